#include "follow/work_calendar.h"

#include <gtest/gtest.h>

#include "base/edtf.h"

namespace chancery::test {
namespace {

/// Holidays of 2026 alone: Thursday 1 January, Friday 2 January in exchange for Saturday 10 January.
WorkCalendar calendar() {
  WorkCalendar out;
  out.years.push_back({2026, {"2026-01-01", "2026-01-02"}, {"2026-01-10"}, "a notice", "B"});
  return out;
}

std::string after(const char* day, std::int64_t count, DayUnit unit) {
  return reckon(day, count, unit, calendar()).day;
}

TEST(WorkCalendarTest, DaysMonthsAndYears) {
  EXPECT_EQ(after("2026-01-31", 15, DayUnit::Days), "2026-02-15");
  EXPECT_EQ(after("2026-01-31", 1, DayUnit::Months), "2026-02-28");
  EXPECT_EQ(after("2024-01-31", 1, DayUnit::Months), "2024-02-29");
  EXPECT_EQ(after("2026-12-31", 2, DayUnit::Months), "2027-02-28");
  EXPECT_EQ(after("2026-03-31", -1, DayUnit::Months), "2026-02-28");
  EXPECT_EQ(after("2024-02-29", 1, DayUnit::Years), "2025-02-28");
  EXPECT_EQ(after("2024-02-29", 4, DayUnit::Years), "2028-02-29");
  EXPECT_EQ(after("2026-01-01", -1, DayUnit::Days), "2025-12-31");
}

TEST(WorkCalendarTest, WorkingDaysPassOverWeekendsAndHolidays) {
  EXPECT_EQ(after("2026-01-05", 5, DayUnit::WorkingDays), "2026-01-10") << "a Saturday that is worked";
  EXPECT_EQ(after("2026-01-05", 6, DayUnit::WorkingDays), "2026-01-12");
  EXPECT_EQ(after("2026-01-05", -1, DayUnit::WorkingDays), "2025-12-31")
      << "the holidays are passed over backwards too";
  EXPECT_EQ(after("2026-01-03", 1, DayUnit::WorkingDays), "2026-01-05");
  EXPECT_EQ(after("2026-01-03", 0, DayUnit::WorkingDays), "2026-01-03");
}

TEST(WorkCalendarTest, AYearWhoseHolidaysAreNotKnownIsSaid) {
  EXPECT_EQ(reckon("2026-12-30", 3, DayUnit::WorkingDays, calendar()), (Reckoned{"2027-01-04", {2027}}));
  EXPECT_TRUE(reckon("2026-12-01", 3, DayUnit::WorkingDays, calendar()).unknown.empty());
  EXPECT_TRUE(reckon("2030-12-01", 3, DayUnit::Days, calendar()).unknown.empty()) << "no working days are counted";
  Reckoned day{"2026-01-01", {}};
  move_to_working_day(day, calendar());
  EXPECT_EQ(day, (Reckoned{"2026-01-05", {}}));
  day = {"2027-05-01", {}};
  move_to_working_day(day, calendar());
  EXPECT_EQ(day, (Reckoned{"2027-05-03", {2027}}));
}

TEST(WorkCalendarTest, NothingIsReckonedFromNoDay) {
  for (const char* text :
       {"", "2026", "2026-02-30", "2026-13-01", "XXXX-06-20", "0000-01-01", "2026-1-1x", "2026-01-01T00"})
    EXPECT_EQ(after(text, 1, DayUnit::Days), "") << text;
  EXPECT_EQ(after("9999-12-31", 1, DayUnit::Days), "");
  EXPECT_EQ(after("2026-01-01", INT64_MAX, DayUnit::Years), "");
  EXPECT_EQ(after("2026-01-01", INT64_MIN + 1, DayUnit::WorkingDays), "");
  EXPECT_EQ(days_between("2026", "2026-01-01"), 0);
}

/// Every day of four years that have a leap year and both kinds of year ends among them.
class EachDay : public testing::Test {
 protected:
  template <class Check>
  static void each(Check check) {
    for (int year = 2023; year <= 2026; ++year)
      for (int month = 1; month <= 12; ++month)
        for (int day = 1; day <= days_in_month(year, month); ++day) check(to_edtf({year, month, day}));
  }
};

TEST_F(EachDay, DaysThereAndBackAreTheSameDay) {
  each([](const std::string& day) {
    for (const std::int64_t count : {1, 28, 365, 1000}) {
      const std::string there = after(day.c_str(), count, DayUnit::Days);
      EXPECT_EQ(days_between(day, there), count);
      EXPECT_EQ(after(there.c_str(), -count, DayUnit::Days), day);
    }
  });
}

TEST_F(EachDay, WorkingDaysEndOnOneAndNeverComeEarlierForMore) {
  const WorkCalendar known = calendar();
  each([&](const std::string& day) {
    std::string last = day;
    for (std::int64_t count = 1; count <= 10; ++count) {
      const std::string there = reckon(day, count, DayUnit::WorkingDays, known).day;
      EXPECT_TRUE(known.is_working_day(there)) << there;
      EXPECT_GT(there, last);
      // Every day between is one on which offices are closed.
      for (std::string between = after(last.c_str(), 1, DayUnit::Days); between < there;
           between = after(between.c_str(), 1, DayUnit::Days))
        EXPECT_FALSE(known.is_working_day(between)) << between;
      last = there;
    }
  });
}

TEST_F(EachDay, AMonthLaterIsInTheNextMonth) {
  each([](const std::string& day) {
    const std::string there = after(day.c_str(), 1, DayUnit::Months);
    const int month = (day[5] - '0') * 10 + (day[6] - '0');
    EXPECT_EQ((there[5] - '0') * 10 + (there[6] - '0'), month % 12 + 1) << day;
    EXPECT_LE(there.substr(8), day.substr(8));
  });
}

}  // namespace
}  // namespace chancery::test
