#include "intake/formats/latin_words.h"

#include <gtest/gtest.h>

#include "text/utf8.h"

namespace chancery {
namespace {

/// A word whose characters are each ten pixels wide, from `left`.
RecognizedWord word(std::string_view text, int left, double certainty, bool space_before = true) {
  RecognizedWord out{std::string(text), {}, certainty, space_before, {}};
  int at = left;
  for (std::size_t i = 0; i < text.size(); at += 10) {
    const std::size_t size = read_utf8(reinterpret_cast<const std::uint8_t*>(text.data()) + i,
                                       reinterpret_cast<const std::uint8_t*>(text.data()) + text.size())
                                 .length;
    out.letters.push_back({std::string(text.substr(i, size)), {at, 0, at + 10, 20}, certainty});
    i += size;
  }
  out.box = {left, 0, at, 20};
  return out;
}

std::string text_of(const std::vector<RecognizedWord>& words) {
  std::string out;
  for (const RecognizedWord& word : words) {
    if (word.space_before && !out.empty()) out += ' ';
    out += word.text;
  }
  return out;
}

std::string merged(std::vector<RecognizedWord> own, const std::vector<RecognizedWord>& latin) {
  return text_of(with_latin_words(std::move(own), latin));
}

TEST(LatinWords, AWordThatTheEnglishModelIsSureOfIsLatin) {
  EXPECT_EQ(merged({word("สำหรับ", 0, 99.2), word("(ทลก6๕๑พ", 100, 96.5), word("บุคคล", 200, 99.3)},
                   {word("donsy", 0, 91), word("Chancery", 100, 99.6), word("AMAR", 200, 92)}),
            "สำหรับ Chancery บุคคล");
}

TEST(LatinWords, ShortOrUnsureOnesAreLettersOfTheScript) {
  EXPECT_EQ(merged({word("ใน", 0, 99)}, {word("tu", 0, 99.4)}), "ใน");
  EXPECT_EQ(merged({word("แชร์", 0, 98.5)}, {word("uvd", 0, 98)}), "แชร์");
  // Surer than the own model, but of letters that are all of its script.
  EXPECT_EQ(merged({word("គណៈ", 0, 98.1)}, {word("ANN", 0, 99.4)}), "គណៈ");
}

TEST(LatinWords, NumbersAreTakenWholeFromTheEnglishModel) {
  EXPECT_EQ(merged({word("ວັນທີ", 0, 99), word("1", 100, 99.5), word("3", 115, 99.5), word("ພຶດ", 150, 99)},
                   {word("13", 101, 99.5)}),
            "ວັນທີ 13 ພຶດ");
  EXPECT_EQ(merged({word("ປີ", 0, 99), word("8", 50, 99.5)}, {word("18", 45, 99.5)}), "ປີ 18");
}

TEST(LatinWords, DigitsAndMarksOfTheScriptAreNoLatinNumbers) {
  EXPECT_EQ(merged({word("១១", 0, 99.5)}, {word("99", 0, 99.6)}), "១១");
  EXPECT_EQ(merged({word("2019។", 0, 99)}, {word("20194", 0, 99.5)}), "2019។");
}

TEST(LatinWords, LettersBesideANumberStay) {
  EXPECT_EQ(merged({word("ປີ", 0, 99), word("2025", 30, 99)}, {word("2025", 18, 99.5)}), "ປີ 2025");
}

TEST(LatinWords, AreKeptWithTheirBoxesAndCertainty) {
  const auto out = with_latin_words({word("ປີ", 0, 99), word("202", 50, 97)}, {word("2025", 50, 99.5)});
  ASSERT_EQ(out.size(), 2U);
  EXPECT_EQ(out[1].box.right, 90);
  EXPECT_EQ(out[1].letters.size(), 4U);
  EXPECT_DOUBLE_EQ(out[1].certainty, 99.5);
}

}  // namespace
}  // namespace chancery
