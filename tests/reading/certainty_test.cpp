#include "reading/out/certainty.h"

#include <gtest/gtest.h>

namespace chancery {
namespace {

/// Two words on a picture, then one on a page with letters of its own.
Layout three_words() {
  Layout out;
  out.pages = {{0, 0, true}, {0, 0, false}};
  out.words = {{0, 4, 1, {}, 90}, {5, 9, 1, {}, 40}, {10, 14, 2, {}, 100}};
  return out;
}

TEST(Certainty, IsThatOfTheLeastSureLetterOnAPicture) {
  const Layout layout = three_words();
  EXPECT_EQ(least_certainty(layout, 0, 4), 90);
  EXPECT_EQ(least_certainty(layout, 0, 9), 40);
  EXPECT_EQ(mean_certainty(layout, 0, 9), 65);
  EXPECT_FALSE(least_certainty(layout, 10, 14));
  EXPECT_FALSE(mean_certainty(layout, 10, 14));
}

TEST(Certainty, LowersTheConfidenceOfAClaim) {
  EXPECT_EQ(lowered(900, {90, {}}), 810);
  EXPECT_EQ(lowered(900, {100, {}}), 900);
  EXPECT_EQ(lowered(900, {0, {}}), 0);
}

}  // namespace
}  // namespace chancery
