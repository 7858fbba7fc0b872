#include "base/edtf.h"

#include <gtest/gtest.h>

namespace chancery {
namespace {

TEST(Edtf, WritesDatesAsFarAsTheyAreKnown) {
  EXPECT_EQ(to_edtf(PartialDate{2024, 6, 20}), "2024-06-20");
  EXPECT_EQ(to_edtf(PartialDate{2016, 9, 0}), "2016-09");
  EXPECT_EQ(to_edtf(PartialDate{2023, 0, 0}), "2023");
  EXPECT_EQ(to_edtf(PartialDate{0, 6, 20}), "XXXX-06-20");
  EXPECT_EQ(to_edtf(PartialDate{0, 6, 0}), "XXXX-06");
  EXPECT_EQ(to_edtf(PartialDate{938, 1, 1}), "0938-01-01");
}

TEST(Edtf, KnowsTheDaysOfMonths) {
  EXPECT_EQ(days_in_month(2023, 1), 31);
  EXPECT_EQ(days_in_month(2023, 4), 30);
  EXPECT_EQ(days_in_month(2023, 2), 28);
  EXPECT_EQ(days_in_month(2024, 2), 29);
  EXPECT_EQ(days_in_month(1900, 2), 28);
  EXPECT_EQ(days_in_month(2000, 2), 29);
  EXPECT_EQ(days_in_month(0, 2), 29);  // the year may be a leap year
  EXPECT_EQ(days_in_month(2023, 0), 0);
  EXPECT_EQ(days_in_month(2023, 13), 0);
}

TEST(Edtf, RefusesDaysThatAreNone) {
  EXPECT_TRUE(is_possible(PartialDate{2024, 2, 29}));
  EXPECT_FALSE(is_possible(PartialDate{2023, 2, 29}));
  EXPECT_TRUE(is_possible(PartialDate{0, 2, 29}));
  EXPECT_FALSE(is_possible(PartialDate{2024, 4, 31}));
  EXPECT_FALSE(is_possible(PartialDate{2024, 13, 1}));
  EXPECT_FALSE(is_possible(PartialDate{2024, -1, 0}));
  EXPECT_FALSE(is_possible(PartialDate{2024, 1, -1}));
  EXPECT_FALSE(is_possible(PartialDate{-1, 1, 1}));
  EXPECT_FALSE(is_possible(PartialDate{10000, 1, 1}));
}

TEST(Edtf, WantsAMonthForADay) {
  EXPECT_FALSE(is_possible(PartialDate{2024, 0, 5}));
  EXPECT_TRUE(is_possible(PartialDate{2024, 0, 0}));
  EXPECT_FALSE(is_possible(PartialDate{}));
  EXPECT_TRUE(PartialDate{}.empty());
  EXPECT_FALSE((PartialDate{0, 5, 0}.empty()));
}

}  // namespace
}  // namespace chancery
