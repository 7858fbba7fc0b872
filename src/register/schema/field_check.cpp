#include <algorithm>

#include "base/decimal.h"
#include "base/edtf.h"
#include "register/schema/schema.h"

namespace chancery {
namespace {

constexpr std::string_view kDigits = "0123456789";

bool all_digits(std::string_view text) {
  return !text.empty() && text.find_first_not_of(kDigits) == std::string_view::npos;
}

int to_int(std::string_view digits) {
  int value = 0;
  for (const char c : digits) value = value * 10 + (c - '0');
  return value;
}

/// One date of EDTF level 0 and 1 as the reader writes them: year, month or season (33 to 41), day; XXXX for an unknown
/// year.
bool is_date(std::string_view text) {
  if (text.size() != 4 && text.size() != 7 && text.size() != 10) return false;
  const std::string_view year = text.substr(0, 4);
  if (!all_digits(year) && year != "XXXX") return false;
  if (text.size() == 4) return year != "XXXX";
  const std::string_view month = text.substr(5, 2);
  if (text[4] != '-' || !all_digits(month)) return false;
  const int number = to_int(month);
  constexpr int kFirstQuarter = 33;
  constexpr int kSecondHalf = 41;
  if (text.size() == 7 && number >= kFirstQuarter && number <= kSecondHalf) return true;
  PartialDate date{year == "XXXX" ? 0 : to_int(year), number, 0};
  if (text.size() == 10) {
    if (text[7] != '-' || !all_digits(text.substr(8, 2))) return false;
    date.day = to_int(text.substr(8, 2));
    if (date.day == 0) return false;
  }
  if (number < 1 || number > 12) return false;
  return date.day <= days_in_month(date.year, date.month);
}

bool is_interval(std::string_view text) {
  const std::size_t slash = text.find('/');
  if (slash == std::string_view::npos) return is_date(text);
  const std::string_view from = text.substr(0, slash);
  const std::string_view to = text.substr(slash + 1);
  if (from == ".." && to == "..") return false;
  return (from == ".." || is_date(from)) && (to == ".." || is_date(to)) && (from == ".." || to == ".." || from <= to);
}

/// ISO 3166-1 alpha-2, ISO 3166-2, or the name of a place that has no code.
bool is_place(std::string_view text) { return !text.empty(); }

/// `1500000 USD`: digits, a space, an ISO 4217 code.
bool is_money(std::string_view text) {
  const std::size_t space = text.find(' ');
  if (space == std::string_view::npos || text.size() != space + 4) return false;
  return Decimal::parse(text.substr(0, space)).has_value() &&
         std::all_of(text.begin() + static_cast<std::ptrdiff_t>(space) + 1, text.end(),
                     [](char c) { return c >= 'A' && c <= 'Z'; });
}

}  // namespace

std::optional<std::string> find_fault(const Schema& schema, const FieldSchema& field, std::string_view value) {
  const std::string shown = "'" + std::string(value) + "'";
  if (value.empty()) return "a value is missing";
  if (!is_value(value)) return std::nullopt;
  switch (field.type) {
    case FieldType::Integer:
      if (const auto number = Decimal::parse(value); !number || !number->is_integer())
        return shown + " is no whole number";
      return std::nullopt;
    case FieldType::Decimal:
      if (!Decimal::parse(value)) return shown + " is no number (digits with at most one point)";
      return std::nullopt;
    case FieldType::Money:
      if (!is_money(value)) return shown + " is no sum of money (digits, a space, and a code such as USD)";
      return std::nullopt;
    case FieldType::Date:
      if (!is_interval(value)) return shown + " is no date (2024-06-20, 2024-06, 2024, 2024-06-11/2024-06-15)";
      return std::nullopt;
    case FieldType::Flag:
      if (value != "yes" && value != "no") return shown + " is neither yes nor no";
      return std::nullopt;
    case FieldType::Choice: {
      const Vocabulary* vocabulary = schema.find_vocabulary(field.vocabulary);
      if (vocabulary == nullptr || vocabulary->find(value) == nullptr)
        return shown + " is not one of the words of '" + field.vocabulary + "'";
      return std::nullopt;
    }
    case FieldType::Place:
      if (!is_place(value)) return "a place is missing";
      return std::nullopt;
    case FieldType::Email:
      if (value.find('@') == std::string_view::npos || value.find(' ') != std::string_view::npos)
        return shown + " is no e-mail address";
      return std::nullopt;
    case FieldType::Url:
      if (!value.starts_with("http://") && !value.starts_with("https://"))
        return shown + " is no web address (https://...)";
      return std::nullopt;
    case FieldType::Text:
    case FieldType::Note:
    case FieldType::Link:
    case FieldType::Person:
    case FieldType::Phone:
      return std::nullopt;
  }
  return std::nullopt;
}

}  // namespace chancery
