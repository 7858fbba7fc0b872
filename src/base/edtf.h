#pragma once
#include <optional>
#include <string>

namespace chancery {

/// A calendar date of the common era, complete or to the month or the year; 0 stands for what is not known.
struct PartialDate {
  int year = 0, month = 0, day = 0;

  friend bool operator==(const PartialDate&, const PartialDate&) = default;
  [[nodiscard]] bool empty() const { return year == 0 && month == 0 && day == 0; }
};

/// Days of a month in the Gregorian calendar; of a leap year where the year is 0 (not known).
int days_in_month(int year, int month);

/// Is every given part possible, and does no part stand without the one above it (a day needs a month)?
bool is_possible(const PartialDate& date);

/// EDTF (ISO 8601-2:2019): `2024-06-20`, `2016-09`, `2023`, `XXXX-06-20`.
std::string to_edtf(const PartialDate& date);

}  // namespace chancery
