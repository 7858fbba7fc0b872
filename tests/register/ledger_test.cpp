#include "register/ledger/ledger.h"

#include <gtest/gtest.h>

#include "register/ledger/ledger_headers.h"
#include "tests/register/ledger_files.h"

namespace chancery {
namespace {

Ledger ledger_of(const std::string& text, const std::string& record) {
  const auto fields = fields_of(record);
  const auto book = workbook_of("so-2024.csv", text);
  EXPECT_TRUE(book) << book.error().message();
  const auto plan = plan_ledger(*book, 0, fields, ledger_tools());
  EXPECT_TRUE(plan) << plan.error().message();
  return plan ? read_ledger(*book, *plan, fields, ledger_tools()) : Ledger{};
}

std::string field_of(const LedgerPlan& plan, std::size_t place, const std::vector<LedgerField>& fields) {
  const auto& field = plan.columns.at(place).field;
  return field ? fields[*field].id : "";
}

constexpr const char* kDelegations =
    "TT;Tên đoàn;Trưởng đoàn;Số người;Nước đến;Thời gian;Cột lạ\n"
    "Tháng 3\n"
    "1;Đoàn A thăm Lào;Nguyễn Văn Mẫu;8;Lào;12-15/3;ghi thêm\n"
    "2;Đoàn B;Trần Thị Thử;5;Nhật Bản;20/3;\n"
    ";;;;Hàn Quốc;;\n"
    "II. Tháng 4\n"
    "3;Tổng Công ty Mẫu;Lê Văn Thử;4;Xứ Không Có;5/4;\n"
    ";Tổng cộng;;17;;;\n"
    "TT;Tên đoàn;Trưởng đoàn;Số người;Nước đến;Thời gian;Cột lạ\n"
    "4;Đoàn C;;7;Thái Lan;;\n"
    "Ghi chú: số liệu mẫu\n";

TEST(Ledger, RowsAreToldApart) {
  const auto fields = fields_of("delegation_out");
  const Ledger ledger = ledger_of(kDelegations, "delegation_out");
  ASSERT_EQ(ledger.rows.size(), 4U);
  EXPECT_EQ(values_of(ledger.rows[0], fields)["from"], "2024-03-12");
  EXPECT_EQ(values_of(ledger.rows[0], fields)["to"], "2024-03-15");
  EXPECT_EQ(values_of(ledger.rows[1], fields)["countries"], "JP + KR") << "the row goes on in the next line";
  EXPECT_EQ(ledger.rows[1].last, ledger.rows[1].row + 1);
  EXPECT_EQ(values_of(ledger.rows[2], fields)["title"], "Tổng Công ty Mẫu") << "no total";
  EXPECT_EQ(values_of(ledger.rows[3], fields)["from"], "2024-04") << "what the heading says, where the row does not";
  EXPECT_EQ(ledger.rows[3].sections, std::vector<std::string>{"Tháng 4"});
  std::vector<std::string> reasons;
  for (const LeftOutRow& row : ledger.left_out) reasons.push_back(row.reason);
  EXPECT_EQ(reasons, (std::vector<std::string>{"a heading over the rows below it", "a heading over the rows below it",
                                               "a total", "a line of the head", "a note beside the table"}));
}

TEST(Ledger, NothingIsThrownAway) {
  const Ledger ledger = ledger_of(kDelegations, "delegation_out");
  ASSERT_EQ(ledger.rows[0].others.size(), 1U);
  EXPECT_EQ(ledger.rows[0].others[0].values[0].value, "ghi thêm");
  ASSERT_EQ(ledger.rows[2].problems.size(), 1U);
  EXPECT_EQ(to_text(ledger.rows[2].problems[0].cell), "E7");
  EXPECT_EQ(ledger.rows[2].problems[0].reason, "'Xứ Không Có' is no place that is known");
  ASSERT_EQ(ledger.notes.size(), 1U);
  EXPECT_NE(ledger.notes[0].reason.find("'Cột lạ' was kept as text"), std::string::npos);
}

TEST(Ledger, TheOfficeMayChangeThePlan) {
  const auto fields = fields_of("delegation_out");
  const auto book = workbook_of("so-2024.csv", kDelegations);
  auto plan = plan_ledger(*book, 0, fields, ledger_tools());
  ASSERT_TRUE(plan);
  const auto notes = std::find_if(fields.begin(), fields.end(), [](const LedgerField& f) { return f.id == "notes"; });
  plan->columns.back().field = static_cast<std::size_t>(notes - fields.begin());
  plan->year = 2023;
  const Ledger ledger = read_ledger(*book, *plan, fields, ledger_tools());
  EXPECT_EQ(values_of(ledger.rows[0], fields)["notes"], "ghi thêm");
  EXPECT_EQ(values_of(ledger.rows[0], fields)["from"], "2023-03-12");
}

TEST(Ledger, ASheetWithoutAHeadSaysSo) {
  const auto fields = fields_of("delegation_out");
  const auto book = workbook_of("x.csv", "abc,def\n1,2\n3,4\n");
  const auto plan = plan_ledger(*book, 0, fields, ledger_tools());
  ASSERT_FALSE(plan);
  EXPECT_EQ(plan.error().kind, ErrorKind::UnknownFormat);
  EXPECT_EQ(plan_ledger(*book, 7, fields, ledger_tools()).error().kind, ErrorKind::BadArgument);
}

TEST(LedgerColumns, TwoLinesOfHeadAndTheEndsOfAPeriod) {
  const auto fields = fields_of("delegation_out");
  const auto book = workbook_of("x.csv",
                                "TT;Đoàn;Thời gian;;Quyết định;;KP (triệu đồng)\n;;Từ;Đến;Số;Ngày;\n"
                                "1;A;12/3/2024;15/3/2024;5/QĐ;1/3/2024;12,5\n2;B;1/4/2024;2/4/2024;6/QĐ;1/4/2024;7\n");
  const auto plan = plan_ledger(*book, 0, fields, ledger_tools());
  ASSERT_TRUE(plan) << plan.error().message();
  EXPECT_EQ(plan->head_last, 1U);
  EXPECT_EQ(plan->ordinal_column, 0U);
  std::vector<std::string> ids;
  for (std::size_t i = 0; i < plan->columns.size(); ++i) ids.push_back(field_of(*plan, i, fields));
  EXPECT_EQ(ids, (std::vector<std::string>{"title", "from", "to", "decision_number", "decision_date", "cost"}));
  EXPECT_EQ(plan->columns[5].unit, "triệu đồng");
}

TEST(LedgerColumns, WordsAreWeightedAndAbbreviationsRead) {
  const auto fields = fields_of("delegation_out");
  const HeaderIndex index(fields);
  const auto best = [&](const std::string& header) {
    const auto found = index.find(header);
    return found.empty() || found[0].score < 0.5 ? std::string("-") : fields[found[0].field].id;
  };
  EXPECT_EQ(best("SO NGUOI"), "persons") << "marks and capitals do not count";
  EXPECT_EQ(best("Số QĐ"), "decision_number");
  EXPECT_EQ(best("Ngày QĐ"), "decision_date");
  EXPECT_EQ(best("Nước đến công tác của đoàn"), "countries");
  EXPECT_EQ(best("ประเทศที่เดินทางไป"), "countries");
  EXPECT_NE(best("Cột lạ"), "countries") << "no initials of Country or territory";
  EXPECT_EQ(best("Mật khẩu máy tính"), "-");
}

TEST(LedgerColumns, CellsSpeakAgainstAHeadThatMisleads) {
  const auto fields = fields_of("delegation_out");
  const auto book =
      workbook_of("x.csv", "Tên đoàn;Thời gian;Nước đến\nA;buổi sáng;Lào\nB;buổi chiều;Lào\nC;cả ngày;Lào\n");
  const auto plan = plan_ledger(*book, 0, fields, ledger_tools());
  ASSERT_TRUE(plan);
  const auto good =
      workbook_of("x.csv", "Tên đoàn;Thời gian;Nước đến\nA;1/2/2024;Lào\nB;2/2/2024;Lào\nC;3/2/2024;Lào\n");
  const auto better = plan_ledger(*good, 0, fields, ledger_tools());
  EXPECT_LT(plan->columns[1].score, better->columns[1].score);
}

/// `row: field=value ...` of each record.
std::vector<std::string> rows_of(const std::string& text, const std::string& record) {
  const auto fields = fields_of(record);
  std::vector<std::string> out;
  for (const LedgerRow& row : ledger_of(text, record).rows) {
    std::string line = std::to_string(row.row + 1) + ":";
    for (const auto& [field, value] : values_of(row, fields)) line += " " + field + "=" + value;
    for (const LedgerProblem& problem : row.problems) line += " [" + problem.reason + "]";
    out.push_back(line);
  }
  return out;
}

TEST(LedgerRows, LettersOfAnyScriptLabelHeadings) {
  const auto rows =
      rows_of("ລ/ດ;ຊື່ຄະນະ;ປະເທດ;ຈຳນວນ\nກ;ພາກລັດ;;\n1;ຄະນະ ໜຶ່ງ;ໄທ;3\nຂ;ເອກະຊົນ;;\n2;ຄະນະ ສອງ;ຈີນ;4\n", "delegation_in");
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_TRUE(rows[0].starts_with("3:")) << rows[0];
}

TEST(LedgerRows, ASecondTableOfTheSheetIsNotRead) {
  const std::string first = "STT;Tên đoàn;Nước đến;Thời gian\n1;Đoàn A;Lào;12/3/2024\n";
  const std::string head = "STT;Tên đoàn khách;Quốc tịch;Số người\n";
  EXPECT_EQ(rows_of(first + head + "1;Đoàn B;Lào;5\n", "delegation_out").size(), 1U);
  EXPECT_EQ(rows_of(first + "STT;Tên đoàn;Nước đến;Thời gian\n2;Đoàn B;Lào;5/4/2024\n", "delegation_out").size(), 2U)
      << "the same head again, as on the next page";
}

TEST(LedgerRows, DittoIsWhatStandsAbove) {
  const auto rows = rows_of(
      "STT;Tên đoàn;Nước đến;Thời gian\n1;Đoàn A;Lào;12/3/2024\n2;Đoàn B;nt;13/3/2024\n3;Đoàn C;như trên;14/3/2024\n",
      "delegation_out");
  ASSERT_EQ(rows.size(), 3U);
  EXPECT_EQ(rows[1], "3: countries=LA from=2024-03-13 title=Đoàn B");
  EXPECT_EQ(rows[2], "4: countries=LA from=2024-03-14 title=Đoàn C");
}

TEST(LedgerRows, WhoPaysIsToldInPlaceOfASum) {
  const auto rows = rows_of(
      "STT;Tên đoàn;Thời gian;Kinh phí (đồng)\n1;Đoàn A;12/3/2024;Tự túc\n2;Đoàn B;13/3/2024;đang tính\n"
      "3;Đoàn C;14/3/2024;10.000.000\n4;Đoàn D;15/3/2024;20.000.000\n5;Đoàn E;15/3/2024;5.000.000\n",
      "delegation_out");
  ASSERT_EQ(rows.size(), 5U);
  EXPECT_EQ(rows[0], "2: from=2024-03-12 funding=Tự túc title=Đoàn A");
  EXPECT_NE(rows[1].find('['), std::string::npos) << "a word that says nothing of who pays asks: " << rows[1];
  EXPECT_NE(rows[2].find("cost=10000000 VND"), std::string::npos) << rows[2];
}

TEST(LedgerRows, NothingNothingToReportAndZeroStayApart) {
  const std::string text =
      "STT;Tên đoàn;Thời gian;Số người\n1;A;12/3/2024;0\n2;B;13/3/2024;-\n3;C;14/3/2024;Không phát "
      "sinh\n4;D;15/3/2024;\n";
  const Ledger ledger = ledger_of(text, "delegation_out");
  ASSERT_EQ(ledger.rows.size(), 4U);
  EXPECT_TRUE(ledger.rows[0].nothing.empty());
  ASSERT_EQ(ledger.rows[1].nothing.size(), 1U);
  EXPECT_EQ(ledger.rows[1].nothing[0].values[0].typed, "-");
  EXPECT_TRUE(ledger.rows[2].nothing.empty()) << "to say that there is nothing to report is to report";
  EXPECT_TRUE(ledger.rows[3].nothing.empty());
  const auto fields = fields_of("delegation_out");
  const Sheet sheet = to_sheet(ledger.plan, ledger.rows, fields);
  EXPECT_EQ(sheet.find({1, 3})->text, "0");
  EXPECT_EQ(sheet.find({2, 3})->text, "-");
  EXPECT_EQ(sheet.find({3, 3})->text, "Không phát sinh");
  EXPECT_EQ(sheet.find({4, 3}), nullptr);
}

TEST(LedgerRows, AZeroNeedsNoCurrencyOfItsOwn) {
  const auto rows =
      rows_of("TT;Tên dự án;Giá trị cam kết (USD);Giải ngân\n1;Dự án A;1.000;0\n2;Dự án B;1.000;500\n", "aid_project");
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_NE(rows[0].find("disbursed=0 USD"), std::string::npos) << rows[0];
  EXPECT_EQ(rows[0].find("["), std::string::npos) << rows[0];
  EXPECT_NE(rows[1].find("does not say in which currency"), std::string::npos) << rows[1];
}

TEST(LedgerSheet, RowsComeBackInTheOfficesColumns) {
  const auto fields = fields_of("delegation_out");
  const Ledger ledger = ledger_of(kDelegations, "delegation_out");
  const Sheet sheet = to_sheet(ledger.plan, ledger.rows, fields);
  ASSERT_EQ(sheet.rows.size(), 5U);
  EXPECT_EQ(sheet.find({0, 1})->text, "Tên đoàn");
  EXPECT_EQ(sheet.find({1, 3})->kind, CellKind::Number);
  EXPECT_EQ(sheet.find({1, 5})->text, "12-15/3") << "as it was typed";
  EXPECT_EQ(sheet.find({1, 6})->text, "ghi thêm");
  EXPECT_EQ(sheet.find({2, 4})->text, "Nhật Bản\nHàn Quốc");
}

TEST(LedgerWords, AWrongKeyIsNamedWithItsLine) {
  const auto words = load_ledger_words(CHANCERY_SOURCE_DIR "/schema/common.toml");
  ASSERT_FALSE(words);
  EXPECT_EQ(words.error().kind, ErrorKind::BadPack);
  EXPECT_TRUE(load_ledger_words(CHANCERY_SOURCE_DIR "/schema/ledger.toml"));
}

}  // namespace
}  // namespace chancery
