#include "follow/work_calendar.h"

#include <algorithm>
#include <chrono>
#include <optional>

#include "base/edtf.h"

namespace chancery {
namespace {

using std::chrono::days;
using std::chrono::sys_days;

constexpr std::size_t kDaySize = 10;  // 2026-09-02

std::optional<sys_days> to_day(std::string_view text) {
  if (text.size() != kDaySize || text[4] != '-' || text[7] != '-') return std::nullopt;
  int parts[3] = {};
  constexpr std::size_t kBegin[] = {0, 5, 8, 11};
  for (std::size_t part = 0; part < 3; ++part)
    for (std::size_t i = kBegin[part]; i + 1 < kBegin[part + 1]; ++i) {
      if (text[i] < '0' || text[i] > '9') return std::nullopt;
      parts[part] = parts[part] * 10 + (text[i] - '0');
    }
  if (!is_possible({parts[0], parts[1], parts[2]}) || parts[0] == 0 || parts[2] == 0) return std::nullopt;
  return sys_days(std::chrono::year(parts[0]) / parts[1] / parts[2]);
}

std::chrono::year_month_day civil(sys_days day) { return {day}; }
int year_of(sys_days day) { return static_cast<int>(civil(day).year()); }

std::string to_text(sys_days day) {
  const auto date = civil(day);
  return to_edtf({static_cast<int>(date.year()), static_cast<int>(static_cast<unsigned>(date.month())),
                  static_cast<int>(static_cast<unsigned>(date.day()))});
}

bool is_weekend(sys_days day) {
  const std::chrono::weekday weekday(day);
  return weekday == std::chrono::Saturday || weekday == std::chrono::Sunday;
}

bool is_open(sys_days day, const WorkCalendar& calendar) {
  const HolidayYear* year = calendar.find(year_of(day));
  if (year == nullptr) return !is_weekend(day);
  const std::string text = to_text(day);
  return is_weekend(day) ? year->worked.contains(text) : !year->off.contains(text);
}

/// Goes on day by day until so many working days have passed.
sys_days count_working_days(sys_days day, std::int64_t count, const WorkCalendar& calendar, std::set<int>& unknown) {
  const days step(count < 0 ? -1 : 1);
  for (std::int64_t left = std::abs(count); left > 0;) {
    day += step;
    if (calendar.find(year_of(day)) == nullptr) unknown.insert(year_of(day));
    if (is_open(day, calendar)) --left;
  }
  return day;
}

sys_days count_months(sys_days day, std::int64_t count) {
  const auto date = civil(day);
  const auto month = date.year() / date.month() + std::chrono::months(count);
  const auto last = (month / std::chrono::last).day();
  return sys_days(month / std::min(date.day(), last));
}

}  // namespace

const HolidayYear* WorkCalendar::find(int year) const {
  const auto found =
      std::find_if(years.begin(), years.end(), [&](const HolidayYear& each) { return each.year == year; });
  return found == years.end() ? nullptr : &*found;
}

bool WorkCalendar::is_working_day(std::string_view day) const {
  const auto known = to_day(day);
  return known && is_open(*known, *this);
}

Reckoned reckon(std::string_view day, std::int64_t count, DayUnit unit, const WorkCalendar& calendar) {
  Reckoned out;
  const auto from = to_day(day);
  constexpr std::int64_t kMost = 100'000;  // so that no count of days or months leaves the calendar's range
  if (!from || std::abs(count) > kMost) return out;
  constexpr std::int64_t kMonths = 12;
  sys_days end = *from;
  switch (unit) {
    case DayUnit::Days:
      end += days(count);
      break;
    case DayUnit::WorkingDays:
      end = count_working_days(end, count, calendar, out.unknown);
      break;
    case DayUnit::Months:
      end = count_months(end, count);
      break;
    case DayUnit::Years:
      end = count_months(end, count * kMonths);
      break;
  }
  constexpr int kLastYear = 9999;
  if (year_of(end) < 1 || year_of(end) > kLastYear) return {};
  out.day = to_text(end);
  return out;
}

void move_to_working_day(Reckoned& reckoned, const WorkCalendar& calendar) {
  auto day = to_day(reckoned.day);
  if (!day) return;
  for (;; *day += days(1)) {
    if (calendar.find(year_of(*day)) == nullptr) reckoned.unknown.insert(year_of(*day));
    if (is_open(*day, calendar)) break;
  }
  reckoned.day = to_text(*day);
}

std::int64_t days_between(std::string_view from, std::string_view to) {
  const auto first = to_day(from);
  const auto second = to_day(to);
  return first && second ? (*second - *first).count() : 0;
}

}  // namespace chancery
