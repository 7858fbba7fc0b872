#include "reading/out/certainty.h"

#include <gtest/gtest.h>

#include "text/fold.h"

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

TEST(Certainty, IsLessWhereLettersWereMisread) {
  const Layout layout = three_words();
  const FoldedText folded = fold("abcd efgh ijkl");
  const SourceText source{"abcd efgh ijkl", &folded.map, nullptr};
  SpanMapper mapper(source);
  Mention mention;
  mention.begin = 0;
  mention.end = 4;
  EXPECT_EQ(certainty_of(layout, mention, mapper), 90);
  mention.misread = 1;
  EXPECT_EQ(certainty_of(layout, mention, mapper), 72);
  mention.misread = 2;
  EXPECT_EQ(certainty_of(layout, mention, mapper), 57);
}

}  // namespace
}  // namespace chancery
