#include "tests/intake/rendered.h"
#include "tests/intake/workbook_parts.h"

namespace chancery {
namespace {

std::string odt(const std::string& body, const std::string& styles = "") {
  const std::string content =
      "<office:document-content xmlns:office=\"o\" xmlns:text=\"t\" xmlns:table=\"b\" xmlns:style=\"s\">"
      "<office:automatic-styles>" +
      styles + "</office:automatic-styles><office:body><office:text>" + body +
      "</office:text></office:body></office:document-content>";
  return zip_of({{"mimetype", "application/vnd.oasis.opendocument.text"}, {"content.xml", content}});
}

TEST(Odt, ParagraphsHeadingsAndSpaces) {
  const Rendition made = rendered(
      odt("<text:p>Ngày<text:s text:c=\"2\"/>20/6 <text:span>năm</text:span>\n 2024<text:tab/>x</text:p><text:p/>"
          "<text:h>Mục</text:h><text:p>A<text:line-break/>B</text:p>"));
  EXPECT_EQ(made.text, "Ngày  20/6 năm 2024\tx\n\nMục\nA\nB\n");
  EXPECT_EQ(made.format, FileFormat::Odt);
  EXPECT_EQ(piece_of(made, "Mục").kind, PieceKind::Heading);
}

TEST(Odt, TablesWithSpans) {
  const Rendition made = rendered(
      odt("<table:table><table:table-row><table:table-cell table:number-rows-spanned=\"2\"><text:p>Chỉ tiêu</text:p>"
          "</table:table-cell><table:table-cell><text:p>2022</text:p></table:table-cell></table:table-row>"
          "<table:table-row><table:covered-table-cell/><table:table-cell><text:p>12</text:p></table:table-cell>"
          "</table:table-row></table:table>"));
  EXPECT_EQ(made.text, "Chỉ tiêu | 2022\n | 12\n");
  EXPECT_EQ(piece_of(made, "12").column, 2U);
}

TEST(Odt, ListsHaveTheLabelsOfTheirStyle) {
  const std::string styles =
      "<text:list-style style:name=\"L1\"><text:list-level-style-number text:level=\"1\" style:num-format=\"1\" "
      "style:num-suffix=\".\"/><text:list-level-style-number text:level=\"2\" style:num-format=\"a\" "
      "style:num-suffix=\")\"/>"
      "</text:list-style>";
  const std::string inner =
      "<text:list><text:list-item><text:p>B</text:p></text:list-item><text:list-item><text:p>C</text:p></"
      "text:list-item></text:list>";
  EXPECT_EQ(rendered(odt("<text:list text:style-name=\"L1\"><text:list-item><text:p>A</text:p>" + inner +
                             "</text:list-item><text:list-item><text:p>D</text:p><text:p>ngoài</text:p></"
                             "text:list-item></text:list>",
                         styles))
                .text,
            "1. A\na) B\nb) C\n2. D\nngoài\n");
}

TEST(Odt, NotesDeletionsAndRemarks) {
  const Rendition made = rendered(odt(
      "<text:tracked-changes><text:p>xóa</text:p></text:tracked-changes><text:p>Có 12<text:note><text:note-citation>1"
      "</text:note-citation><text:note-body><text:p>Theo Sở.</text:p></text:note-body></text:note> đoàn."
      "<office:annotation><text:p>hỏi lại</text:p></office:annotation></text:p>"));
  EXPECT_EQ(made.text, "Có 12 đoàn.\nTheo Sở.\n");
  EXPECT_EQ(piece_of(made, "Theo").kind, PieceKind::Footnote);
}

TEST(Odt, ADamagedFileIsRefusedByName) {
  const auto made = try_render(
      zip_of({{"mimetype", "application/vnd.oasis.opendocument.text"}, {"content.xml", "<office:body><text:p>"}}));
  ASSERT_FALSE(made);
  EXPECT_EQ(made.error().place, "file: content.xml");
}

TEST(Odt, ASpreadsheetIsReadSheetBySheet) {
  const Rendition made =
      rendered(xlsx_of("<sheetData><row r=\"2\"><c r=\"B2\" t=\"inlineStr\"><is><t>Đoàn ra</t></is></c><c "
                       "r=\"D2\"><v>12</v></c></row></sheetData>"));
  EXPECT_TRUE(made.text.ends_with("\n | Đoàn ra |  | 12\n")) << made.text;
  const Piece& cell = piece_of(made, "12");
  EXPECT_EQ(std::tuple(cell.table, cell.row, cell.column), std::tuple(1, 2, 4));
  ASSERT_EQ(made.layout.sheets.size(), 1U);
}

// Levels, columns and rows count from one; 0 led to before the first.
TEST(Odt, WhatCountsFromNoughtIsTakenForOne) {
  const std::string styles =
      "<text:list-style style:name=\"L1\"><text:list-level-style-number text:level=\"0\" style:num-format=\"1\" "
      "style:num-suffix=\".\" text:display-levels=\"0\"/></text:list-style>";
  const Rendition made = rendered(
      odt("<text:list text:style-name=\"L1\"><text:list-item><text:p>a</text:p></text:list-item></text:list>"
          "<table:table><table:table-row><table:table-cell table:number-columns-spanned=\"0\" "
          "table:number-rows-spanned=\"0\"><text:p>b</text:p></table:table-cell></table:table-row><table:table-row>"
          "<table:table-cell><text:p>c</text:p></table:table-cell></table:table-row></table:table>",
          styles));
  EXPECT_EQ(made.text, "1. a\n\nb\nc\n");
}

TEST(Odt, TheNameOfASheetIsOneLine) {
  const Rendition made =
      rendered(zip_of({{"xl/workbook.xml",
                        "<workbook xmlns:r=\"r\"><sheets><sheet name=\"a&#10;b\" r:id=\"1\"/></sheets>"
                        "</workbook>"},
                       {"xl/_rels/workbook.xml.rels",
                        "<Relationships><Relationship Id=\"1\" Target=\"worksheets/s.xml\"/></Relationships>"},
                       {"xl/worksheets/s.xml", "<worksheet><row r=\"1\"><c><v>1</v></c></row></worksheet>"}}));
  ASSERT_EQ(made.layout.sheets.size(), 1U);
  EXPECT_EQ(made.layout.sheets[0], "a b");
}

TEST(Odt, TextInOldFontsIsReadByTheirNames) {
  const std::string styles =
      "<style:font-face style:name=\"Old\" xmlns:svg=\"v\" svg:font-family=\"'Saysettha Lao'\"/>"
      "<style:style style:name=\"P1\"><style:text-properties style:font-name=\"Old\"/></style:style>"
      "<style:style style:name=\"T1\"><style:text-properties style:font-name=\"Limon S1\"/></style:style>"
      "<style:style style:name=\"T2\"><style:text-properties style:font-name=\"Alice2\"/></style:style>";
  const Rendition made =
      rendered(odt("<text:p text:style-name=\"P1\">ì¾¸ <text:span text:style-name=\"T1\">RbeTs</text:span> <text:span "
                   "text:style-name=\"T2\">x</text:span>¡¾\u00AD</text:p><text:p>RbeTs</text:p>",
                   styles));
  EXPECT_EQ(made.text, "ລາວ ប្រទេស ການ\nRbeTs\n");
  ASSERT_EQ(made.gaps.size(), 1U);
  EXPECT_NE(made.gaps[0].reason.find("'Alice2'"), std::string::npos) << made.gaps[0].reason;
}

}  // namespace
}  // namespace chancery
