#include <gtest/gtest.h>

#include "tests/intake/workbook_files.h"

namespace chancery {
namespace {

TEST(Ods, CellsRepeatsAndSpans) {
  const auto book = workbook_from(ods_of(
      R"(<table:table table:name="Sổ"><table:table-column table:visibility="collapse"/>)"
      R"(<table:table-row table:number-rows-repeated="3"/>)"
      R"(<table:table-row table:visibility="filter"><table:table-cell table:number-columns-spanned="2"><text:p>một<text:s text:c="2"/>hai</text:p>)"
      R"(<text:p>ba</text:p><office:annotation><text:p>ghi chú</text:p></office:annotation></table:table-cell><table:covered-table-cell/>)"
      R"(<table:table-cell office:value-type="float" office:value="12.50"><text:p>12,5</text:p></table:table-cell>)"
      R"(<table:table-cell office:value-type="date" office:date-value="2024-03-12T00:00:00"><text:p>12/3</text:p></table:table-cell>)"
      R"(<table:table-cell office:value-type="currency" office:currency="USD" office:value="7"/></table:table-row>)"
      R"(<table:table-row table:number-rows-repeated="2"><table:table-cell><text:p>x</text:p></table:table-cell></table:table-row></table:table>)"));
  ASSERT_TRUE(book) << book.error().message();
  EXPECT_EQ(cell_at(*book, "A4").text, "một  hai\nba");
  EXPECT_EQ(cell_at(*book, "C4"), (Cell{2, CellKind::Number, "12.5", "", 0}));
  EXPECT_EQ(cell_at(*book, "D4"), (Cell{3, CellKind::Date, "2024-03-12", "", 0}));
  EXPECT_EQ(cell_at(*book, "E4"), (Cell{4, CellKind::Number, "7", "USD", 0}));
  EXPECT_EQ(cell_at(*book, "A5").text, "x");
  EXPECT_EQ(cell_at(*book, "A6").text, "x");
  EXPECT_TRUE(book->sheets[0].rows[0].hidden);
  EXPECT_EQ(book->sheets[0].hidden_columns, std::vector<std::uint32_t>{0});
  EXPECT_EQ(book->sheets[0].merged, (std::vector<CellRange>{{{3, 0}, {3, 1}}}));
}

TEST(Ods, OldFontsAreDecodedThroughStylesAndParents) {
  const auto book = workbook_from(ods_of(
      R"(<table:table table:name="T"><table:table-row><table:table-cell table:style-name="ce2"><text:p>Së Ngo¹i vô</text:p></table:table-cell>)"
      R"(<table:table-cell><text:p><text:span text:style-name="T1">tØnh</text:span> Zoë</text:p></table:table-cell></table:table-row></table:table>)",
      R"(<style:font-face style:name="F" svg:font-family="'.VnTime'"/>)"
      R"(<style:style style:name="ce1"><style:text-properties style:font-name="F"/></style:style>)"
      R"(<style:style style:name="ce2" style:parent-style-name="ce1"/>)"
      R"(<style:style style:name="T1"><style:text-properties fo:font-family=".VnArial"/></style:style>)"));
  ASSERT_TRUE(book) << book.error().message();
  EXPECT_EQ(cell_at(*book, "A1").text, "Sở Ngoại vụ");
  EXPECT_EQ(cell_at(*book, "B1").text, "tỉnh Zoë");
}

TEST(Xls, TextDatesAndOldFontsAreRead) {
  const auto book = workbook_from(repository_file("testset/ledgers/foreign-ngos.xls"));
  ASSERT_TRUE(book) << book.error().message();
  EXPECT_EQ(book->format, WorkbookFormat::Xls);
  EXPECT_EQ(cell_at(*book, "B6").text, "Tên tổ chức");
  EXPECT_EQ(cell_at(*book, "E7"), (Cell{4, CellKind::Date, "2022-03-01", "", 0}));
  EXPECT_EQ(book->fonts[cell_at(*book, "B6").font], ".VnTime");
  EXPECT_EQ(book->fonts[cell_at(*book, "B9").font], "Arial");
  const Sheet& sheet = book->sheets[0];
  EXPECT_EQ(sheet.merged, (std::vector<CellRange>{{{0, 0}, {0, 8}}, {{1, 0}, {1, 8}}, {{2, 0}, {2, 8}}}));
  EXPECT_TRUE(sheet.find_row(9)->hidden);
  EXPECT_FALSE(sheet.find_row(8)->hidden);
  EXPECT_EQ(cell_at(*book, "B9").text, "Exemple Solidarité");
}

TEST(Ods, WhatIsNoNumberDayOrFlagIsWhatTheCellShows) {
  const auto book = workbook_from(ods_of(
      R"(<table:table><table:table-row>)"
      R"(<table:table-cell office:value-type="date" office:date-value="soon"><text:p>sớm</text:p></table:table-cell>)"
      R"(<table:table-cell office:value-type="float" office:value="1e300"><text:p>rất lớn</text:p></table:table-cell>)"
      R"(<table:table-cell office:value-type="boolean" office:boolean-value="x"><text:p>có</text:p></table:table-cell>)"
      R"(<table:table-cell office:value-type="date" office:date-value="2024-03-12T10:30:00.25"/>)"
      R"(</table:table-row></table:table>)"));
  ASSERT_TRUE(book) << book.error().message();
  EXPECT_EQ(cell_at(*book, "A1"), (Cell{0, CellKind::Text, "sớm", "", 0}));
  EXPECT_EQ(cell_at(*book, "B1"), (Cell{1, CellKind::Text, "rất lớn", "", 0}));
  EXPECT_EQ(cell_at(*book, "C1"), (Cell{2, CellKind::Text, "có", "", 0}));
  EXPECT_EQ(cell_at(*book, "D1"), (Cell{3, CellKind::Date, "2024-03-12T10:30:00", "", 0}));
}

TEST(Ods, CellsMergedBeyondTheSheetEndWithIt) {
  const std::string cell = R"(<table:table-row><table:table-cell table:number-columns-spanned="99999" )"
                           R"(table:number-rows-spanned="2"><text:p>a</text:p></table:table-cell></table:table-row>)";
  const auto book =
      workbook_from(ods_of("<table:table>" + cell +
                           R"(<table:table-row table:number-rows-repeated="0"><table:table-cell/>)"
                           R"(</table:table-row><table:table-row table:number-rows-repeated="1048575"/>)" +
                           R"(<table:table-row><table:table-cell table:number-columns-spanned="2"/>)"
                           "</table:table-row></table:table>"));
  ASSERT_TRUE(book) << book.error().message();
  EXPECT_EQ(book->sheets[0].merged, (std::vector<CellRange>{{{0, 0}, {1, kMaxSheetColumns - 1}}}));
}

TEST(Ods, OneTextForManyCellsIsRefusedWhereAllOfThemAreTooMuch) {
  const std::string text(1000, 'a');
  WorkbookLimits limits;
  limits.unpacked_bytes = 2U << 20U;
  const auto sheet = [](const std::string& content) {
    return ods_of(R"(<table:table><table:table-row table:number-rows-repeated="1048576">)"
                  R"(<table:table-cell table:number-columns-repeated="16384"><text:p>)" +
                  content + "</text:p></table:table-cell></table:table-row></table:table>");
  };
  const auto book = workbook_from(sheet(text), limits);
  ASSERT_FALSE(book);
  EXPECT_EQ(book.error().kind, ErrorKind::TooLarge);
  EXPECT_NE(book.error().sentence.find("2 MiB of text"), std::string::npos) << book.error().message();
  const auto blank = workbook_from(sheet("<text:s/>"), limits);  // and blank ones are none, at once
  ASSERT_FALSE(blank);
  EXPECT_EQ(blank.error().kind, ErrorKind::Empty);
}

}  // namespace
}  // namespace chancery
