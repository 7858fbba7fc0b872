#pragma once
#include <optional>
#include <string_view>
#include <utility>

#include "reading/values/dates.h"

namespace chancery {

/// A whole number of `shortest` to `longest` digits and nothing else.
std::optional<int> plain_digits(std::string_view text, std::size_t shortest, std::size_t longest);

/// Is this how a year is written, in the common or the Buddhist Era?
bool is_year(int value, std::size_t digits);

/// A year as written, in the common era: by its era word (`era` years are taken off; negative: there is none), else by
/// the habit of the language.
int common_era(int year, int era, bool buddhist_years);

/// A date in digits that begins at token `i` (2/9/2025, 02-09-2025, 2025-09-02, 14.02.2010, 9/2025), by the order of
/// the parts that the language has.
std::optional<FoundDate> read_numeric_date(const TokenText& text, std::size_t i, const LanguageRecord& language);

}  // namespace chancery
