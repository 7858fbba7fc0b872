#pragma once
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "text/cell_address.h"

namespace chancery {

enum class CellKind : std::uint8_t { Text, Number, Date, Flag, Fault };

/// What stands in one cell; cells without content are not kept.
struct Cell {
  std::uint32_t column = 0;  ///< from 0
  CellKind kind = CellKind::Text;
  /// Text: Unicode in UTF-8, old Vietnamese fonts decoded, lines parted by LF. Number: plain digits with a point, as
  /// exact as the file says (15 digits). Date: `2024-03-12`, with a time `2024-03-12T10:30:00`. Flag: `true` or
  /// `false`. Fault: what the spreadsheet shows in place of a value (`#REF!`).
  std::string text;
  /// What the number format adds to the digits: `%`, `USD`, `đ`. Empty for other kinds.
  std::string unit;
  std::uint16_t font = 0;  ///< in `Workbook::fonts`; 0 is a font that the file does not name

  friend bool operator==(const Cell&, const Cell&) = default;
};

/// A row that has content or is hidden. Cells stand in the order of their columns.
struct SheetRow {
  std::uint32_t row = 0;  ///< from 0; shown to people as `row + 1`
  bool hidden = false;
  std::vector<Cell> cells;

  [[nodiscard]] const Cell* find(std::uint32_t column) const;
};

/// A note on what could not be read as it stands, with the cell it is about.
struct SheetNote {
  CellAddress cell;
  std::string reason;
};

struct Sheet {
  std::string name;
  bool hidden = false;
  std::vector<SheetRow> rows;  ///< in the order of their numbers
  std::vector<CellRange> merged;
  std::vector<std::uint32_t> hidden_columns;  ///< those that hold a cell
  std::vector<SheetNote> notes;

  [[nodiscard]] const SheetRow* find_row(std::uint32_t row) const;
  [[nodiscard]] const Cell* find(CellAddress cell) const;
};

enum class WorkbookFormat : std::uint8_t { Delimited, Xlsx, Ods, Xls };

/// A spreadsheet file as sheets of rows of cells. Owns all its text.
struct Workbook {
  std::string file;  ///< as the caller named it, for messages
  WorkbookFormat format = WorkbookFormat::Delimited;
  std::vector<std::string> fonts{""};
  std::vector<Sheet> sheets;
};

/// What is refused before it can take the machine's memory.
struct WorkbookLimits {
  std::size_t file_bytes = 256U << 20U;
  std::size_t unpacked_bytes = 1U << 30U;  ///< of all parts that are read
  std::size_t free_bytes = 16U << 20U;     ///< unpacked size up to which no ratio is asked
  std::size_t ratio = 200;                 ///< unpacked bytes for each byte of the file
  std::size_t entries = 20000;             ///< of the archive
  std::size_t cells = 5'000'000;           ///< of the workbook
  std::size_t cell_bytes = 1U << 20U;      ///< of one cell
  std::size_t sheets = 1000;
  int depth = 64;  ///< of elements in XML
};

/// Reads a spreadsheet: XLSX, ODS, XLS, or text with commas, semicolons, tabs or bars between. The format is told by
/// the content; `file` only names it in messages. Errors: Empty; TooLarge (limits above); Locked (needs a password);
/// UnknownFormat (no spreadsheet); Unreadable (damaged or cut short); NotText and others of `decode`. Their place is
/// file, sheet and cell as far as known.
[[nodiscard]] Result<Workbook> read_workbook(std::string_view file, std::span<const std::byte> bytes,
                                             const WorkbookLimits& limits = {});

}  // namespace chancery
