#include "reading/values/digits.h"

#include <array>
#include <string>

namespace chancery {
namespace {

struct Shape {
  std::size_t points = 0, commas = 0;
  std::size_t last = std::string_view::npos;  ///< the last point or comma
  bool groups_of_three = true;                ///< every group behind a mark has three digits
  std::size_t first_group = 0;
};

Shape shape_of(std::string_view digits) {
  Shape shape;
  std::size_t group = 0;
  for (std::size_t i = 0; i <= digits.size(); ++i) {
    if (i < digits.size() && digits[i] != '.' && digits[i] != ',') {
      ++group;
      continue;
    }
    if (shape.last == std::string_view::npos) {
      shape.first_group = group;
    } else if (group != 3) {
      shape.groups_of_three = false;
    }
    group = 0;
    if (i == digits.size()) break;
    ++(digits[i] == '.' ? shape.points : shape.commas);
    shape.last = i;
  }
  return shape;
}

std::optional<Decimal> without_marks(std::string_view digits, std::size_t decimal_at) {
  std::string plain;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (i == decimal_at) {
      plain += '.';
    } else if (digits[i] != '.' && digits[i] != ',') {
      plain += digits[i];
    }
  }
  return Decimal::parse(plain);
}

}  // namespace

int decimal_evidence(std::string_view digits) {
  const Shape shape = shape_of(digits);
  if (shape.last == std::string_view::npos) return 0;
  const bool comma_last = digits[shape.last] == ',';
  if (shape.points != 0 && shape.commas != 0) return comma_last ? 1 : -1;
  if (shape.points + shape.commas > 1)
    return shape.groups_of_three && shape.first_group <= 3 ? (comma_last ? -1 : 1) : 0;
  const std::size_t behind = digits.size() - shape.last - 1;
  if (behind == 3 && shape.first_group <= 3 && digits[0] != '0') return 0;
  return comma_last ? 1 : -1;
}

std::optional<Decimal> read_digits(std::string_view digits, DecimalMark mark, bool before_scale) {
  const Shape shape = shape_of(digits);
  const std::size_t marks = shape.points + shape.commas;
  if (marks == 0) return Decimal::parse(digits);
  if (shape.points != 0 && shape.commas != 0) {
    const std::size_t same_as_last = digits[shape.last] == ',' ? shape.commas : shape.points;
    if (same_as_last != 1) return std::nullopt;
    return without_marks(digits, shape.last);
  }
  if (marks > 1) {
    if (!shape.groups_of_three || shape.first_group > 3) return std::nullopt;
    return without_marks(digits, std::string_view::npos);
  }
  const bool decimal_sign = (digits[shape.last] == ',') == (mark == DecimalMark::Comma);
  const bool could_be_thousands = digits.size() - shape.last - 1 == 3 && shape.first_group <= 3 && digits[0] != '0';
  return without_marks(digits,
                       could_be_thousands && !(decimal_sign && before_scale) ? std::string_view::npos : shape.last);
}

namespace {

bool is_number(const TokenText& text, std::size_t i) { return i < text.size() && text[i].kind == TokenKind::Number; }

/// Digits alone, `longest` at most.
bool is_plain(std::string_view digits, std::size_t longest) {
  return digits.size() <= longest && digits.find_first_of(".,") == std::string_view::npos;
}

bool is_joined_sign(const TokenText& text, std::size_t i) {
  return text.joined(i) && (text.is_mark(i, '/') || text.is_mark(i, '-'));
}

}  // namespace

std::optional<DigitFraction> read_digit_fraction(const TokenText& text, std::size_t i) {
  constexpr int kLargestPart = 16;  // behind it a stroke parts two figures (12 delegations/60 persons), but for 20/100
  if (!text.is_mark(i + 1, '/') || !text.joined(i + 1) || !is_number(text, i + 2) || !text.joined(i + 2) ||
      !text.is(i + 1, Cls::FractionBar) || !is_plain(text.at(i), 2) || !is_plain(text.at(i + 2), 3)) {
    return std::nullopt;
  }
  if (i > 0 &&
      ((is_joined_sign(text, i - 1) && text.joined(i) && !text.is_mark(i - 1, '-')) || text.is(i - 1, Cls::Counted)))
    return std::nullopt;
  if (is_joined_sign(text, i + 3) && text.joined(i + 4)) return std::nullopt;
  const auto numerator = Decimal::parse(text.at(i));
  const auto denominator = Decimal::parse(text.at(i + 2));
  if (!numerator || !denominator || numerator->is_zero() || numerator->compare(*denominator) >= 0) return std::nullopt;
  if (denominator->compare(Decimal(kLargestPart)) > 0 && denominator->compare(Decimal(100)) != 0) return std::nullopt;
  return DigitFraction{*numerator, *denominator};
}

std::optional<Decimal> read_scientific(const TokenText& text, std::size_t i, std::size_t& end) {
  if (!text.joined(i + 1)) return std::nullopt;
  const std::string_view sign = text.at(i + 1);
  std::size_t at = i + 2;
  const bool inverse = sign == "^";
  if (sign == "x" || sign == "×") {
    if (text.at(at) != "10" || !text.joined(at) || !text.is_mark(at + 1, '^') || !text.joined(at + 1))
      return std::nullopt;
    at += 2;
  } else if (sign != "e" && sign != "E" && !inverse) {
    return std::nullopt;
  }
  const bool negative = text.is_mark(at, '-') && text.joined(at);
  if (negative) ++at;
  if (!is_number(text, at) || !text.joined(at) || !is_plain(text.at(at), 2)) return std::nullopt;
  const auto value = read_digits(text.at(i), text.mark, false);
  const auto exponent = Decimal::parse(text.at(at))->to_integer();
  if (!value) return std::nullopt;
  if (inverse && (!negative || exponent != 1)) return std::nullopt;
  end = at + 1;
  if (inverse) return Decimal(1).divided_by(*value);
  return value->times_power_of_ten(static_cast<int>(negative ? -*exponent : *exponent));
}

std::optional<Decimal> read_spaced_groups(const TokenText& text, std::size_t i, std::size_t& end) {
  constexpr std::size_t kMostGroups = 12;
  std::string digits(text.at(i));
  if (!is_plain(digits, 3)) return std::nullopt;
  std::size_t next = i + 1;
  std::optional<std::string_view> decimals;
  while (!decimals && is_number(text, next) && next < i + kMostGroups && text[next].begin == text[next - 1].end + 1) {
    const std::string_view group = text.at(next);
    if (group.size() > 4 && group.find_first_of(".,") == 3 && is_plain(group.substr(4), group.size())) {
      decimals = group.substr(4);  // 1 234 567.89
    } else if (group.size() != 3 || !is_plain(group, 3)) {
      break;
    }
    digits += group.substr(0, 3);
    ++next;
  }
  // One group is enough before a scale word: 5 928 million.
  const bool one_group = next == i + 2 && !decimals && text.is(next, Cls::Multiplier);
  if (next < i + 3 && !one_group) return std::nullopt;
  if (decimals) digits.append(".").append(*decimals);
  end = next;
  return Decimal::parse(digits);
}

std::optional<int> read_roman(std::string_view text) {
  constexpr std::array<std::string_view, 10> kOnes = {"", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"};
  int tens = 0;
  while (tens < 3 && text.starts_with('X')) {
    text.remove_prefix(1);
    ++tens;
  }
  for (int ones = 9; ones >= 0; --ones) {
    if (text == kOnes[static_cast<std::size_t>(ones)])
      return tens + ones == 0 ? std::nullopt : std::optional(tens * 10 + ones);
  }
  return std::nullopt;
}

}  // namespace chancery
