#pragma once
#include <string>
#include <string_view>

namespace chancery {

/// The first and the last day (`2024-06-30`) of a period in EDTF: a year, half-year, quarter, month, day, or an
/// interval; empty where the period is open at that end or none that is known.
std::string first_day(std::string_view period);
std::string last_day(std::string_view period);

/// Does a period that is known at both ends lie from one day to another?
bool is_within(std::string_view period, std::string_view from, std::string_view until);

/// Is it a complete day of the calendar?
bool is_day(std::string_view text);

}  // namespace chancery
