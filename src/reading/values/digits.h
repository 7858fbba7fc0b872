#pragma once
#include <optional>
#include <string_view>

#include "base/decimal.h"
#include "reading/scan/token_text.h"

namespace chancery {

/// The value of a run of digits with points and commas, by the document's decimal mark where the form alone does not
/// tell. One mark with three digits behind it parts thousands, but before a scale word (1,298 billion), where the
/// decimal mark decides.
std::optional<Decimal> read_digits(std::string_view digits, DecimalMark mark, bool before_scale);

/// What a run of digits with points and commas says of the decimal mark: +1 comma, -1 point, 0 nothing.
int decimal_evidence(std::string_view digits);

/// One number over another in digits (3/4) at token `i`, of three tokens.
struct DigitFraction {
  Decimal numerator, denominator;
};
std::optional<DigitFraction> read_digit_fraction(const TokenText& text, std::size_t i);

/// Powers of ten and inverses as tables print them (1.3e6, 6.2x10^-4, 2.5^-1). Sets `end` to the token behind.
std::optional<Decimal> read_scientific(const TokenText& text, std::size_t i, std::size_t& end);

/// Spaces between groups of three (1 643 224 100): two groups at least but before a scale word, since one could be
/// another number.
std::optional<Decimal> read_spaced_groups(const TokenText& text, std::size_t i, std::size_t& end);

/// A Roman numeral in capitals (I to XXXIX), else nothing.
std::optional<int> read_roman(std::string_view text);

}  // namespace chancery
