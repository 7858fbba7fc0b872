#include "register/ledger/cell_dates.h"

#include <algorithm>
#include <charconv>
#include <ranges>

#include "register/ledger/ledger_text.h"

namespace chancery {
namespace {

constexpr std::string_view kFigures = "0123456789/.-, ;&\n";

std::vector<std::string_view> split(std::string_view text, std::string_view marks) {
  std::vector<std::string_view> out;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find_first_of(marks, at), text.size());
    out.push_back(trimmed(text.substr(at, end - at)));
    at = end + 1;
  }
  return out;
}

std::optional<int> number_of(std::string_view digits) {
  int number = 0;
  if (digits.empty() || digits.size() > 4) return std::nullopt;
  const auto end = std::from_chars(digits.data(), digits.data() + digits.size(), number).ptr;
  if (end != digits.data() + digits.size()) return std::nullopt;
  return number;
}

bool is_day(int number) { return number >= 1 && number <= 31; }
bool is_month(int number) { return number >= 1 && number <= 12; }

/// `15/3/2024`, `15/3/24`, `3/2024`, `15/3`, `15`, `2024`.
std::optional<FigureDate> one_date(std::string_view text, std::string_view marks) {
  while (!text.empty() && (text.back() == '.' || text.back() == '/')) text.remove_suffix(1);
  const auto parts = split(text, marks);
  std::vector<int> numbers;
  for (const std::string_view part : parts) {
    const auto number = number_of(part);
    if (!number) return std::nullopt;
    numbers.push_back(*number);
  }
  const bool year_last = parts.back().size() == 4;
  FigureDate date;
  if (numbers.size() == 3) {
    date = {numbers[0], numbers[1], numbers[2], parts[2].size() == 2};
    return is_day(date.day) && is_month(date.month) && (year_last || date.short_year) ? std::optional(date)
                                                                                      : std::nullopt;
  }
  if (numbers.size() == 2) {
    date = year_last ? FigureDate{0, numbers[0], numbers[1], false} : FigureDate{numbers[0], numbers[1], 0, false};
    // 03/24: no day has a month 24, so it is a month of a year.
    if (!year_last && !is_month(numbers[1]) && parts[1].size() == 2) date = {0, numbers[0], numbers[1], true};
    return is_month(date.month) && (date.day == 0 || is_day(date.day)) ? std::optional(date) : std::nullopt;
  }
  if (numbers.size() != 1) return std::nullopt;
  if (year_last) return FigureDate{0, 0, numbers[0], false};
  return is_day(numbers[0]) ? std::optional(FigureDate{numbers[0], 0, 0, false}) : std::nullopt;
}

std::optional<FigurePeriod> one_period(std::string_view text) {
  const bool has_marks = text.find_first_of("/.") != text.npos;
  const auto dashes = std::count(text.begin(), text.end(), '-');
  if (!has_marks && dashes == 2) {  // 15-3-2024
    const auto date = one_date(text, "-");
    return date ? std::optional(FigurePeriod{*date, std::nullopt}) : std::nullopt;
  }
  if (dashes > 1) return std::nullopt;
  const auto sides = split(text, "-");
  const auto from = one_date(sides[0], "/.");
  if (!from || sides.size() == 1) return from ? std::optional(FigurePeriod{*from, std::nullopt}) : std::nullopt;
  auto to = one_date(sides[1], "/.");
  if (!to) return std::nullopt;
  FigurePeriod period{*from, to};
  // 3-5/2024: where the end is a month, a bare number before it is one too.
  const bool bare = from->month == 0 && from->year == 0;
  if (bare && to->day == 0 && to->month != 0) {
    if (!is_month(from->day)) return std::nullopt;
    period.from = {0, from->day, 0, false};
  }
  return period;
}

/// The year of two digits that lies nearest to the sheet's own, in the common or the Buddhist era.
int full_year(int digits, std::optional<int> year) {
  constexpr int kBuddhistEra = 543;
  const int near = year.value_or(2020);
  int best = 2000 + digits;
  for (const int candidate : {1900 + digits, 2500 + digits - kBuddhistEra}) {
    if (std::abs(candidate - near) < std::abs(best - near) && std::abs(best - near) > 20) best = candidate;
  }
  return best;
}

}  // namespace

std::optional<std::vector<FigurePeriod>> split_figure_dates(std::string_view text) {
  text = trimmed(text);
  if (text.empty() || text.find_first_not_of(kFigures) != text.npos || !has_digit(text)) return std::nullopt;
  std::vector<FigurePeriod> periods;
  for (const std::string_view item : split(text, ",;&\n")) {
    if (item.empty()) continue;
    const auto period = one_period(item);
    if (!period) return std::nullopt;
    periods.push_back(*period);
  }
  return periods;
}

bool complete_dates(std::vector<FigurePeriod>& periods, std::optional<int> year, std::optional<int> month,
                    bool& inferred) {
  int next_month = 0;
  int next_year = 0;
  const auto complete = [&](FigureDate& date) {
    if (date.short_year) {
      date.year = full_year(date.year, year);
      date.short_year = false;
      inferred = true;
    }
    const bool only_year = date.day == 0 && date.month == 0;
    if (date.month == 0 && !only_year) {
      inferred = inferred || next_month == 0;
      date.month = next_month != 0 ? next_month : month.value_or(0);
    }
    if (date.year == 0) {
      inferred = inferred || next_year == 0;
      const bool turn = next_year != 0 && date.month > next_month && next_month != 0;
      date.year = next_year != 0 ? next_year - (turn ? 1 : 0) : year.value_or(0);
    }
    next_month = date.month;
    next_year = date.year;
    return date.year != 0 && (only_year || date.month != 0);
  };
  bool all = true;
  for (FigurePeriod& period : std::views::reverse(periods)) {
    const bool year_written = period.to && period.to->year != 0;
    if (period.to) all = complete(*period.to) && all;
    all = complete(period.from) && all;
    // 30/12-02/1 in a sheet of 2024 ends in 2025: what begins in the sheet's year belongs to it.
    const bool turn = period.to && !year_written && period.from.year + 1 == period.to->year;
    if (turn && year && period.to->year == *year && next_year == *year - 1) {
      ++period.from.year;
      ++period.to->year;
      next_year = period.from.year;
    }
  }
  return all;
}

std::string written_out(const FigureDate& date) {
  std::string out;
  if (date.day != 0) out += std::to_string(date.day) + "/";
  if (date.month != 0) out += std::to_string(date.month) + "/";
  return out + std::to_string(date.year);
}

}  // namespace chancery
