#include "follow/due_day.h"

#include <gtest/gtest.h>

namespace chancery::test {
namespace {

RecordFields record(const std::vector<std::pair<std::string, std::string>>& values) {
  RecordFields out;
  for (const auto& [field, value] : values) out.values.emplace_back(field, value);
  return out;
}

std::string day(const char* sum, const std::vector<std::pair<std::string, std::string>>& values) {
  const auto parsed = parse_day_sum(sum);
  EXPECT_TRUE(parsed) << sum;
  return parsed ? find_day(*parsed, record(values), {}).day : "";
}

TEST(DueDayTest, SumsOfDatesAndTimes) {
  EXPECT_EQ(day("due", {{"due", "2026-06-30"}}), "2026-06-30");
  EXPECT_EQ(day("sent + 7 working days", {{"sent", "2026-03-02"}}), "2026-03-11");
  EXPECT_EQ(day("from - 40 days", {{"from", "2026-03-02"}}), "2026-01-21");
  EXPECT_EQ(day("effective_date + term - notice_period",
                {{"effective_date", "2024-03-05"}, {"term", "P3Y"}, {"notice_period", "P90D"}}),
            "2026-12-05");
  EXPECT_EQ(day("signed + term", {{"signed", "2024-03-05"}, {"term", "P1Y6M"}}), "2025-09-05");
  EXPECT_EQ(day("signed + term", {{"signed", "2024-03-05"}, {"term", "P2W"}}), "2024-03-19");
}

TEST(DueDayTest, ADateThatIsLessThanADayCountsFromItsLast) {
  EXPECT_EQ(day("due", {{"due", "2026-06"}}), "2026-06-30");
  EXPECT_EQ(day("due", {{"due", "2025-35"}}), "2025-09-30");
  EXPECT_EQ(day("due", {{"due", "2024/2026"}}), "2026-12-31");
  EXPECT_EQ(day("due + 1 months", {{"due", "2024"}}), "2025-01-31");
  EXPECT_EQ(day("term", {{"term", "2023/2026"}}), "2026-12-31");
  for (const char* term : {"P5Y", "5 years", "2023-2026", "2023 - 2026"})
    EXPECT_EQ(day("term", {{"term", term}}), "") << term;
}

TEST(DueDayTest, WhatIsNotThereGivesNoDay) {
  EXPECT_EQ(day("due", {}), "");
  EXPECT_EQ(day("due", {{"due", "~not_reported"}}), "");
  EXPECT_EQ(day("signed + term", {{"signed", "2024-03-05"}}), "");
  EXPECT_EQ(day("signed + term", {{"term", "P3Y"}}), "");
  for (const char* term : {"3 years", "P", "PY", "P3", "P3X", "P-3Y", "P9999999Y", "PT3H"})
    EXPECT_EQ(day("signed + term", {{"signed", "2024-03-05"}, {"term", term}}), "") << term;
}

TEST(DueDayTest, WhatIsNoSumIsRefused) {
  for (const char* sum : {"", "7", "due +", "due + 7", "due + 7 weeks", "due + 7 working months", "due 7 days",
                          "+ 7 days", "due + 1000000 days", "due * 2 days", "due + 7 days 8", "due + -7 days"})
    EXPECT_FALSE(parse_day_sum(sum)) << sum;
}

TEST(DueDayTest, ASumNamesItsFields) {
  EXPECT_EQ(parse_day_sum("effective_date + term - 3 months")->fields(),
            (std::vector<std::string>{"effective_date", "term"}));
}

}  // namespace
}  // namespace chancery::test
