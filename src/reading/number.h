#pragma once
#include <optional>

#include "base/decimal.h"
#include "reading/token_text.h"

namespace chancery {

struct NumberAt {
  Decimal value;
  std::size_t end = 0;      ///< token behind the number
  bool spelled = false;     ///< holds a word (a scale word counts)
  bool only_scale = false;  ///< nothing but multipliers: a count only beside a unit
};

/// The number that begins at token `i`: digits, words, or both (2,45 billion). Composition: a value adds to what
/// stands before it where that leaves room (twenty + five), a multiplier takes everything smaller before it.
std::optional<NumberAt> read_number(const TokenText& text, std::size_t i);

/// The value of a run of digits with points and commas, by the document's decimal mark where the form alone does not
/// tell. One mark with three digits behind it parts thousands, but before a scale word (1,298 billion), where the
/// decimal mark decides.
std::optional<Decimal> read_digits(std::string_view digits, DecimalMark mark, bool before_scale);

/// What a run of digits with points and commas says of the decimal mark: +1 comma, -1 point, 0 nothing.
int decimal_evidence(std::string_view digits);

/// A Roman numeral in capitals (I to XXXIX), else nothing.
std::optional<int> read_roman(std::string_view text);

}  // namespace chancery
