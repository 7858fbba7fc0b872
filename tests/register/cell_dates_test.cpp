#include "register/ledger/cell_dates.h"

#include <gtest/gtest.h>

#include "register/ledger/cell_run.h"
#include "tests/register/ledger_files.h"

namespace chancery {
namespace {

/// The values of a cell, joined by ` + `; a problem in brackets where there are none.
std::string read_date(const Cell& cell, std::optional<int> year, std::optional<int> month = std::nullopt) {
  CellRun run(ledger_tools());
  CellContext context;
  context.year = year;
  context.month = month;
  const CellReading reading = read_date_cell(run, cell, context);
  std::string out;
  for (const LedgerValue& value : reading.values) out += (out.empty() ? "" : " + ") + value.value;
  return out.empty() && !reading.problems.empty() ? "[" + reading.problems[0] + "]" : out;
}

std::string read_text(const std::string& text, std::optional<int> year = 2024) {
  return read_date({0, CellKind::Text, text, "", 0}, year);
}

TEST(CellDates, FiguresWithWhatTheyLeaveOut) {
  EXPECT_EQ(read_text("12-15/3"), "2024-03-12/2024-03-15");
  EXPECT_EQ(read_text("12-15/3/2023"), "2023-03-12/2023-03-15");
  EXPECT_EQ(read_text("15.3.2024"), "2024-03-15");
  EXPECT_EQ(read_text("15-3-2024"), "2024-03-15");
  EXPECT_EQ(read_text("3/2024"), "2024-03");
  EXPECT_EQ(read_text("3-5/2024"), "2024-03/2024-05");
  EXPECT_EQ(read_text("30/5-02/6"), "2024-05-30/2024-06-02");
  EXPECT_EQ(read_text("28/12-03/01/2025"), "2024-12-28/2025-01-03");
  EXPECT_EQ(read_text("28/12-03/01"), "2024-12-28/2025-01-03");
  EXPECT_EQ(read_text("12,13,14/3"), "2024-03-12/2024-03-14");
  EXPECT_EQ(read_text("12, 20/3"), "2024-03-12 + 2024-03-20") << "days apart are no period";
  EXPECT_EQ(read_text("9/9/24"), "2024-09-09");
  EXPECT_EQ(read_text("03/24"), "2024-03");
  EXPECT_EQ(read_text("2024"), "2024");
  EXPECT_EQ(read_text("2021-2025"), "2021/2025");
}

TEST(CellDates, BuddhistYearsAreBroughtOver) {
  EXPECT_EQ(read_text("12/03/2567"), "2024-03-12");
  EXPECT_EQ(read_text("12/03/67"), "2024-03-12");
  EXPECT_EQ(read_text("๑๒/๐๓/๒๕๖๗"), "2024-03-12");
  EXPECT_EQ(read_text("2567"), "2024");
  EXPECT_EQ(read_text("12 มี.ค. 2567"), "2024-03-12");
  EXPECT_EQ(read_date({0, CellKind::Date, "2567-03-12", "", 0}, 2024), "2024-03-12");
}

TEST(CellDates, WordsWithTheYearOfTheSheet) {
  EXPECT_EQ(read_text("quý II/2024"), "2024-34");
  EXPECT_EQ(read_text("Quý II"), "2024-34");
  EXPECT_EQ(read_text("tháng 3"), "2024-03");
  EXPECT_EQ(read_text("từ 12 đến 15/3"), "2024-03-12/2024-03-15");
  EXPECT_EQ(read_text("từ ngày 12/3/2024 đến ngày 15/3/2024"), "2024-03-12/2024-03-15");
  EXPECT_EQ(read_text("đầu tháng 10"), "2024-10");
  EXPECT_EQ(read_text("12 March"), "2024-03-12");
}

TEST(CellDates, NothingIsGuessed) {
  EXPECT_TRUE(read_text("12-15/3", std::nullopt).starts_with("['12-15/3' cannot be read as a date; no year"));
  EXPECT_TRUE(read_text("31/9/2024").starts_with("["));
  EXPECT_TRUE(read_text("15-12/3").starts_with("['15-12/3' ends before it begins"));
  EXPECT_TRUE(read_text("chưa xác định").starts_with("["));
  EXPECT_TRUE(read_text("Lào").starts_with("["));
}

TEST(CellDates, NumbersThatASpreadsheetMadeOfDates) {
  const auto number = [](const std::string& digits, std::optional<int> month = std::nullopt) {
    return read_date({0, CellKind::Number, digits, "", 0}, 2024, month);
  };
  EXPECT_EQ(number("45363"), "2024-03-12") << "a day count that lost its format";
  EXPECT_EQ(number("2024"), "2024");
  EXPECT_EQ(number("15.3"), "2024-03-15");
  EXPECT_EQ(number("3.2024"), "2024-03");
  EXPECT_EQ(number("3.202"), "2020-03") << "the number has lost the last zero of 3.2020";
  EXPECT_EQ(number("12", 3), "2024-03-12") << "a day under the heading of its month";
  EXPECT_TRUE(number("5.1").starts_with("['5.1' may be day 5 of January or of October"));
}

TEST(CellDates, AYearIsInferredOnlyWhereNoneIsWritten) {
  CellRun run(ledger_tools());
  CellContext context;
  context.year = 2024;
  EXPECT_TRUE(read_date_cell(run, {0, CellKind::Text, "15/3", "", 0}, context).values.at(0).inferred);
  EXPECT_FALSE(read_date_cell(run, {0, CellKind::Text, "15/3/2023", "", 0}, context).values.at(0).inferred);
}

TEST(CellDates, OnlyYearNeedsOneYear) {
  EXPECT_EQ(only_year("SỔ THEO DÕI ĐOÀN RA NĂM 2024"), 2024);
  EXPECT_EQ(only_year("พ.ศ. ๒๕๖๗"), 2024);
  EXPECT_EQ(only_year("giai đoạn 2021-2025"), std::nullopt);
  EXPECT_EQ(only_year("số 1234/BC"), std::nullopt);
}

}  // namespace
}  // namespace chancery
