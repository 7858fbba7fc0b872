#pragma once
#include "fuzz/check.h"
#include "intake/formats/formats.h"

namespace chancery {

/// Reads a spreadsheet: what is possible, in rows with cells, none of them empty, and each is found where it stands.
/// The text of it is possible too.
inline void check_workbook(std::string_view file) {
  const WorkbookLimits limits = small_limits();
  const Result<Workbook> book = parse_workbook({"file", bytes_of(file), limits});
  check(book);
  check(render_document({"file", bytes_of(file), limits}));
  if (!book) return;
  for (const Sheet& sheet : book->sheets) {
    for (const SheetRow& row : sheet.rows) {
      require(!row.cells.empty());
      for (const Cell& cell : row.cells) {
        require(!cell.text.empty() && sheet.find({row.row, cell.column}) == &cell);
      }
    }
  }
}

}  // namespace chancery
