#include "intake/workbook.h"

#include <algorithm>

#include "intake/legacy_text.h"
#include "intake/workbook_source.h"

namespace chancery {
namespace {

using namespace std::string_view_literals;

constexpr std::string_view kCompoundFile = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv;  // [MS-CFB] 2.2

Result<Workbook> read_any(const WorkbookSource& source) {
  const std::string_view head = source.text().substr(0, 8);
  if (head.starts_with("PK\x03\x04"sv) || head.starts_with("PK\x05\x06"sv)) return read_zipped_workbook(source);
  if (head.starts_with(kCompoundFile)) return read_xls(source);
  return read_delimited(source);
}

}  // namespace

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
  const WorkbookSource source{file, bytes, limits};
  if (bytes.empty()) return source.error(ErrorKind::Empty, "is empty");
  if (bytes.size() > limits.file_bytes) {
    return source.error(ErrorKind::TooLarge, "is over " + std::to_string(limits.file_bytes >> 20U) +
                                                 " MiB, more than is read of a spreadsheet; split it");
  }
  TRY(book, read_any(source));
  decode_unnamed_fonts(book);
  const auto has_cells = [](const Sheet& sheet) { return !sheet.rows.empty(); };
  if (std::none_of(book.sheets.begin(), book.sheets.end(), has_cells)) {
    return source.error(ErrorKind::Empty, "has no cell with content");
  }
  return book;
}

}  // namespace chancery
