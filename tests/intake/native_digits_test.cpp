#include "intake/formats/native_digits.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "intake/formats/thai_digit_shapes.h"

namespace chancery {
namespace {

constexpr int kScale = 2;  // pixels a field
constexpr int kStep = 40;  // pixels from a digit to the next
constexpr int kMargin = 5;

/// A line on which a digit stands every `kStep` pixels, drawn from one of the known shapes; -1 is a black square.
PixPtr strip_of(const std::vector<int>& digits) {
  PixPtr out(pixCreate(static_cast<int>(digits.size()) * kStep + 2 * kMargin, kShapeHeight * kScale + 2 * kMargin, 8));
  pixSetAllArbitrary(out.get(), 230);
  for (std::size_t i = 0; i < digits.size(); ++i) {
    const auto* shape = std::find_if(std::begin(kThaiDigitShapes), std::end(kThaiDigitShapes),
                                     [&](const DigitShape& known) { return known.digit == digits[i]; });
    for (int y = 0; y < kShapeHeight * kScale; ++y) {
      for (int x = 0; x < kShapeWidth * kScale; ++x) {
        const auto field = static_cast<std::size_t>(y / kScale) * kShapeWidth + static_cast<std::size_t>(x / kScale);
        const char c = digits[i] < 0 ? 'f' : shape->fields[field];
        const int ink = c <= '9' ? c - '0' : c - 'a' + 10;
        pixSetPixel(out.get(), kMargin + static_cast<int>(i) * kStep + x, kMargin + y,
                    static_cast<l_uint32>(std::max(0, 230 - ink * 200 / 15)));
      }
    }
  }
  return out;
}

/// A word of letters that stand where `strip_of` draws them, from the `first` on.
RecognizedWord word(const std::vector<std::string>& letters, int first, bool space_before = true) {
  RecognizedWord out{{}, {}, 99, space_before, {}};
  for (const std::string& letter : letters) {
    const int left = kMargin + first++ * kStep;
    out.letters.push_back({letter, {left, kMargin, left + kShapeWidth * kScale, kMargin + 40}, 99.5});
    out.text += letter;
  }
  out.box = {out.letters.front().box.left, kMargin, out.letters.back().box.right, kMargin + 40};
  return out;
}

TEST(NativeDigits, AreToldByTheirShapes) {
  const PixPtr strip = strip_of({2, 5, 6, 8});
  const auto words = with_thai_digits({word({"๒", "๕", "๒", "๕"}, 0)}, strip.get());
  ASSERT_EQ(words.size(), 1U);
  EXPECT_EQ(words[0].text, "๒๕๖๘");
  for (const RecognizedLetter& letter : words[0].letters) EXPECT_LE(letter.certainty, kShapeCertainty);
  for (const RecognizedLetter& letter : words[0].letters) EXPECT_TRUE(letter.by_shape);
  EXPECT_EQ(words[0].letters[2].box.left, kMargin + 2 * kStep);
}

TEST(NativeDigits, ThoseThatTesseractKnowsStayAsSureAsTheyAre) {
  const PixPtr strip = strip_of({0, 1});
  const auto words = with_thai_digits({word({"๐", "๑"}, 0)}, strip.get());
  ASSERT_EQ(words.size(), 1U);
  EXPECT_EQ(words[0].text, "๐๑");
  EXPECT_DOUBLE_EQ(words[0].letters[0].certainty, 99.5);
  EXPECT_FALSE(words[0].letters[0].by_shape);
}

TEST(NativeDigits, ALetterIsADigitOnlyAloneOrBesideOne) {
  const PixPtr strip = strip_of({2, 7, 7});
  const auto words = with_thai_digits({word({"๒", "ญ"}, 0), word({"ฒ"}, 2)}, strip.get());
  ASSERT_EQ(words.size(), 2U);
  EXPECT_EQ(words[0].text, "๒๗");
  EXPECT_EQ(words[1].text, "๗");
  const auto japan = with_thai_digits({word({"๒", "ญ", "ี"}, 0)}, strip.get());
  EXPECT_EQ(japan[0].text, "๒ญี");
}

TEST(NativeDigits, LatinDigitsAndLettersAreLeftAlone) {
  const PixPtr strip = strip_of({6, 6, 6});
  const auto words = with_thai_digits({word({"6", "9", "6"}, 0)}, strip.get());
  EXPECT_EQ(words[0].text, "696");
  EXPECT_DOUBLE_EQ(words[0].letters[1].certainty, 99.5);
}

TEST(NativeDigits, WhatLooksLikeNoDigitIsDoubted) {
  const PixPtr strip = strip_of({-1});
  const auto words = with_thai_digits({word({"๕"}, 0)}, strip.get());
  ASSERT_EQ(words.size(), 1U);
  EXPECT_EQ(words[0].text, "๕");
  EXPECT_LE(words[0].letters[0].certainty, 50);
}

}  // namespace
}  // namespace chancery
