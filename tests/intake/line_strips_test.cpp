#include "intake/formats/line_strips.h"

#include <gtest/gtest.h>

namespace chancery {
namespace {

constexpr int kPaper = 230;
constexpr int kLetter = 30;  // pixels
constexpr int kStep = 40;    // from a letter to the next

/// A page on which ink is drawn in rectangles.
class DrawnPage {
 public:
  DrawnPage() : grey_(pixCreate(1200, 800, 8)) { pixSetAllArbitrary(grey_.get(), kPaper); }

  void ink(const PixelBox& box) {
    for (int y = box.top; y < box.bottom; ++y)
      for (int x = box.left; x < box.right; ++x) pixSetPixel(grey_.get(), x, y, 30);
  }
  /// Letters side by side that stand on `bottom`.
  PixelBox letters(int bottom, int count, int left = 100) {
    for (int i = 0; i < count; ++i) ink({left + i * kStep, bottom - kLetter, left + i * kStep + 20, bottom});
    return {left, bottom - kLetter, left + (count - 1) * kStep + 20, bottom};
  }
  Pix* grey() { return grey_.get(); }

 private:
  PixPtr grey_;
};

/// Is there ink at this place of the page?
bool shows(const LineStrip& strip, int x, int y) {
  l_uint32 value = kPaper;
  if (pixGetPixel(strip.grey.get(), x - strip.left, y - strip.top, &value) != 0) return false;
  return value < 100;
}

TEST(LineStrips, SignsBelongToTheLineWhoseLettersAreClosest) {
  DrawnPage page;
  const PixelBox first = page.letters(200, 10);
  const PixelBox second = page.letters(290, 10);
  page.ink({100, 206, 120, 216});  // below a letter of the first line
  page.ink({180, 240, 195, 254});  // above one of the second
  page.ink({183, 226, 192, 236});  // and a tone on it
  const std::vector<LineStrip> strips = cut_line_strips(page.grey(), {{first, 1, true}, {second, 1, true}});
  ASSERT_EQ(strips.size(), 2U);
  EXPECT_TRUE(shows(strips[0], 110, 210));
  EXPECT_FALSE(shows(strips[1], 110, 210));
  EXPECT_TRUE(shows(strips[1], 187, 245));
  EXPECT_TRUE(shows(strips[1], 187, 230));
  EXPECT_FALSE(shows(strips[0], 187, 230));
}

TEST(LineStrips, ARowOfSignsIsNoLine) {
  DrawnPage page;
  const PixelBox line = page.letters(200, 10);
  for (int i = 0; i < 6; ++i) page.ink({100 + i * kStep, 150, 112 + i * kStep, 163});
  const std::vector<LineStrip> strips =
      cut_line_strips(page.grey(), {{{100, 150, 320, 163}, 1, true}, {line, 2, true}});
  ASSERT_EQ(strips.size(), 1U);
  EXPECT_TRUE(shows(strips[0], 105, 155));
}

TEST(LineStrips, LettersThatTheLayoutLostAreALineInItsPlace) {
  DrawnPage page;
  const PixelBox first = page.letters(200, 10);
  page.letters(300, 10);
  const PixelBox third = page.letters(400, 10);
  page.ink({1000, 600, 1020, 630});  // a letter alone, which nothing tells from a stain
  const std::vector<LineStrip> strips = cut_line_strips(page.grey(), {{first, 1, true}, {third, 1, true}});
  ASSERT_EQ(strips.size(), 3U);
  EXPECT_TRUE(shows(strips[1], 110, 290));
  EXPECT_EQ(strips[0].block, strips[2].block);
  EXPECT_EQ(strips[0].block, strips[1].block);
}

TEST(LineStrips, LettersTakenForAnUprightLineStayInTheirLines) {
  DrawnPage page;
  const PixelBox first = page.letters(200, 9, 140);
  const PixelBox second = page.letters(290, 9, 140);
  page.letters(200, 1);
  page.letters(290, 1);
  const std::vector<LineStrip> strips =
      cut_line_strips(page.grey(), {{first, 1, true}, {{100, 170, 120, 290}, 2, false}, {second, 1, true}});
  ASSERT_EQ(strips.size(), 2U);
  EXPECT_TRUE(shows(strips[0], 110, 190));
  EXPECT_TRUE(shows(strips[1], 110, 280));
}

TEST(LineStrips, LinesOfAColumnRunDownTheColumn) {
  DrawnPage page;
  const PixelBox first = page.letters(200, 8);
  const PixelBox second = page.letters(300, 8);
  const PixelBox beside = page.letters(200, 8, 700);
  const auto order = [&](const std::vector<LayoutLine>& layout) {
    std::vector<int> out;
    for (const LineStrip& strip : cut_line_strips(page.grey(), layout)) out.push_back(strip.box.left + strip.box.top);
    return out;
  };
  const std::vector<int> right = order({{first, 1, true}, {second, 1, true}, {beside, 2, true}});
  ASSERT_EQ(right.size(), 3U);
  EXPECT_EQ(order({{second, 1, true}, {first, 2, true}, {beside, 3, true}}), right);
}

TEST(LineStrips, GrainIsNoText) {
  DrawnPage page;
  for (int y = 0; y < 800; y += 6)
    for (int x = 0; x < 1200; x += 6) page.ink({x, y, x + 4, y + 4});
  const PixelBox line = page.letters(200, 10);
  EXPECT_TRUE(cut_line_strips(page.grey(), {{line, 1, true}}).empty());
}

TEST(LineStrips, AnEmptyPageHasNone) {
  DrawnPage page;
  EXPECT_TRUE(cut_line_strips(page.grey(), {}).empty());
  EXPECT_TRUE(cut_line_strips(page.grey(), {{{0, 0, 100, 40}, 1, true}}).empty());
}

}  // namespace
}  // namespace chancery
