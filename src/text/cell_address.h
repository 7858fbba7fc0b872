#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace chancery {

constexpr std::uint32_t kMaxSheetRows = 1U << 20U;     ///< of every spreadsheet program of today
constexpr std::uint32_t kMaxSheetColumns = 1U << 14U;  ///< column XFD

/// A place in a sheet; both count from 0.
struct CellAddress {
  std::uint32_t row = 0;
  std::uint32_t column = 0;

  friend bool operator==(const CellAddress&, const CellAddress&) = default;
};

/// Cells merged into one; both corners belong to it.
struct CellRange {
  CellAddress first;
  CellAddress last;

  [[nodiscard]] bool contains(CellAddress cell) const {
    return cell.row >= first.row && cell.row <= last.row && cell.column >= first.column && cell.column <= last.column;
  }
  friend bool operator==(const CellRange&, const CellRange&) = default;
};

/// `A`, `Z`, `AA`: a column as spreadsheets show it.
[[nodiscard]] std::string column_letters(std::uint32_t column);

/// `B7`.
[[nodiscard]] std::string to_text(CellAddress cell);

/// `B7`, `$B$7`; nothing for what is no cell of a sheet of the sizes above.
[[nodiscard]] std::optional<CellAddress> read_cell_address(std::string_view text);

/// `B7:D9`, or one cell. The corners are put in order.
[[nodiscard]] std::optional<CellRange> read_cell_range(std::string_view text);

}  // namespace chancery
