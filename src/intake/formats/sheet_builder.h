#pragma once
#include <cstddef>
#include <string>
#include <vector>

#include "intake/formats/workbook_source.h"

namespace chancery {

/// Takes the cells of a sheet in whatever order a file has them, within the limits of the workbook.
class SheetBuilder {
 public:
  /// `cells_left` is shared by the sheets of a workbook.
  SheetBuilder(const WorkbookSource& source, std::string name, std::size_t& cells_left);

  /// Empty text is left out. Errors: TooLarge, Unreadable (outside every sheet).
  [[nodiscard]] Status add(CellAddress at, Cell cell);
  void hide_row(std::uint32_t row);
  void hide_columns(std::uint32_t first, std::uint32_t last);
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
  std::size_t& cells_left_;
  Sheet sheet_;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> hidden_columns_;
};

}  // namespace chancery
