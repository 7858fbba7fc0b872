#include "register/period.h"

#include "base/edtf.h"

namespace chancery {
namespace {

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

std::string day_of(std::string_view date, bool last) {
  constexpr std::size_t kMonthAt = 5, kDayAt = 8;
  const int year = digits_at(date, 0, 4);
  if (year == 0) return {};
  // Behind months come what ISO 8601-2 counts as parts of a year, from 21 on: `2023-2026` is no period of it.
  constexpr int kLastMonth = 12, kFirstPart = 21;
  const int part = digits_at(date, kMonthAt, 2);
  if (part > kLastMonth && part < kFirstPart) return {};
  const Months months = months_of(part);
  const int month = last ? months.last : months.first;
  const int said = digits_at(date, kDayAt, 2);
  const int day = said > 0 ? said : last ? days_in_month(year, month) : 1;
  return to_edtf({year, month, day});
}

}  // namespace

std::string first_day(std::string_view period) { return day_of(period.substr(0, period.find('/')), false); }

std::string last_day(std::string_view period) {
  const std::size_t slash = period.find('/');
  return day_of(slash == std::string_view::npos ? period : period.substr(slash + 1), true);
}

}  // namespace chancery
