#include "reading/values/numeric_dates.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace chancery {
namespace {

constexpr int kFirstYear = 1000;
constexpr int kLastYear = 2200;
constexpr int kBuddhistEra = 543;
constexpr int kFirstBuddhistYear = 2400;
constexpr int kLastBuddhistYear = 2700;

/// Parts of a date written with one mark between its numbers.
struct NumericParts {
  std::array<int, 3> value = {};
  std::array<std::size_t, 3> digits = {};
  std::size_t count = 0;
  std::size_t end = 0;

  [[nodiscard]] bool is_year_at(std::size_t i) const { return is_year(value[i], digits[i]); }
  [[nodiscard]] bool is_short_at(std::size_t i) const { return digits[i] <= 2; }
  bool add(std::string_view text) {
    const auto number = plain_digits(text, 1, 4);
    if (!number) return false;
    value[count] = *number;
    digits[count++] = text.size();
    return true;
  }
};

NumericParts parts_in_one_token(std::string_view digits, std::size_t end) {
  NumericParts parts;
  parts.end = end;
  std::size_t at = 0;
  while (at <= digits.size() && parts.count < 3) {
    const std::size_t stop = std::min(digits.find('.', at), digits.size());
    if (!parts.add(digits.substr(at, stop - at))) return {};
    at = stop + 1;
    if (stop == digits.size()) return parts;
  }
  return {};
}

NumericParts parts_by_mark(const TokenText& text, std::size_t i, char mark) {
  NumericParts parts;
  while (parts.count < 3 && i < text.size() && text[i].kind == TokenKind::Number) {
    if (!parts.add(text.at(i))) break;
    parts.end = ++i;
    // Tokens joined by the mark; spaces around it only where every mark has them (02 / 9 / 2025).
    if (parts.count == 3 || !text.is_mark(i, mark)) break;
    ++i;
  }
  return parts;
}

PartialDate in_order(const NumericParts& parts, bool month_first, bool buddhist_years) {
  const auto year = [&](std::size_t i) {
    return common_era(parts.value[i], -1, buddhist_years || parts.value[i] >= kFirstBuddhistYear);
  };
  const auto& value = parts.value;
  if (parts.count == 3 && parts.is_year_at(2) && parts.is_short_at(0) && parts.is_short_at(1)) {
    const bool swapped = (month_first && value[0] <= 12) || (value[1] > 12 && value[0] <= 12);
    return swapped ? PartialDate{year(2), value[0], value[1]} : PartialDate{year(2), value[1], value[0]};
  }
  if (parts.count == 3 && parts.is_year_at(0) && parts.is_short_at(1) && parts.is_short_at(2))
    return {year(0), value[1], value[2]};
  if (parts.count == 2 && parts.is_year_at(1) && parts.is_short_at(0)) return {year(1), value[0], 0};
  if (parts.count == 2 && parts.is_year_at(0) && parts.is_short_at(1)) return {year(0), value[1], 0};
  return {};
}

/// 06/2020/QĐ-TTg is the number of a document.
bool is_part_of_more(const TokenText& text, std::size_t first, std::size_t end) {
  const bool goes_on = (text.is_mark(end, '/') || text.is_mark(end, '-')) && text.joined(end) && text.joined(end + 1);
  return goes_on ||
         (first > 0 && (text.is(first - 1, Cls::Never) || (text.is_mark(first - 1, '/') && text.joined(first))));
}

}  // namespace

std::optional<int> plain_digits(std::string_view text, std::size_t shortest, std::size_t longest) {
  if (text.size() < shortest || text.size() > longest) return std::nullopt;
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

bool is_year(int value, std::size_t digits) {
  return digits == 4 && value >= kFirstYear && value <= kLastYear + kBuddhistEra;
}

int common_era(int year, int era, bool buddhist_years) {
  if (era > 0) return year - era;
  const bool buddhist = era < 0 && buddhist_years && year >= kFirstBuddhistYear && year <= kLastBuddhistYear;
  return buddhist ? year - kBuddhistEra : year;
}

std::optional<FoundDate> read_numeric_date(const TokenText& text, std::size_t i, const LanguageRecord& language) {
  if (i >= text.size() || text[i].kind != TokenKind::Number) return std::nullopt;
  const std::string_view digits = text.at(i);
  const bool stroke = text.is_mark(i + 1, '/');
  if (!stroke && !text.is_mark(i + 1, '-') && digits.find('.') == std::string_view::npos) return std::nullopt;
  if (digits.find(',') != std::string_view::npos) return std::nullopt;
  NumericParts parts;
  if (std::count(digits.begin(), digits.end(), '.') == 2) {
    parts = parts_in_one_token(digits, i + 1);
  } else if (digits.find('.') == std::string_view::npos) {
    parts = parts_by_mark(text, i, stroke ? '/' : '-');
  }
  if (parts.count < 2 || is_part_of_more(text, i, parts.end)) return std::nullopt;
  FoundDate found;
  found.from = in_order(parts, language.month_first != 0, language.buddhist_years != 0);
  const bool complete = found.from.month > 0 && (parts.count == 2 || found.from.day > 0);
  if (!complete || found.from.year < kFirstYear || !is_possible(found.from)) return std::nullopt;
  found.first = i;
  found.last = found.matched_to = parts.end;
  return found;
}

}  // namespace chancery
