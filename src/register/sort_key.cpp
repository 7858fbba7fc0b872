#include <algorithm>

#include "base/decimal.h"
#include "reading/names/latin_letters.h"
#include "register/records.h"
#include "register/words.h"

namespace chancery {
namespace {

/// A number as text that sorts as the number does: sign, then the count of whole digits, then the digits; negative ones
/// mirrored.
std::string number_key(std::string_view digits) {
  const auto number = Decimal::parse(digits);
  if (!number) return std::string(digits);
  std::string text = number->to_string();
  const bool negative = text.starts_with('-');
  if (negative) text.erase(0, 1);
  const std::size_t whole = std::min(text.find('.'), text.size());
  constexpr char kBase = 'A';
  std::string out = (negative ? "-" : "0") + std::string(1, static_cast<char>(kBase + whole)) + text;
  if (!negative) return out;
  for (std::size_t i = 1; i < out.size(); ++i) {
    if (out[i] >= '0' && out[i] <= '9') {
      out[i] = static_cast<char>('9' - (out[i] - '0'));
    } else if (i == 1) {
      out[i] = static_cast<char>('z' - whole);
    }
  }
  return out + "~";
}

}  // namespace

std::string sort_key(FieldType type, std::string_view value) {
  if (!is_value(value)) return std::string(value);  // behind all numbers and words
  switch (type) {
    case FieldType::Integer:
    case FieldType::Decimal:
      return number_key(value);
    case FieldType::Money:
      return number_key(value.substr(0, value.find(' '))) +
             std::string(value.substr(std::min(value.find(' '), value.size())));
    case FieldType::Text:
    case FieldType::Note:
    case FieldType::Person:
    case FieldType::Place:
      return plain_form(value);
    default:
      return std::string(value);
  }
}

}  // namespace chancery
