#include "tests/intake/rendered.h"
#include "tests/intake/workbook_parts.h"

namespace chancery {
namespace {

constexpr const char* kSpaces = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";

std::string docx(const std::string& body, std::vector<std::pair<std::string, std::string>> others = {}) {
  others.insert(others.begin(), {"word/document.xml", "<w:document " + std::string(kSpaces) + "><w:body>" + body +
                                                          "</w:body></w:document>"});
  return zip_of(others);
}

std::string run(const std::string& text, const std::string& font = "") {
  const std::string properties = font.empty() ? "" : "<w:rPr><w:rFonts w:ascii=\"" + font + "\"/></w:rPr>";
  return "<w:r>" + properties + "<w:t xml:space=\"preserve\">" + text + "</w:t></w:r>";
}

std::string paragraph(const std::string& inside, const std::string& properties = "") {
  return "<w:p><w:pPr>" + properties + "</w:pPr>" + inside + "</w:p>";
}

std::string part(const std::string& name, const std::string& inside) {
  return "<w:" + name + " " + kSpaces + ">" + inside + "</w:" + name + ">";
}

TEST(Docx, ParagraphsAreLines) {
  const Rendition made =
      rendered(docx(paragraph(run("Ngày ") + run("20/6")) + paragraph("") +
                    paragraph(run("A") + "<w:r><w:tab/></w:r>" + run("B") + "<w:r><w:br/></w:r>" + run("C"))));
  EXPECT_EQ(made.text, "Ngày 20/6\n\nA\tB\nC\n");
  EXPECT_EQ(made.format, FileFormat::Docx);
  EXPECT_EQ(piece_of(made, "A").paragraph, 2U);  // empty ones do not count
}

TEST(Docx, DeletedTextAndFieldCodesAreNotRead) {
  EXPECT_EQ(rendered(docx(paragraph(run("12") + "<w:del><w:r><w:delText>13</w:delText></w:r></w:del><w:ins>" +
                                    run("14") + "</w:ins><w:r><w:instrText>PAGE 99</w:instrText></w:r>")))
                .text,
            "1214\n");
}

TEST(Docx, TablesWithMergedCells) {
  const Rendition made = rendered(
      docx("<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val=\"2\"/></w:tcPr>" + paragraph(run("Năm")) + "</w:tc><w:tc>" +
           paragraph(run("Số")) + paragraph(run("đoàn")) + "</w:tc></w:tr><w:tr><w:tc>" + paragraph(run("2023")) +
           "</w:tc><w:tc>" + paragraph("") + "</w:tc><w:tc>" + paragraph(run("15")) + "</w:tc></w:tr></w:tbl>"));
  EXPECT_EQ(made.text, "Năm |  | Số đoàn\n2023 |  | 15\n");
  const Piece& cell = piece_of(made, "15");
  EXPECT_EQ(std::tuple(cell.table, cell.row, cell.column), std::tuple(1, 2, 3));
}

TEST(Docx, ListsAreNumberedAsWordDoes) {
  const std::string item = "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"7\"/></w:numPr>";
  const std::string inner = "<w:numPr><w:ilvl w:val=\"1\"/><w:numId w:val=\"7\"/></w:numPr>";
  const std::string numbering = part(
      "numbering",
      "<w:abstractNum w:abstractNumId=\"3\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"2\"/><w:numFmt w:val=\"upperRoman\"/>"
      "<w:lvlText w:val=\"%1.\"/></w:lvl><w:lvl w:ilvl=\"1\"><w:numFmt w:val=\"lowerLetter\"/><w:lvlText "
      "w:val=\"%1.%2)\"/>"
      "</w:lvl></w:abstractNum><w:num w:numId=\"7\"><w:abstractNumId w:val=\"3\"/></w:num>");
  EXPECT_EQ(rendered(docx(paragraph(run("A"), item) + paragraph(run("B"), inner) + paragraph(run("C"), inner) +
                              paragraph(run("D"), item) + paragraph(run("E"), inner),
                          {{"word/numbering.xml", numbering}}))
                .text,
            "II. A\nII.a) B\nII.b) C\nIII. D\nIII.a) E\n");
}

TEST(Docx, HeadingsByStyleEvenOneThatBuildsOnAnother) {
  const std::string styles =
      part("styles",
           "<w:style w:type=\"paragraph\" w:styleId=\"Muc\"><w:basedOn w:val=\"H1\"/></w:style>"
           "<w:style w:type=\"paragraph\" w:styleId=\"H1\"><w:pPr><w:outlineLvl w:val=\"0\"/></w:pPr>"
           "</w:style><w:style w:type=\"paragraph\" w:styleId=\"Vong\"><w:basedOn w:val=\"Vong\"/></w:style>");
  const Rendition made = rendered(docx(paragraph(run("Lời")) + paragraph(run("Mục"), "<w:pStyle w:val=\"Muc\"/>") +
                                           paragraph(run("Vòng"), "<w:pStyle w:val=\"Vong\"/>"),
                                       {{"word/styles.xml", styles}}));
  EXPECT_EQ(made.text, "Lời\n\nMục\nVòng\n");
  EXPECT_EQ(piece_of(made, "Mục").kind, PieceKind::Heading);
  EXPECT_EQ(piece_of(made, "Vòng").kind, PieceKind::Paragraph);
}

TEST(Docx, OldVietnameseFontsAreDecoded) {
  // 'Đoàn ra' in TCVN3, each byte as its character of Windows-1252.
  const std::string tcvn3 = "\xC2\xA7o\xC2\xB5n ra";
  EXPECT_EQ(rendered(docx(paragraph(run(tcvn3, ".VnTime") + run(" 12", "Arial")))).text, "Đoàn ra 12\n");
  EXPECT_EQ(rendered(docx(paragraph(run(tcvn3, "Arial")))).text, tcvn3 + "\n");
  const std::string styles = part("styles",
                                  "<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii=\".VnTime\"/></w:rPr>"
                                  "</w:rPrDefault></w:docDefaults>");
  EXPECT_EQ(rendered(docx(paragraph(run(tcvn3)), {{"word/styles.xml", styles}})).text, "Đoàn ra\n");
}

TEST(Docx, FootnotesStandBehindTheText) {
  const std::string notes =
      part("footnotes", "<w:footnote w:type=\"separator\" w:id=\"0\">" + paragraph(run("---")) +
                            "</w:footnote><w:footnote w:id=\"1\">" + paragraph(run("Theo Sở.")) + "</w:footnote>");
  const Rendition made = rendered(docx(paragraph(run("Có 12 đoàn.")), {{"word/footnotes.xml", notes}}));
  EXPECT_EQ(made.text, "Có 12 đoàn.\nTheo Sở.\n");
  EXPECT_EQ(piece_of(made, "Theo").kind, PieceKind::Footnote);
}

TEST(Docx, DamagedFilesAreRefusedByName) {
  const std::string whole = docx(paragraph(run("Có 12 đoàn.")));
  const auto cut = try_render(std::string_view(whole).substr(0, whole.size() - 30));
  ASSERT_FALSE(cut);
  EXPECT_EQ(cut.error().kind, ErrorKind::Unreadable);
  const auto broken = try_render(zip_of({{"word/document.xml", "<w:document><w:body><w:p>"}}));
  ASSERT_FALSE(broken);
  EXPECT_EQ(broken.error().place, "file: word/document.xml");
  const auto entities = try_render(zip_of({{"word/document.xml", "<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>"}}));
  ASSERT_FALSE(entities);
  EXPECT_EQ(entities.error().kind, ErrorKind::Unreadable);
  const auto empty = try_render(docx(paragraph("")));
  ASSERT_FALSE(empty);
  EXPECT_EQ(empty.error().kind, ErrorKind::Empty);
}

TEST(Docx, AFileThatUnpacksWithoutEndIsRefused) {
  WorkbookLimits limits;
  limits.free_bytes = 1 << 20;
  const auto made = try_render(docx(paragraph(run(std::string(8 << 20, 'a')))), limits);
  ASSERT_FALSE(made);
  EXPECT_EQ(made.error().kind, ErrorKind::TooLarge);
}

TEST(Docx, ACellOverNoColumnStandsInOne) {
  EXPECT_EQ(rendered(docx("<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val=\"0\"/></w:tcPr><w:p><w:r><w:t>12</w:t></w:r>"
                          "</w:p></w:tc></w:tr></w:tbl>"))
                .text,
            "12\n");
}

TEST(Docx, AnErrorIsOneLineWhateverTheFileHolds) {
  const auto made = try_render(zip_of({{"word/document.xml", "<d>\xE0\n\x01</d>"}}));
  ASSERT_FALSE(made);
  EXPECT_EQ(made.error().kind, ErrorKind::Unreadable);
  EXPECT_EQ(made.error().place, "file: word/document.xml");
}

TEST(Docx, ADocumentTypeIsRefusedBeforeItsEntitiesAreRead) {
  const auto made = try_render(
      zip_of({{"word/document.xml",
               R"(<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a SYSTEM "file:///etc/passwd">]><d>&a;</d>)"}}));
  ASSERT_FALSE(made);
  EXPECT_NE(made.error().sentence.find("has a document type"), std::string::npos) << made.error().message();
}

TEST(Docx, TextInFontsThatNobodyCanReadIsAGap) {
  const Rendition made = rendered(
      docx(paragraph(run("Năm 2024: ") + run("RbeTs", "Alice3") + run("ປີ 2024", "Saysettha OT")) +
           paragraph(run("abc", "Alice0")) +
           paragraph(run("ODA ", "Saysettha OT") + run("xyz ", "Alice0 Unicode") + run("in Wonderland", "Alice"))));
  EXPECT_EQ(made.text, "Năm 2024: ປີ 2024\n\nODA xyz in Wonderland\n");
  ASSERT_EQ(made.gaps.size(), 2U);
  EXPECT_NE(made.gaps[0].reason.find("'Alice0' is not read"), std::string::npos) << made.gaps[0].reason;
  EXPECT_NE(made.gaps[1].reason.find("'Alice3'"), std::string::npos) << made.gaps[1].reason;
}

TEST(Docx, TextInOldLaoAndKhmerFontsIsReadByTheirNames) {
  const Rendition made = rendered(
      docx(paragraph(run("RbeTskm&lt;\u00FACa 2024", "Limon S1") + run(" / ") + run("ì¾¸ 2024", "Saysettha Lao")) +
           paragraph("<w:r><w:rPr><w:rFonts w:ascii=\"Saysettha Lao\"/></w:rPr><w:t>¡¾</w:t><w:softHyphen/></w:r>" +
                     run("a", "Arial") + "<w:r><w:softHyphen/></w:r>")));
  EXPECT_EQ(made.text, "ប្រទេសកម្ពុជា ២០២៤ / ລາວ 2024\nການa\n");
  EXPECT_TRUE(made.gaps.empty());
}

TEST(Docx, LettersOfOldFontsThatAreNotKnownAreMarked) {
  const Rendition made = rendered(docx(paragraph(run("ì¾¸ Û", "Saysettha Lao"))));
  EXPECT_EQ(made.text, "ລາວ \uFFFD\n");
  ASSERT_EQ(made.gaps.size(), 1U);
  EXPECT_NE(made.gaps[0].reason.find("'Saysettha Lao'"), std::string::npos) << made.gaps[0].reason;
}

}  // namespace
}  // namespace chancery
