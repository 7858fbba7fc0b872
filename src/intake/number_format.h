#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace chancery {

/// What a number format makes of the number in a cell.
struct NumberFormat {
  enum class Kind : std::uint8_t { Number, Date, Time } kind = Kind::Number;
  std::string unit;  ///< what stands beside the digits: `%`, `USD`, `đ`
};

/// Of a format code (ECMA-376 part 1, section 18.8.31), by its first section.
[[nodiscard]] NumberFormat number_format(std::string_view code);

/// Of one of the formats that a file names by number only (section 18.8.30); nothing for others.
[[nodiscard]] std::optional<NumberFormat> built_in_format(std::uint32_t id);

enum class DateEpoch : std::uint8_t { Year1900, Year1904 };

/// A day number as spreadsheets count days: `2024-03-12`, with a time of day `2024-03-12T10:30:00`. Nothing outside of
/// the years 1900 to 9999. Day 60 of the epoch of 1900 never was (29 February 1900) and is nothing.
[[nodiscard]] std::optional<std::string> date_of_serial(double serial, DateEpoch epoch);

/// A time of day, the part of the number behind the point: `10:30`.
[[nodiscard]] std::string time_of_serial(double serial);

/// `2024-03-12`, or with a time of day `2024-03-12T10:30:00`: how a cell holds a day.
[[nodiscard]] bool is_cell_date(std::string_view text);

/// A day as files write it (ISO 8601), as a cell holds it: midnight, parts of seconds and the mark of UTC are left
/// away. Nothing for others.
[[nodiscard]] std::optional<std::string> read_cell_date(std::string_view text);

/// A number as spreadsheets show it, exact to 15 digits: `0.1` for 0.1000000000000000055, `1250000` for 1.25E6.
/// Nothing where the text is no finite number, or one of more than 36 digits before the point.
[[nodiscard]] std::optional<std::string> plain_number(std::string_view text);
[[nodiscard]] std::optional<std::string> plain_number(double number);

/// The number of a text that is nothing else, as XML has it; nothing for others.
[[nodiscard]] std::optional<double> read_double(std::string_view text);

}  // namespace chancery
