#include "base/edtf.h"

#include <array>

namespace chancery {
namespace {

void put(std::string& out, int value, int width) {
  const std::string digits = std::to_string(value);
  out.append(static_cast<std::size_t>(width) > digits.size() ? static_cast<std::size_t>(width) - digits.size() : 0,
             '0');
  out += digits;
}

}  // namespace

int days_in_month(int year, int month) {
  constexpr std::array<int, 12> kDays = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  if (month < 1 || month > 12) return 0;
  const bool leap = year == 0 || (year % 4 == 0 && (year % 100 != 0 || year % 400 == 0));
  return month == 2 && leap ? 29 : kDays[static_cast<std::size_t>(month) - 1];
}

bool is_possible(const PartialDate& date) {
  if (date.empty() || date.year < 0 || date.year > 9999) return false;
  if (date.month == 0) return date.day == 0;
  return date.month <= 12 && date.month > 0 && date.day >= 0 && date.day <= days_in_month(date.year, date.month);
}

std::string to_edtf(const PartialDate& date) {
  std::string out;
  if (date.year == 0) {
    out = "XXXX";
  } else {
    put(out, date.year, 4);
  }
  if (date.month != 0) {
    out += '-';
    put(out, date.month, 2);
  }
  if (date.day != 0) {
    out += '-';
    put(out, date.day, 2);
  }
  return out;
}

}  // namespace chancery
