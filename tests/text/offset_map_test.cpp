#include "text/offset_map.h"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

namespace chancery {
namespace {

/// What the map says, kept the simple way: a begin and an end for every byte of text.
struct PlainMap {
  std::vector<std::uint32_t> begins;
  std::vector<std::uint32_t> ends;
  std::uint32_t file = 0;

  void append_units(std::uint32_t folded_step, std::uint32_t file_step, std::uint32_t count) {
    for (std::uint32_t i = 0; i < count; ++i) {
      begins.insert(begins.end(), folded_step, file);
      ends.insert(ends.end(), folded_step, file + file_step);
      file += file_step;
    }
  }
};

std::uint32_t below(std::mt19937& random, std::size_t limit) { return static_cast<std::uint32_t>(random() % limit); }

void append_random(OffsetMap& map, PlainMap& plain, std::mt19937& random) {
  const std::uint32_t steps[][2] = {{1, 1}, {1, 3}, {2, 1}, {3, 1}, {3, 2}, {6, 6}, {9, 3}, {5, 11}, {1, 4}};
  const std::uint32_t count = 1 + below(random, below(random, 8) == 0 ? 300 : 5);
  if (below(random, 4) == 0) {
    map.append_dropped(count);
    plain.file += count;
    return;
  }
  const auto& step = steps[below(random, std::size(steps))];
  map.append_units(step[0], step[1], count);
  plain.append_units(step[0], step[1], count);
}

void expect_same(const OffsetMap& map, const PlainMap& plain) {
  ASSERT_EQ(map.folded_size(), plain.begins.size());
  ASSERT_EQ(map.file_size(), plain.file);
  OffsetMap::Cursor cursor(map);
  for (std::uint32_t i = 0; i < plain.begins.size(); ++i) {
    ASSERT_EQ(map.to_file_begin(i), plain.begins[i]) << i;
    ASSERT_EQ(map.to_file_end(i + 1), plain.ends[i]) << i;
    ASSERT_EQ(cursor.to_file_begin(i), plain.begins[i]) << i;
    ASSERT_EQ(cursor.to_file_end(i + 1), plain.ends[i]) << i;
  }
  ASSERT_EQ(map.to_file_begin(map.folded_size()), plain.file);
  ASSERT_EQ(map.to_file_end(0), 0U);
}

TEST(OffsetMap, EmptyMapIsTheIdentity) {
  const OffsetMap map;
  EXPECT_TRUE(map.is_identity());
  EXPECT_EQ(map.to_file_begin(0), 0U);
  EXPECT_EQ(map.to_file_end(0), 0U);
  EXPECT_EQ(map.run_count(), 0U);
}

TEST(OffsetMap, EqualStepsSideBySideAreOneRun) {
  OffsetMap map;
  for (int i = 0; i < 1000; ++i) map.append_units(1, 3);
  EXPECT_EQ(map.run_count(), 1U);
  EXPECT_EQ(map.to_file_begin(500), 1500U);
  EXPECT_EQ(map.to_file_end(500), 1500U);
  map.append_same(10);
  EXPECT_EQ(map.run_count(), 2U);
}

TEST(OffsetMap, SpansLeaveOutWhatIsDroppedAtTheirEdges) {
  OffsetMap map;  // ab<ZWSP>cd
  map.append_same(2);
  map.append_dropped(3);
  map.append_same(2);
  EXPECT_EQ(map.to_file_end(2), 2U);
  EXPECT_EQ(map.to_file_begin(2), 5U);
  EXPECT_FALSE(map.is_identity());
}

TEST(OffsetMap, UnitsAreNeverCut) {
  OffsetMap map;
  map.append_units(6, 9);
  EXPECT_EQ(map.to_file_begin(4), 0U);
  EXPECT_EQ(map.to_file_end(1), 9U);
}

TEST(OffsetMap, ALetterBetweenDropsTakesThreeBytesAtMost) {
  OffsetMap map;
  constexpr std::uint32_t kWords = 100000;
  for (std::uint32_t i = 0; i < kWords; ++i) {
    map.append_same(18);
    map.append_dropped(3);
  }
  map.shrink();
  EXPECT_LT(map.memory(), kWords * 34 / 10);
}

TEST(OffsetMap, AnswersAsAPlainTableDoes) {
  for (unsigned seed = 0; seed < 40; ++seed) {
    std::mt19937 random(seed);
    OffsetMap map;
    PlainMap plain;
    const unsigned runs = below(random, 600);
    for (unsigned i = 0; i < runs; ++i) append_random(map, plain, random);
    ASSERT_NO_FATAL_FAILURE(expect_same(map, plain)) << "seed " << seed;
  }
}

TEST(OffsetMap, CursorGoesBackAndForth) {
  std::mt19937 random(7);
  OffsetMap map;
  PlainMap plain;
  for (unsigned i = 0; i < 2000; ++i) append_random(map, plain, random);
  OffsetMap::Cursor cursor(map);
  for (unsigned i = 0; i < 20000; ++i) {
    const auto at = below(random, plain.begins.size());
    ASSERT_EQ(cursor.to_file_begin(at), plain.begins[at]);
    ASSERT_EQ(cursor.to_file_end(at + 1), plain.ends[at]);
  }
}

TEST(OffsetMap, ComposedMapsLeadThrough) {
  for (unsigned seed = 0; seed < 100; ++seed) {
    std::mt19937 random(seed);
    OffsetMap inner;  // of characters: one or three bytes of text for one of the file
    std::vector<std::uint32_t> lengths;
    for (unsigned i = 0; i < 300; ++i) {
      const std::uint32_t length = below(random, 2) == 0 ? 1 : 3;
      lengths.push_back(length);
      inner.append_units(length, 1);
      if (below(random, 10) == 0) inner.append_dropped(2);
    }
    OffsetMap outer;  // leaves characters, drops them, or writes two as one byte
    for (std::size_t i = 0; i + 1 < lengths.size(); ++i) {
      const unsigned choice = below(random, 5);
      if (choice == 0) {
        outer.append_dropped(lengths[i]);
      } else if (choice == 1) {
        outer.append_units(1, lengths[i] + lengths[i + 1]);
        ++i;
      } else {
        outer.append_same(lengths[i]);
      }
    }
    const OffsetMap both = compose(outer, inner);
    ASSERT_EQ(both.folded_size(), outer.folded_size());
    ASSERT_EQ(both.file_size(), inner.file_size());
    for (std::uint32_t i = 0; i < outer.folded_size(); ++i) {
      ASSERT_EQ(both.to_file_begin(i), inner.to_file_begin(outer.to_file_begin(i))) << seed << " at " << i;
      ASSERT_EQ(both.to_file_end(i + 1), inner.to_file_end(outer.to_file_end(i + 1))) << seed << " at " << i;
    }
  }
}

TEST(OffsetMap, ComposingKeepsLongRunsOne) {
  OffsetMap inner;
  inner.append_units(3, 1, 1000000);
  OffsetMap outer;
  outer.append_same(3000000);
  EXPECT_EQ(compose(outer, inner).run_count(), 1U);
}

}  // namespace
}  // namespace chancery
