#pragma once
#include <optional>

#include "base/decimal.h"
#include "reading/scan/token_text.h"

namespace chancery {

struct NumberAt {
  Decimal value;
  std::size_t end = 0;      ///< token behind the number
  bool spelled = false;     ///< holds a word (a scale word counts)
  bool only_scale = false;  ///< nothing but multipliers: a count only beside a unit
  bool fraction = false;    ///< holds a fraction, or is one
  bool exact = true;        ///< false: one third and the like, which no decimal says; `value` is then nothing
};

/// The number that begins at token `i`: digits, words, or both (2,45 billion). Composition: a value adds to what
/// stands before it where that leaves room (twenty + five), a multiplier takes everything smaller before it. A fraction
/// ends it (three quarters, two and a half million, một phần năm).
std::optional<NumberAt> read_number(const TokenText& text, std::size_t i);

/// Is token `i` a minus, or the point before the decimals, of a number in digits?
bool begins_with_sign(const TokenText& text, std::size_t i);

}  // namespace chancery
