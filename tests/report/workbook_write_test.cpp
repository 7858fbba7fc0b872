#include "report/workbook_write.h"

#include <gtest/gtest.h>

namespace chancery {
namespace {

Sheet sample_sheet() {
  Sheet sheet;
  sheet.name = "Đoàn ra";
  sheet.rows = {
      {0,
       false,
       {{0, CellKind::Text, "Tên", "", 0}, {1, CellKind::Text, "Ngày", "", 0}, {2, CellKind::Text, "Giá trị", "", 0}}},
      {1,
       true,
       {{0, CellKind::Text, "=HYPERLINK(\"x\")", "", 0},
        {1, CellKind::Date, "2024-03-12", "", 0},
        {2, CellKind::Number, "1250.5", "USD", 0}}},
      {3,
       false,
       {{0, CellKind::Text, "a, \"b\"\nc", "", 0},
        {1, CellKind::Date, "2024-03", "", 0},
        {2, CellKind::Number, "1234567890123456789", "", 0}}}};
  sheet.merged = {{{4, 0}, {4, 2}}};
  return sheet;
}

Result<Workbook> read_back(const std::string& bytes) { return read_workbook("back", std::as_bytes(std::span(bytes))); }

TEST(WorkbookWrite, XlsxComesBackAsItWas) {
  Workbook book;
  book.file = "out.xlsx";
  book.sheets.push_back(sample_sheet());
  const auto bytes = to_xlsx(book);
  ASSERT_TRUE(bytes) << bytes.error().message();
  const auto back = read_back(*bytes);
  ASSERT_TRUE(back) << back.error().message();
  const Sheet& sheet = back->sheets[0];
  EXPECT_EQ(sheet.name, "Đoàn ra");
  EXPECT_EQ(sheet.find({1, 0})->text, "=HYPERLINK(\"x\")") << "text is never a formula";
  EXPECT_EQ(sheet.find({1, 1})->kind, CellKind::Date);
  EXPECT_EQ(sheet.find({1, 1})->text, "2024-03-12");
  EXPECT_EQ(sheet.find({1, 2})->text, "1250.5");
  EXPECT_EQ(sheet.find({1, 2})->unit, "USD");
  EXPECT_TRUE(sheet.find_row(1)->hidden);
  EXPECT_EQ(sheet.find({3, 1})->text, "2024-03") << "a month is no day, so it stays text";
  EXPECT_EQ(sheet.find({3, 2})->text, "1234567890123456789") << "more digits than a number there can hold";
  EXPECT_EQ(sheet.merged, sample_sheet().merged);
}

TEST(WorkbookWrite, SheetNamesThatExcelRefusesAreNamed) {
  Workbook book;
  book.file = "out.xlsx";
  book.sheets.push_back(sample_sheet());
  book.sheets[0].name = "a/b";
  const auto bytes = to_xlsx(book);
  ASSERT_FALSE(bytes);
  EXPECT_EQ(bytes.error().kind, ErrorKind::BadArgument);
  EXPECT_NE(bytes.error().place.find("a/b"), std::string::npos);
}

TEST(WorkbookWrite, CsvQuotesAndDisarmsFormulas) {
  const std::string csv = to_csv(sample_sheet());
  EXPECT_EQ(csv,
            "\xEF\xBB\xBFTên,Ngày,Giá trị\r\n\"'=HYPERLINK(\"\"x\"\")\",2024-03-12,1250.5\r\n\r\n"
            "\"a, \"\"b\"\"\nc\",2024-03,1234567890123456789\r\n");
  const auto back = read_back(csv);
  ASSERT_TRUE(back);
  EXPECT_EQ(back->sheets[0].find({3, 0})->text, "a, \"b\"\nc");
}

}  // namespace
}  // namespace chancery
