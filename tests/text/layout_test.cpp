#include "text/layout.h"

#include <gtest/gtest.h>

namespace chancery {
namespace {

TEST(Layout, FindsThePieceThatHoldsAByte) {
  Layout layout;
  layout.pieces = {{.begin = 2, .end = 5, .paragraph = 1}, {.begin = 6, .end = 9, .paragraph = 2}};
  EXPECT_EQ(layout.find(1), nullptr);
  EXPECT_EQ(layout.find(2)->paragraph, 1U);
  EXPECT_EQ(layout.find(5)->paragraph, 1U) << "between two it is the one before";
  EXPECT_EQ(layout.find(6)->paragraph, 2U);
}

TEST(Layout, GivesTheWordsThatAStretchTouches) {
  Layout layout;
  layout.words = {
      {.begin = 0, .end = 3, .page = 1}, {.begin = 4, .end = 7, .page = 1}, {.begin = 8, .end = 9, .page = 2}};
  EXPECT_EQ(layout.words_of(4, 9).size(), 2U);
  EXPECT_EQ(layout.words_of(6, 8).size(), 1U) << "half-open";
  EXPECT_TRUE(layout.words_of(3, 4).empty()) << "the space between two";
  EXPECT_TRUE(layout.words_of(9, 20).empty());
}

TEST(Layout, TellsWhatWasReadFromPictures) {
  Layout layout;
  layout.pages = {{0, 0, true}, {0, 0, true}, {0, 0, false}, {0, 0, true}};
  layout.pieces = {{.begin = 0, .end = 3, .page = 1},
                   {.begin = 4, .end = 7, .page = 2},
                   {.begin = 8, .end = 9, .page = 3},
                   {.begin = 10, .end = 12, .page = 4}};
  EXPECT_EQ(layout.of_pictures(), (std::vector<TextRange>{{0, 7}, {10, 12}}));
  layout.pages.clear();
  EXPECT_TRUE(layout.of_pictures().empty());
}

}  // namespace
}  // namespace chancery
