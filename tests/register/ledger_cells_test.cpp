#include "register/ledger/ledger_cells.h"

#include <gtest/gtest.h>

#include "tests/register/ledger_files.h"

namespace chancery {
namespace {

/// `a + b [problem]`
std::string read(const Cell& cell, const LedgerField& field, const CellContext& context = {}) {
  CellReader reader(ledger_tools());
  const CellReading reading = reader.read(cell, field, context);
  std::string out;
  for (const LedgerValue& value : reading.values) out += (out.empty() ? "" : " + ") + normal_form(value);
  for (const std::string& problem : reading.problems) out += " [" + problem + "]";
  return out;
}

std::string read(const std::string& text, FieldType type, const std::string& unit = "") {
  LedgerField field;
  field.type = type;
  field.many = type == FieldType::Place || type == FieldType::Person;
  CellContext context;
  context.unit = unit;
  return read({0, CellKind::Text, text, "", 0}, field, context);
}

LedgerField money_field() {
  LedgerField field;
  field.type = FieldType::Money;
  return field;
}

TEST(LedgerCells, FiguresWithTheUnitOfTheirHead) {
  EXPECT_EQ(read("125.000", FieldType::Money, "USD"), "125000 USD");
  EXPECT_EQ(read("86,4", FieldType::Money, "triệu đồng"), "86400000 VND");
  EXPECT_EQ(read("120", FieldType::Money, "1.000 USD"), "120000 USD");
  EXPECT_EQ(read("2,5 tỷ đồng", FieldType::Money, "USD"), "2500000000 VND") << "what the cell says goes first";
  EXPECT_EQ(read("12 người", FieldType::Integer), "12");
  EXPECT_EQ(read("10 (04 nữ)", FieldType::Integer), "10");
  EXPECT_EQ(read("khoảng 15", FieldType::Integer), "15");
  EXPECT_EQ(read({0, CellKind::Number, "1250.5", "USD", 0}, money_field()), "1250.5 USD");
}

TEST(LedgerCells, NotReportedNothingToReportAndZeroAreThree) {
  for (const char* nothing : {"Không phát sinh", "none", "ບໍ່ມີ", "ไม่มี", "គ្មាន"})
    EXPECT_EQ(read(nothing, FieldType::Integer), kNothingToReport) << nothing;
  for (const char* asked : {"chưa báo cáo", "Not reported", "ຍັງບໍ່ໄດ້ລາຍງານ", "ยังไม่รายงาน", "មិនទាន់រាយការណ៍"})
    EXPECT_EQ(read(asked, FieldType::Money, "USD"), kNotReported) << asked;
  EXPECT_EQ(read("0", FieldType::Integer), "0");
  EXPECT_EQ(read("-", FieldType::Integer), "") << "a dash tells nothing";
  EXPECT_EQ(read("không phát sinh thêm hồ sơ", FieldType::Text), "không phát sinh thêm hồ sơ");
}

TEST(LedgerCells, FiguresThatAPersonHasToSettle) {
  EXPECT_NE(read("15-20", FieldType::Integer).find("more than one figure"), std::string::npos);
  EXPECT_NE(read("12,5", FieldType::Integer).find("no whole number"), std::string::npos);
  EXPECT_NE(read("Tự túc", FieldType::Money, "USD").find("cannot be read as a figure"), std::string::npos);
  EXPECT_EQ(read("15.000", FieldType::Money), "15000 ['15.000' does not say in which currency]");
  EXPECT_NE(read({0, CellKind::Fault, "#REF!", "", 0}, money_field()).find("#REF!"), std::string::npos);
}

TEST(LedgerCells, TheWholeProvinceIsTheOfficesOwn) {
  LedgerField field;
  field.type = FieldType::Place;
  const Cell cell{0, CellKind::Text, "Toàn tỉnh", "", 0};
  const LedgerTools tools{ledger_tools().reading, ledger_tools().words, "VN-25"};
  CellReader at_home(tools);
  ASSERT_EQ(at_home.read(cell, field, {}).values.size(), 1U);
  EXPECT_EQ(at_home.read(cell, field, {}).values[0].value, "VN-25");
  EXPECT_TRUE(at_home.read({0, CellKind::Text, "Toàn huyện", "", 0}, field, {}).values.empty());
  CellReader nowhere(ledger_tools());
  EXPECT_FALSE(nowhere.read(cell, field, {}).problems.empty()) << "no office, no province";
}

TEST(LedgerCells, AFamilyNameThatIsAlsoAWord) {
  EXPECT_EQ(read("Mr. Ken Sample", FieldType::Person), "Ken Sample");
  EXPECT_EQ(read("Mr. Ken chairman", FieldType::Person), "Ken") << "a word in small letters is no name";
}

TEST(LedgerCells, TheDecimalMarkIsThatOfTheColumn) {
  LedgerField field;
  field.type = FieldType::Decimal;
  CellContext context;
  const Cell cell{0, CellKind::Text, "1.298", "", 0};
  context.mark = DecimalMark::Comma;
  EXPECT_EQ(read(cell, field, context), "1298");
  EXPECT_EQ(read({0, CellKind::Text, "1.298,5", "", 0}, field, context), "1298.5");
  context.mark = DecimalMark::Point;
  EXPECT_EQ(read({0, CellKind::Text, "1,298.5", "", 0}, field, context), "1298.5");
}

TEST(LedgerCells, PlacesOfACellAreAList) {
  EXPECT_EQ(read("Nhật Bản, Hàn Quốc và Lào", FieldType::Place), "JP + KR + LA");
  EXPECT_EQ(read("1. Lào 2. Thái Lan", FieldType::Place), "LA + TH");
  EXPECT_EQ(read("Thái Lan\nLào", FieldType::Place), "TH + LA");
  EXPECT_EQ(read("Savannakhet (Lào)", FieldType::Place), "LA-SV") << "the country only says where it lies";
  EXPECT_EQ(read("nhat ban", FieldType::Place), "JP");
  EXPECT_EQ(read("TQ", FieldType::Place), "CN");
  EXPECT_EQ(read("Lào, Vương quốc Mẫu", FieldType::Place), "LA ['Vương quốc Mẫu' is no place that is known]");
  LedgerField country;
  country.type = FieldType::Place;
  country.countries_only = true;
  EXPECT_EQ(read({0, CellKind::Text, "Savannakhet", "", 0}, country), "LA");
}

TEST(LedgerCells, PersonsWithAndWithoutTitles) {
  EXPECT_EQ(read("Ông Nguyễn Văn Mẫu - Phó Giám đốc", FieldType::Person), "Nguyễn Văn Mẫu");
  EXPECT_EQ(read("John Sample", FieldType::Person), "John Sample");
  EXPECT_EQ(read("1. Trần Văn Thử\n2. Lê Thị Mẫu", FieldType::Person), "Trần Văn Thử + Lê Thị Mẫu");
  EXPECT_NE(read("12", FieldType::Person).find("is no name"), std::string::npos);
}

TEST(LedgerCells, ChoicesByTheirWordsOrAPartOfThem) {
  LedgerField field;
  field.type = FieldType::Choice;
  field.choices = {{"mou", {"Bản ghi nhớ"}}, {"plan", {"Chương trình, kế hoạch hợp tác"}}, {"other", {"Văn bản khác"}}};
  const auto choice = [&](const std::string& text) { return read({0, CellKind::Text, text, "", 0}, field); };
  EXPECT_EQ(choice("BAN GHI NHO"), "mou");
  EXPECT_EQ(choice("Bản ghi nhớ (MOU)"), "mou");
  EXPECT_EQ(choice("Kế hoạch"), "plan");
  EXPECT_NE(choice("Biên bản").find("none of the values"), std::string::npos);
}

TEST(LedgerCells, AnswersAndEmptyCells) {
  EXPECT_EQ(read("Có", FieldType::Flag), "yes");
  EXPECT_EQ(read("x", FieldType::Flag), "yes");
  EXPECT_EQ(read("chưa", FieldType::Flag), "no");
  EXPECT_NE(read("Lào", FieldType::Flag).find("neither yes nor no"), std::string::npos);
  EXPECT_EQ(read("không có", FieldType::Text), "");
  EXPECT_EQ(read("-", FieldType::Money), "");
  EXPECT_EQ(read("Không dùng ngân sách", FieldType::Note), "Không dùng ngân sách") << "begins like an empty cell";
}

}  // namespace
}  // namespace chancery
