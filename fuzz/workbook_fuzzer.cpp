// Spreadsheets of arbitrary bytes: no crash, and what is read keeps its promises. Damaged archives seldom get past
// their list of members, so the bytes are also read as the parts of a workbook that is whole otherwise.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <span>
#include <string>

#include "intake/answer_check.h"
#include "intake/formats/formats.h"
#include "tests/intake/workbook_parts.h"

namespace {

using namespace chancery;

void require(bool holds) {
  if (!holds) std::abort();
}

void check(const Result<Workbook>& book) {
  if (!book) {
    require(!book.error().sentence.empty() && !book.error().place.empty());
    return;
  }
  require(is_possible(*book));
  for (const Sheet& sheet : book->sheets) {
    std::uint32_t next_row = 0;
    for (const SheetRow& row : sheet.rows) {
      require(row.row >= next_row && row.row < kMaxSheetRows && !row.cells.empty());
      next_row = row.row + 1;
      std::uint32_t next_column = 0;
      for (const Cell& cell : row.cells) {
        require(cell.column >= next_column && !cell.text.empty() && cell.font < book->fonts.size());
        next_column = cell.column + 1;
        require(sheet.find({row.row, cell.column}) == &cell);
      }
    }
  }
}

WorkbookLimits small_limits() {
  WorkbookLimits limits;
  limits.unpacked_bytes = 8U << 20U;
  limits.cells = 20000;
  return limits;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const WorkbookLimits limits = small_limits();
  check(parse_workbook({"fuzz", std::as_bytes(std::span(data, size)), limits}));
  if (size == 0) return 0;
  const std::string rest(reinterpret_cast<const char*>(data + 1), size - 1);
  std::string archive;
  if (data[0] % 4 == 0) archive = xlsx_of(rest);
  if (data[0] % 4 == 1) archive = xlsx_of("<row><c t=\"s\" s=\"1\"><v>0</v></c></row>", "", rest);
  if (data[0] % 4 == 2) archive = xlsx_of("<row><c s=\"1\"><v>45000</v></c></row>", rest);
  if (data[0] % 4 == 3) archive = ods_of(rest);
  check(parse_workbook({"fuzz", std::as_bytes(std::span(archive)), limits}));
  return 0;
}
