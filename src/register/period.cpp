#include "register/period.h"

#include "base/edtf.h"

namespace chancery {
namespace {

constexpr std::size_t kMonthAt = 5, kDayAt = 8;

int digits_at(std::string_view text, std::size_t at, std::size_t size) {
  if (text.size() < at + size) return 0;
  int out = 0;
  for (const char c : text.substr(at, size)) {
    if (c < '0' || c > '9') return 0;
    out = out * 10 + (c - '0');
  }
  return out;
}

/// The first and last month of a part of a year: a month, or what ISO 8601-2 (4.8) counts as one: quarters from 33,
/// half-years from 40 on.
struct Months {
  int first = 1, last = 12;
};
Months months_of(int part) {
  constexpr int kQuarter = 33, kHalf = 40;
  if (part >= kQuarter && part < kQuarter + 4) return {(part - kQuarter) * 3 + 1, (part - kQuarter) * 3 + 3};
  if (part == kHalf || part == kHalf + 1) return {(part - kHalf) * 6 + 1, (part - kHalf) * 6 + 6};
  if (part >= 1 && part <= 12) return {part, part};
  return {};
}

/// Does a part of a date end here: with the date, before the next part, or with how sure it is (ISO 8601-2, 8)?
bool ends_part(std::string_view date, std::size_t at) {
  return date.size() <= at || std::string_view("-~?%").find(date[at]) != std::string_view::npos;
}

std::string day_of(std::string_view date, bool last) {
  const int year = digits_at(date, 0, 4);
  if (year == 0) return {};
  // `2023-2026` and `2023 - 2026` are words.
  if (!ends_part(date, kMonthAt - 1) || !ends_part(date, kDayAt - 1)) return {};
  const Months months = months_of(digits_at(date, kMonthAt, 2));
  const int month = last ? months.last : months.first;
  const int said = digits_at(date, kDayAt, 2);
  const int day = said > 0 ? said : last ? days_in_month(year, month) : 1;
  return to_edtf({year, month, day});
}

}  // namespace

bool is_day(std::string_view text) {
  const PartialDate day{digits_at(text, 0, 4), digits_at(text, kMonthAt, 2), digits_at(text, kDayAt, 2)};
  return is_possible(day) && day.year > 0 && day.day > 0 && to_edtf(day) == text;
}

std::string first_day(std::string_view period) { return day_of(period.substr(0, period.find('/')), false); }

std::string last_day(std::string_view period) {
  const std::size_t slash = period.find('/');
  return day_of(slash == std::string_view::npos ? period : period.substr(slash + 1), true);
}

bool is_within(std::string_view period, std::string_view from, std::string_view until) {
  const std::string first = first_day(period);
  const std::string last = last_day(period);
  return !first.empty() && !last.empty() && first >= from && last <= until;
}

}  // namespace chancery
