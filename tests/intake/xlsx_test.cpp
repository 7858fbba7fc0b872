#include <gtest/gtest.h>

#include "tests/intake/workbook_files.h"

namespace chancery {
namespace {

constexpr const char* kStyles =
    R"(<numFmts><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/><numFmt numFmtId="165" formatCode="#,##0 &quot;USD&quot;"/></numFmts>)"
    R"(<fonts><font><name val="Arial"/></font><font><name val=".VnTime"/></font><font><name val="VNI-Times"/></font></fonts>)"
    R"(<cellXfs><xf numFmtId="0" fontId="0"/><xf numFmtId="164" fontId="0"/><xf numFmtId="165" fontId="0"/>)"
    R"(<xf numFmtId="0" fontId="1"/><xf numFmtId="9" fontId="0"/><xf numFmtId="0" fontId="2"/></cellXfs>)";

TEST(Xlsx, CellsKeepTheirKinds) {
  const auto book = workbook_from(xlsx_of(
      R"(<sheetData><row r="2"><c r="A2" t="s"><v>0</v></c><c r="B2"><v>12</v></c><c r="C2" s="1"><v>45363</v></c>)"
      R"(<c r="D2" s="2"><v>1.25E6</v></c><c r="E2" t="b"><v>1</v></c><c r="F2" t="e"><v>#REF!</v></c>)"
      R"(<c r="G2" t="inlineStr"><is><t>tại chỗ</t></is></c><c r="H2" s="4"><v>0.125</v></c></row></sheetData>)",
      kStyles, "<si><t>Đoàn ra</t></si>"));
  ASSERT_TRUE(book) << book.error().message();
  EXPECT_EQ(cell_at(*book, "A2").text, "Đoàn ra");
  EXPECT_EQ(cell_at(*book, "B2"), (Cell{1, CellKind::Number, "12", "", 1}));
  EXPECT_EQ(cell_at(*book, "C2"), (Cell{2, CellKind::Date, "2024-03-12", "", 1}));
  EXPECT_EQ(cell_at(*book, "D2"), (Cell{3, CellKind::Number, "1250000", "USD", 1}));
  EXPECT_EQ(cell_at(*book, "E2"), (Cell{4, CellKind::Flag, "true", "", 1}));
  EXPECT_EQ(cell_at(*book, "F2"), (Cell{5, CellKind::Fault, "#REF!", "", 1}));
  EXPECT_EQ(cell_at(*book, "G2").text, "tại chỗ");
  EXPECT_EQ(cell_at(*book, "H2"), (Cell{7, CellKind::Number, "12.5", "%", 1}));
  EXPECT_EQ(book->sheets[0].name, "Sổ");
}

TEST(Xlsx, OldFontsAreDecodedByTheirName) {
  const auto book = workbook_from(xlsx_of(
      R"(<sheetData><row r="1"><c r="A1" t="s" s="3"><v>0</v></c><c r="B1" t="s"><v>0</v></c>)"
      R"(<c r="C1" t="s" s="3"><v>1</v></c><c r="D1" t="s"><v>2</v></c><c r="E1" t="s" s="5"><v>3</v></c></row></sheetData>)",
      kStyles,
      "<si><t>Së Ngo¹i vô</t></si><si><t>Hà Nội</t></si>"
      R"(<si><r><rPr><rFont val=".VnTimeH"/></rPr><t>s¬n la</t></r><r><t> Soirée</t></r></si>)"
      "<si><t>Vieät Nam</t></si>"));
  ASSERT_TRUE(book) << book.error().message();
  EXPECT_EQ(cell_at(*book, "A1").text, "Sở Ngoại vụ");
  EXPECT_EQ(cell_at(*book, "B1").text, "Së Ngo¹i vô") << "another font, and too little text to be sure without one";
  EXPECT_EQ(cell_at(*book, "C1").text, "Hà Nội") << "typed in Unicode, the old font left on the cell";
  EXPECT_EQ(cell_at(*book, "D1").text, "SƠN LA Soirée") << "each stretch by its own font";
  EXPECT_EQ(cell_at(*book, "E1").text, "Việt Nam");
}

TEST(Xlsx, HiddenRowsColumnsAndMergedCellsAreTold) {
  const auto book = workbook_from(xlsx_of(
      R"(<cols><col min="2" max="3" hidden="1"/></cols><sheetData><row r="1" hidden="1"><c r="A1"><v>1</v></c></row>)"
      R"(<row r="2"><c r="B2"><v>2</v></c></row><row r="3" hidden="1"/></sheetData>)"
      R"(<mergeCells><mergeCell ref="A1:C2"/></mergeCells>)"));
  ASSERT_TRUE(book) << book.error().message();
  const Sheet& sheet = book->sheets[0];
  ASSERT_EQ(sheet.rows.size(), 2U) << "a hidden row without cells says nothing";
  EXPECT_TRUE(sheet.rows[0].hidden);
  EXPECT_FALSE(sheet.rows[1].hidden);
  EXPECT_EQ(sheet.hidden_columns, std::vector<std::uint32_t>{1});
  EXPECT_EQ(sheet.merged, (std::vector<CellRange>{{{0, 0}, {1, 2}}}));
}

TEST(Xlsx, CellsWithoutAddressesFollowEachOther) {
  const auto book = workbook_from(
      xlsx_of("<sheetData><row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row></sheetData>"));
  ASSERT_TRUE(book);
  EXPECT_EQ(cell_at(*book, "B1").text, "2");
  EXPECT_EQ(cell_at(*book, "A2").text, "3");
}

TEST(Xlsx, AFormulaWithoutItsResultIsANote) {
  const auto book = workbook_from(xlsx_of(
      R"(<sheetData><row r="1"><c r="A1"><f>SUM(B1:B9)</f></c><c r="B1"><f>1+1</f><v>2</v></c></row></sheetData>)"));
  ASSERT_TRUE(book);
  ASSERT_EQ(book->sheets[0].notes.size(), 1U);
  EXPECT_EQ(to_text(book->sheets[0].notes[0].cell), "A1");
  EXPECT_EQ(cell_at(*book, "B1").text, "2");
}

TEST(Xlsx, TheEpochOf1904IsKept) {
  const std::string book_part =
      R"(<workbook xmlns:r="r"><workbookPr date1904="1"/><sheets><sheet name="S" r:id="a"/></sheets></workbook>)";
  const auto book = workbook_from(
      zip_of({{"xl/workbook.xml", book_part},
              {"xl/_rels/workbook.xml.rels", R"(<R><Relationship Id="a" Target="/xl/worksheets/x.xml"/></R>)"},
              {"xl/styles.xml", std::string("<styleSheet>") + kStyles + "</styleSheet>"},
              {"xl/worksheets/x.xml", R"(<w><row r="1"><c r="A1" s="1"><v>43901</v></c></row></w>)"}}));
  ASSERT_TRUE(book) << book.error().message();
  EXPECT_EQ(cell_at(*book, "A1").text, "2024-03-12");
}

TEST(Xlsx, ANumberOrDayThatIsNoneIsText) {
  const auto book = workbook_from(
      xlsx_of(R"(<sheetData><row r="1"><c r="A1"><v>1E+300</v></c><c r="B1" t="d"><v>soon</v></c>)"
              R"(<c r="C1" t="d"><v>2024-03-12T10:30:00.000Z</v></c><c r="D1"><v>2.7E-25</v></c></row></sheetData>)"));
  ASSERT_TRUE(book) << book.error().message();
  EXPECT_EQ(cell_at(*book, "A1"), (Cell{0, CellKind::Text, "1E+300", "", 0}));
  EXPECT_EQ(cell_at(*book, "B1"), (Cell{1, CellKind::Text, "soon", "", 0}));
  EXPECT_EQ(cell_at(*book, "C1"), (Cell{2, CellKind::Date, "2024-03-12T10:30:00", "", 0}));
  EXPECT_EQ(cell_at(*book, "D1"), (Cell{3, CellKind::Number, "0.00000000000000000000000027", "", 0}));
}

TEST(Xlsx, NumbersOfRowsAndColumnsThatNoSheetHas) {
  const auto book = workbook_from(
      xlsx_of(R"(<cols><col min="0" max="0" hidden="1"/></cols><sheetData><row r="2"><c r="A2"><v>1</v></c></row>)"
              R"(<row r="0"><c><f>A1</f></c></row></sheetData>)"));
  ASSERT_TRUE(book) << book.error().message();
  EXPECT_EQ(cell_at(*book, "A2").text, "1");
  EXPECT_TRUE(book->sheets[0].notes.empty());
}

TEST(Xlsx, TextInFontsThatNobodyCanReadIsNamedAndLeftOut) {
  const auto book = workbook_from(xlsx_of(
      R"(<sheetData><row r="1"><c r="A1" t="s" s="1"><v>0</v></c><c r="B1" t="s" s="1"><v>1</v></c>)"
      R"(<c r="C1" s="1"><v>12</v></c><c r="D1" t="s" s="1"><v>2</v></c><c r="E1" t="s"><v>0</v></c></row></sheetData>)",
      R"(<fonts><font><name val="Arial"/></font><font><name val="Alice5"/></font></fonts>)"
      R"(<cellXfs><xf numFmtId="0" fontId="0"/><xf numFmtId="0" fontId="1"/></cellXfs>)",
      "<si><t>RbeTs</t></si><si><t>កម្ពុជា</t></si><si><t>2024 - 5%</t></si>"));
  ASSERT_TRUE(book) << book.error().message();
  const SheetRow& row = book->sheets[0].rows[0];
  EXPECT_EQ(row.find(0), nullptr) << "Latin letters that stand for others";
  EXPECT_EQ(row.find(1)->text, "កម្ពុជា") << "Unicode already";
  EXPECT_EQ(row.find(2)->text, "12");
  EXPECT_EQ(row.find(3)->text, "2024 - 5%") << "figures and marks";
  EXPECT_EQ(row.find(4)->text, "RbeTs") << "in another font";
  ASSERT_EQ(book->sheets[0].notes.size(), 1U);
  EXPECT_EQ(to_text(book->sheets[0].notes[0].cell), "A1");
  EXPECT_NE(book->sheets[0].notes[0].reason.find("'Alice5' is not read"), std::string::npos);
}

}  // namespace
}  // namespace chancery
