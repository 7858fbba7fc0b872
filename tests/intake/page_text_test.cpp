#include "intake/formats/page_text.h"

#include <gtest/gtest.h>

#include "intake/formats/recognized_spelling.h"

namespace chancery {
namespace {

constexpr int kLetter = 20;  // pixels
constexpr int kStep = 60;
constexpr double kPage = 2000;

/// Words of a line in letters of one width; `at` is the left edge of each, in letters.
struct WordAt {
  std::string text;
  int at = 0;
};

RecognizedLine line(int number, const std::vector<WordAt>& words, int block = 1) {
  RecognizedLine out;
  out.block = block;
  const int top = 100 + number * kStep;
  for (const WordAt& word : words) {
    RecognizedWord made;
    made.text = word.text;
    made.certainty = 90;
    const int left = 100 + word.at * kLetter;
    made.box = {left, top, left + static_cast<int>(word.text.size()) * kLetter, top + 40};
    out.words.push_back(made);
  }
  out.box = {out.words.front().box.left, top, out.words.back().box.right, top + 40};
  return out;
}

std::vector<std::string> texts(const std::vector<RecognizedLine>& lines) {
  std::vector<std::string> out;
  for (const PageReading::Line& made : to_page_lines(lines, PageTransform(), kPage, kPage)) out.push_back(made.text);
  return out;
}

using Texts = std::vector<std::string>;

TEST(PageText, LinesThatFillTheirWidthGoOn) {
  EXPECT_EQ(texts({line(0, {{"The", 0}, {"delegation", 4}, {"visited", 15}, {"Vientiane", 23}}),
                   line(1, {{"in", 0}, {"June.", 3}}), line(2, {{"It", 0}, {"returned", 3}})}),
            (Texts{"The delegation visited Vientiane in June.", "It returned"}));
}

TEST(PageText, AnAmCutInTwoWordsIsOne) {
  RecognizedLine cut = line(0, {{"ทํ", 0}, {"างาน", 2}});
  cut.words[1].space_before = false;
  const auto made = to_page_lines({cut}, PageTransform(), kPage, kPage);
  ASSERT_EQ(made.size(), 1U);
  EXPECT_EQ(made[0].text, "ทำงาน");
  ASSERT_EQ(made[0].words.size(), 2U);
  EXPECT_EQ(made[0].words[0].end, 3U);
  EXPECT_EQ(made[0].words[1].begin, 3U);
  EXPECT_EQ(made[0].words[1].end, made[0].text.size());
}

TEST(PageText, AnItemOfAListBeginsAnew) {
  EXPECT_EQ(texts({line(0, {{"-", 0}, {"export", 2}, {"of", 9}, {"agricultural", 12}, {"goods", 25}}),
                   line(1, {{"-", 0}, {"tourism", 2}})}),
            (Texts{"- export of agricultural goods", "- tourism"}));
}

TEST(PageText, GapsAtTheSamePlaceAreCells) {
  EXPECT_EQ(texts({line(0, {{"Country", 0}, {"Visits", 20}}), line(1, {{"Laos", 0}, {"12", 20}})}),
            (Texts{"Country | Visits", "Laos | 12"}));
  // A wide gap of a single line is no table.
  EXPECT_EQ(texts({line(0, {{"No.", 0}, {"12", 20}}), line(2, {{"Dear", 0}, {"colleague", 5}})}),
            (Texts{"No. 12", "Dear colleague"}));
}

TEST(PageText, CellsThatWereTakenForColumnsComeTogether) {
  EXPECT_EQ(texts({line(0, {{"Country", 0}}, 1), line(1, {{"Laos", 0}}, 1), line(0, {{"Visits", 20}}, 2),
                   line(1, {{"12", 20}}, 2)}),
            (Texts{"Country | Visits", "Laos | 12"}));
}

TEST(PageText, BoxesAreSharesOfThePage) {
  const auto lines = to_page_lines({line(0, {{"Laos", 0}})}, PageTransform::scaled(0.5, 0.5), 1000, 1000);
  ASSERT_EQ(lines.size(), 1U);
  ASSERT_EQ(lines[0].words.size(), 1U);
  EXPECT_EQ(lines[0].words[0].box, (Box{500, 500, 900, 700}));
  EXPECT_EQ(lines[0].words[0].certainty, 90);
}

TEST(PageText, PagesStandInOneText) {
  Rendition out;
  PageReading first;
  first.lines = {{"Laos", {{0, 4, {}, 90}}, false}};
  PageReading second;
  second.gap = "no text";
  PageReading third;
  third.lines = {{"A | B", {{0, 1, {}, 80}, {4, 5, {}, 80}}, true}, {"C | D", {}, true}};
  append_page(out, first, 1);
  append_page(out, second, 2);
  append_page(out, third, 3);
  EXPECT_EQ(out.text, "Laos\n\nA | B\nC | D\n");
  ASSERT_EQ(out.gaps.size(), 1U);
  EXPECT_EQ(out.gaps[0].page, 2U);
  ASSERT_EQ(out.layout.pieces.size(), 5U);
  EXPECT_EQ(out.layout.pieces[4].row, 2U);
  EXPECT_EQ(out.layout.pieces[4].column, 2U);
  EXPECT_EQ(out.layout.pieces[4].page, 3U);
  EXPECT_EQ(out.text.substr(out.layout.words[2].begin, 1), "B");
}

TEST(RecognizedSpelling, SignsComeTogetherAndStayWhereTheyBelong) {
  EXPECT_EQ(clean_spelling("\u0e19\u0e4d\u0e32"), "\u0e19\u0e33");              // Thai NIKHAHIT, AA: AM
  EXPECT_EQ(clean_spelling("\u0e97\u0ecd\u0eb2"), "\u0e97\u0eb3");              // Lao
  EXPECT_EQ(clean_spelling("\u0e17\u0e35\u0e48\u0e48"), "\u0e17\u0e35\u0e48");  // a tone mark set twice
  EXPECT_EQ(clean_spelling("\u0e97\u0eb2\u0e87"), "\u0e97\u0eb2\u0e87");
  EXPECT_EQ(clean_spelling("book"), "book");  // letters may stand twice
}

TEST(RecognizedSpelling, SpacesBetweenLinesAreThoseOfTheScript) {
  EXPECT_FALSE(spaced_between("ແຂວງ", "ຫົວພັນ"));
  EXPECT_TRUE(spaced_between("ແຂວງ", "12"));
  EXPECT_TRUE(spaced_between("tỉnh", "Quảng"));
  EXPECT_TRUE(spaced_between("ແຂວງ", "ខេត្ត"));  // two scripts
}

}  // namespace
}  // namespace chancery
