#include <gtest/gtest.h>

#include "intake/formats/pdf_file.h"
#include "intake/formats/pdf_reader.h"
#include "tests/intake/pdf_files.h"
#include "tests/intake/rendered.h"

namespace chancery {
namespace {

/// Lines one below the other, from the top of a page of 800 points.
std::string lines(const std::vector<std::string>& texts, double x = 60, double y = 700, double size = 12,
                  double pitch = 14) {
  std::string out;
  for (const std::string& text : texts) {
    out += pdf_text(x, y, size, text);
    y -= pitch;
  }
  return out;
}

std::string text_of(const std::vector<PdfPageSource>& pages) { return rendered(make_pdf(pages)).text; }

TEST(Pdf, LinesThatAreFullAreOneParagraph) {
  // Each letter is half as wide as it is high: 6 points.
  const std::string content = lines({"The two sides agreed to go on with", "the exchange of officers in 2025 and",
                                     "met.", "They will meet again in 2026."});
  const Rendition made = rendered(make_pdf({{content}}));
  EXPECT_EQ(made.format, FileFormat::Pdf);
  EXPECT_EQ(made.text,
            "The two sides agreed to go on with the exchange of officers in 2025 and met.\n"
            "They will meet again in 2026.\n");
  ASSERT_EQ(made.layout.pages.size(), 1U);
  EXPECT_EQ(made.layout.pages[0], (PageSize{600, 800, false}));
  EXPECT_TRUE(made.gaps.empty());
  const Piece& piece = piece_of(made, "They");
  EXPECT_EQ(piece.page, 1U);
  EXPECT_EQ(piece.paragraph, 2U);
}

TEST(Pdf, WordsHaveTheirBoxOnThePage) {
  const Rendition made = rendered(make_pdf({{pdf_text(60, 400, 10, "one two")}}));
  ASSERT_EQ(made.layout.words.size(), 2U);
  const PageWord& word = made.layout.words[1];
  EXPECT_EQ(made.text.substr(word.begin, word.end - word.begin), "two");
  EXPECT_EQ(word.page, 1U);
  // From 60 + 4 letters of 5 points to 95 of 600 points; the baseline is in the middle of the page.
  EXPECT_EQ(word.box.left, 1333);
  EXPECT_EQ(word.box.right, 1583);
  EXPECT_LT(word.box.top, 5000);
  EXPECT_GT(word.box.bottom, 5000);
}

TEST(Pdf, ATurnedPageIsReadAsItIsShown) {
  // The page is turned clockwise, and its text is written so that it stands upright then.
  const std::string content = "BT /U 10 Tf 0 1 -1 0 100 50 Tm <006F006E0065> Tj ET";
  const Rendition made = rendered(make_pdf({{content, "/MediaBox [0 0 600 800] /Rotate 90"}}));
  EXPECT_EQ(made.text, "one\n");
  EXPECT_EQ(made.layout.pages[0], (PageSize{800, 600, false}));
  ASSERT_EQ(made.layout.words.size(), 1U);
  EXPECT_EQ(made.layout.words[0].box.left, 625);  // 50 of 800 points
}

TEST(Pdf, TextThatRunsUpAPageIsRead) {
  const std::string content = "BT /U 10 Tf 0 1 -1 0 100 50 Tm <006F006E0065002000740077006F> Tj ET";
  const Rendition made = rendered(make_pdf({{content}}));
  EXPECT_EQ(made.text, "one two\n");
  const Box& box = made.layout.words[0].box;
  EXPECT_LT(box.left, 1667);  // the baseline is at 100 of 600 points
  EXPECT_GT(box.right, 1667);
  EXPECT_EQ(box.bottom, 9375);  // 50 of 800 from below
}

TEST(Pdf, WhatLiesOutsideThePageIsNotShown) {
  const std::string content = pdf_text(60, 400, 10, "inside") + pdf_text(900, 400, 10, "outside");
  EXPECT_EQ(text_of({{content}}), "inside\n");
}

TEST(Pdf, ColumnsAreReadOneAfterAnother) {
  const std::vector<std::string> left = {"left side goes down this way", "with lines that fill it more",
                                         "or less and then are at their", "end here with the last words."};
  const std::vector<std::string> right = {"right side goes down as well", "with its own lines that come",
                                          "behind all those of the left", "one and not between its rows."};
  EXPECT_EQ(text_of({{lines(left, 60) + lines(right, 300)}}),
            "left side goes down this way with lines that fill it more or less and then are at their end here with the "
            "last words.\n"
            "right side goes down as well with its own lines that come behind all those of the left one and not "
            "between its rows.\n");
}

TEST(Pdf, RowsOfFiguresAreATableAndNoColumns) {
  std::string content;
  double y = 700;
  for (const auto& [name, one, two] : {std::tuple{"Delegations", "12", "15"},
                                       {"Agreements", "3", "4"},
                                       {"Visitors", "41", "52"},
                                       {"Letters", "7", "8"},
                                       {"Students", "60", "61"}}) {
    content += pdf_text(60, y, 12, name) + pdf_text(250, y, 12, one) + pdf_text(400, y, 12, two);
    y -= 16;
  }
  const Rendition made = rendered(make_pdf({{content}}));
  EXPECT_EQ(made.text,
            "Delegations | 12 | 15\nAgreements | 3 | 4\nVisitors | 41 | 52\nLetters | 7 | 8\nStudents | 60 | 61\n");
  const Piece& cell = piece_of(made, "52");
  EXPECT_EQ(cell.kind, PieceKind::Cell);
  EXPECT_EQ(cell.row, 3U);
  EXPECT_EQ(cell.column, 3U);
  EXPECT_EQ(cell.page, 1U);
}

TEST(Pdf, RulesMakeCellsOfSeveralLines) {
  const std::string rules =
      "50 710 m 350 710 l S 50 680 m 350 680 l S 50 650 m 350 650 l S 50 650 m 50 710 l S 150 650 m 150 710 l S 350 "
      "650 m 350 710 l S ";
  const std::string content = rules + lines({"Partner", "abroad"}, 55, 698, 10, 12) +
                              lines({"Delegations received", "in the year"}, 155, 698, 10, 12) +
                              pdf_text(55, 660, 10, "Gifu") + pdf_text(155, 660, 10, "12");
  EXPECT_EQ(text_of({{content}}), "Partner abroad | Delegations received in the year\nGifu | 12\n");
}

TEST(Pdf, AHyphenGoesWhereItBrokeAWord) {
  EXPECT_EQ(text_of({{lines({"The cooperation of the two is a coop-", "eration that is dear to all of them in"})}}),
            "The cooperation of the two is a cooperation that is dear to all of them in\n");
  EXPECT_EQ(text_of({{lines({"A long-term plan, they said, is a long-", "term plan that is dear to all of them"})}}),
            "A long-term plan, they said, is a long-term plan that is dear to all of them\n");
  EXPECT_EQ(
      text_of({{lines({"The plan of the province for the years 2021-", "2025 that is dear to all of them there"})}}),
      "The plan of the province for the years 2021-2025 that is dear to all of them there\n");
}

TEST(Pdf, LinesJoinAsTheirScriptDoes) {
  // Lao breaks lines within what stands between spaces; Vietnamese between syllables.
  EXPECT_EQ(text_of({{lines({"ຄະນະຜູ້ແທນຂອງແຂວງ", "ຮ່າຕິ້ງໄດ້ລົງນາມໃນ"})}}).find(' '), std::string::npos);
  EXPECT_EQ(text_of({{lines({"Hai bên nhất trí tăng cường hợp", "tác trong lĩnh vực nông nghiệp."})}}),
            "Hai bên nhất trí tăng cường hợp tác trong lĩnh vực nông nghiệp.\n");
}

TEST(Pdf, RunningHeadsAndPageNumbersAreLeftOut) {
  std::vector<PdfPageSource> pages;
  for (int i = 1; i <= 4; ++i) {
    pages.push_back({pdf_text(60, 770, 10, "Annual report 2024") + pdf_text(300, 30, 10, std::to_string(i)) +
                     pdf_text(60, 700, 12, "Page " + std::string(1, static_cast<char>('A' + i)) + " says 12.")});
  }
  EXPECT_EQ(text_of(pages), "Page B says 12.\nPage C says 12.\nPage D says 12.\nPage E says 12.\n");
}

TEST(Pdf, WhatStandsAtTheEdgeOnceStays) {
  std::vector<PdfPageSource> pages;
  for (const char* year : {"2019", "2023", "2021", "2020"}) {
    pages.push_back(
        {pdf_text(60, 770, 10, std::string("Results of ") + year) + pdf_text(60, 500, 12, "They were good.")});
  }
  const std::string text = text_of(pages);
  for (const char* year : {"2019", "2023", "2021", "2020"}) EXPECT_NE(text.find(year), std::string::npos) << text;
}

TEST(Pdf, AParagraphGoesOnOverTheEndOfAPage) {
  EXPECT_EQ(text_of({{lines({"The two sides agreed to go on with", "the exchange of officers in 2025 and"}, 60, 60)},
                     {lines({"the years after that until they will", "have met. "}, 60, 740)}}),
            "The two sides agreed to go on with the exchange of officers in 2025 and the years after that until they "
            "will have met.\n");
}

TEST(Pdf, OldVietnameseFontsAreDecodedByName) {
  const std::string font = "<< /Type /Font /Subtype /TrueType /Encoding /WinAnsiEncoding /BaseFont /ABCDEF+.VnTime >>";
  const std::string content = "BT /T 12 Tf 60 700 Td (Céng hßa x· héi) Tj ET";
  std::string latin1;
  for (std::size_t i = 0; i < content.size(); ++i) {
    if (content[i] == '\xC3')
      latin1 += static_cast<char>(content[++i] + 0x40);
    else if (content[i] == '\xC2')
      latin1 += content[++i];
    else
      latin1 += content[i];
  }
  const Rendition made =
      rendered(make_pdf({{latin1, "/MediaBox [0 0 600 800] /Resources << /Font << /T 20 0 R >> >>"}}, {font}));
  EXPECT_EQ(made.text, "Cộng hòa xã hội\n");
}

/// The reason why the page of a file of one page is not read.
std::string reason(const PdfPageSource& page, const std::vector<std::string>& objects = {}) {
  const std::string bytes = make_pdf({page}, objects);
  const auto file = PdfFile::open("a.pdf", std::as_bytes(std::span(bytes)));
  if (!file) return file.error().message();
  const auto text = read_pdf(*file);
  return text ? text->pages[0].needs_picture : text.error().message();
}

TEST(Pdf, PagesWhoseLettersAreNotToldAreGaps) {
  EXPECT_EQ(reason({pdf_text(60, 700, 12, "Hai bên nhất trí", "N")}),
            "the file does not say which letters its text shows");
  EXPECT_EQ(reason({pdf_text(60, 700, 12, "Hai bên nhất trí", "U")}), "");
  EXPECT_EQ(reason({pdf_text(60, 700, 12, "\xEE\x80\x80\xEE\x80\x81\xEE\x80\x82\xEE\x80\x83 abc")}),
            "the file does not say which letters some of its text shows");
  const std::string limon = "<< /Type /Font /Subtype /TrueType /Encoding /WinAnsiEncoding /BaseFont /ABCDEF+LimonS1 >>";
  EXPECT_EQ(
      reason({"BT /T 12 Tf 60 700 Td (kmVúCa) Tj ET", "/MediaBox [0 0 600 800] /Resources << /Font << /T 20 0 R >> >>"},
             {limon}),
      "its text is set in the font LimonS1, whose letters are not those of Unicode");
}

TEST(Pdf, LettersThatTheirScriptDoesNotAllowAreAGap) {
  EXPECT_EQ(reason({pdf_text(60, 700, 12, "ខេត្តតាកែវ")}), "Khmer letters are lost in it: its font has no subscripts");
  const std::string bare = "ឯកសារគំរូ សរសេរសំរាប់ ការងារ នៅសាលាខេត ";
  EXPECT_EQ(reason({pdf_text(60, 700, 12, bare + bare + bare + bare)}),
            "Khmer text without subscripts has lost letters");
  EXPECT_EQ(reason({pdf_text(60, 700, 12, bare)}), "");
  EXPECT_EQ(reason({pdf_text(60, 700, 12, "ແຂວງບໍລິຄຳໄຊ ແລະ ແຂວງຮ່າຕິ້ງ")}), "");
  EXPECT_EQ(reason({pdf_text(60, 700, 12, "ແຂວງ ໍບລິ ຄຳໄຊ ່ລະ ້ແຂ ິວງຮ່າຕິ້ງ ັ")}),
            "the letters that the file states are not those that it shows");
  EXPECT_EQ(reason({pdf_text(60, 700, 12, "จังหวัดนครพนมได้จัดทำแผนงาน")}), "");
}

TEST(Pdf, AGapLeavesTheOtherPages) {
  const Rendition made = rendered(make_pdf({{pdf_text(60, 700, 12, "One.")},
                                            {"1 g " + pdf_text(60, 700, 12, "Two two.", "N")},
                                            {""},
                                            {pdf_text(60, 700, 12, "Four.")}}));
  EXPECT_EQ(made.text, "One.\nFour.\n");
  ASSERT_EQ(made.gaps.size(), 1U);
  EXPECT_EQ(made.gaps[0].page, 2U);
  EXPECT_EQ(made.gaps[0].reason, "this page was not read: the file does not say which letters its text shows");
  EXPECT_EQ(made.layout.pages.size(), 4U);
  EXPECT_EQ(piece_of(made, "Four").page, 4U);
}

TEST(Pdf, APictureWithoutTextIsAGapAndAnEmptyPageIsNone) {
  const std::string image = "q 500 0 0 700 50 50 cm BI /W 1 /H 1 /CS /G /BPC 8 ID x EI Q ";
  EXPECT_EQ(reason({image}), "it is a picture");
  EXPECT_EQ(reason({""}), "");
  EXPECT_EQ(reason({image + pdf_text(60, 700, 12, std::string(400, 'a'))}), "");
}

TEST(Pdf, ALimitIsToldAsAGap) {
  const std::string bytes = make_pdf(std::vector<PdfPageSource>(5, {pdf_text(60, 400, 12, "Text.")}));
  const auto file = PdfFile::open("a.pdf", std::as_bytes(std::span(bytes)));
  ASSERT_TRUE(file.has_value());
  const auto text = read_pdf(*file, {.pages = 2});
  ASSERT_TRUE(text.has_value());
  EXPECT_EQ(text->pages.size(), 2U);
  ASSERT_EQ(text->gaps.size(), 1U);
  EXPECT_EQ(text->gaps[0].reason, "of its 5 pages only 2 were read: more are not read of one file than 2");
}

TEST(Pdf, WhatCannotBeOpenedSaysWhy) {
  const auto locked = try_render(make_pdf({{""}}, {},
                                          "/ID [<00112233445566778899aabbccddeeff> <00112233445566778899aabbccddeeff>] "
                                          "/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 "
                                          "/O <0000000000000000000000000000000000000000000000000000000000000001> "
                                          "/U <0000000000000000000000000000000000000000000000000000000000000002> >>"));
  ASSERT_FALSE(locked.has_value());
  EXPECT_EQ(locked.error().message(), "file: the PDF needs a password");
  const auto damaged = try_render("%PDF-1.7\n...");
  ASSERT_FALSE(damaged.has_value());
  EXPECT_EQ(damaged.error().kind, ErrorKind::Unreadable);
  const auto empty = try_render(make_pdf({{""}}));
  ASSERT_FALSE(empty.has_value());
  EXPECT_EQ(empty.error().kind, ErrorKind::Empty);
}

TEST(Pdf, ATreeOfPagesThatHoldsItselfEnds) {
  std::string bytes = make_pdf({{pdf_text(60, 400, 12, "Text.")}});
  const std::size_t kids = bytes.find("/Kids [");
  ASSERT_NE(kids, std::string::npos);
  bytes.replace(kids, std::string("/Kids [20 0 R ]").size(), "/Kids [ 2 0 R ]");
  const auto made = try_render(bytes);
  EXPECT_FALSE(made.has_value());
}

TEST(Pdf, ACountOfPagesThatAreNotThereIsNotBelieved) {
  std::string bytes = make_pdf({{pdf_text(60, 400, 12, "Text.")}});
  const std::size_t count = bytes.find("/Count 1 >>");
  ASSERT_NE(count, std::string::npos);
  bytes.replace(count, std::string("/Count 1 >>").size(), "/Count 99999999 >>");
  const auto made = try_render(bytes);
  ASSERT_FALSE(made.has_value());
  EXPECT_EQ(made.error().message(), "file: the PDF has no page that can be found");
}

}  // namespace
}  // namespace chancery
