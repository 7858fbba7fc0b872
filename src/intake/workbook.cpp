#include "intake/workbook.h"

#include <algorithm>

#include "intake/intake_worker.h"

namespace chancery {
const Cell* SheetRow::find(std::uint32_t column) const {
  const auto found = std::lower_bound(cells.begin(), cells.end(), column,
                                      [](const Cell& cell, std::uint32_t sought) { return cell.column < sought; });
  return found != cells.end() && found->column == column ? &*found : nullptr;
}

const SheetRow* Sheet::find_row(std::uint32_t row) const {
  const auto found = std::lower_bound(rows.begin(), rows.end(), row,
                                      [](const SheetRow& at, std::uint32_t sought) { return at.row < sought; });
  return found != rows.end() && found->row == row ? &*found : nullptr;
}

const Cell* Sheet::find(CellAddress cell) const {
  const SheetRow* row = find_row(cell.row);
  return row == nullptr ? nullptr : row->find(cell.column);
}

Result<Workbook> read_workbook(std::string_view file, std::span<const std::byte> bytes, const WorkbookLimits& limits) {
  if (bytes.size() > limits.file_bytes) {
    return Error{
        ErrorKind::TooLarge,
        "is over " + std::to_string(limits.file_bytes >> 20U) + " MiB, more than is read of a spreadsheet; split it",
        std::string(file)};
  }
  return IntakeWorker::shared().read_workbook(file, bytes, limits);
}

}  // namespace chancery
