#pragma once
#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace chancery {

/// The public holidays of one year, as a decision laid them down.
struct HolidayYear {
  int year = 0;
  std::set<std::string, std::less<>> off;     ///< days (`2026-09-02`) on which offices are closed
  std::set<std::string, std::less<>> worked;  ///< days of a weekend on which they are open in exchange
  std::string source, tag;                    ///< the decision and its certainty
};

/// On which days the offices of a country are open: Monday to Friday, but for its public holidays.
struct WorkCalendar {
  std::vector<HolidayYear> years;
  /// A time limit that ends on a day off ends on the next working day.
  bool ends_on_working_day = false;

  [[nodiscard]] const HolidayYear* find(int year) const;
  /// By the weekday alone in a year whose holidays are not known.
  [[nodiscard]] bool is_working_day(std::string_view day) const;
};

/// How a time limit counts.
enum class DayUnit : std::uint8_t { Days, WorkingDays, Months, Years };

/// A day that was reckoned.
struct Reckoned {
  std::string day;        ///< `2026-09-02`; empty where it could not be
  std::set<int> unknown;  ///< years whose holidays would have counted and are not known: it may be later

  friend bool operator==(const Reckoned&, const Reckoned&) = default;
};

/// The day `count` units after `day` or, where negative, before it; the first day is not counted (in Viet Nam: Civil
/// Code 2015, Art. 147). A month or year ends on the day of the same number, or the last of its month. `day` is a
/// complete one; nothing is reckoned from another, nor beyond the years 1 to 9999.
Reckoned reckon(std::string_view day, std::int64_t count, DayUnit unit, const WorkCalendar& calendar);

/// That day, or the first working day after it. The years it was looked up in are noted.
void move_to_working_day(Reckoned& reckoned, const WorkCalendar& calendar);

/// Days from one complete day to another: negative where the second is the earlier one. 0 where either is none.
std::int64_t days_between(std::string_view from, std::string_view to);

}  // namespace chancery
