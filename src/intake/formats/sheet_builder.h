#pragma once
#include <cstddef>
#include <string>
#include <vector>

#include "intake/formats/workbook_source.h"

namespace chancery {

/// What the sheets of a workbook may still hold: few bytes of a file can stand for many cells with the same long text.
struct SheetRoom {
  explicit SheetRoom(const WorkbookLimits& limits) : cells(limits.cells), bytes(limits.unpacked_bytes) {}

  std::size_t cells, bytes;
};

/// Takes the cells of a sheet in whatever order a file has them, within the limits of the workbook.
class SheetBuilder {
 public:
  /// `room` is shared by the sheets of a workbook.
  SheetBuilder(const WorkbookSource& source, std::string name, SheetRoom& room);

  /// Empty text is left out; what a file calls a number, a day or a flag and is none is text. Errors: TooLarge,
  /// Unreadable (outside every sheet).
  [[nodiscard]] Status add(CellAddress at, Cell cell);
  void hide_row(std::uint32_t row);
  void hide_columns(std::uint32_t first, std::uint32_t last);
  /// What lies outside of every sheet is left out.
  void merge(const CellRange& range);
  void note(CellAddress at, std::string reason);
  void hide_sheet() { sheet_.hidden = true; }
  [[nodiscard]] const std::string& name() const { return sheet_.name; }

  /// The sheet with its rows and cells in order; a cell given twice is what was given last.
  [[nodiscard]] Sheet finish();

 private:
  [[nodiscard]] Error error_at(ErrorKind kind, CellAddress at, std::string_view reason) const;
  SheetRow& row_at(std::uint32_t row);

  const WorkbookSource& source_;
  SheetRoom& room_;
  Sheet sheet_;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> hidden_columns_;
};

}  // namespace chancery
