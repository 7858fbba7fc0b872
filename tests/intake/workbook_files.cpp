#include "tests/intake/workbook_files.h"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

#include "intake/formats/formats.h"
#include "tests/intake/through_message.h"

namespace chancery {

std::string repository_file(const std::string& path) {
  std::ifstream in(CHANCERY_SOURCE_DIR "/" + path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

Result<Workbook> workbook_from(const std::string& bytes, const WorkbookLimits& limits) {
  Result<Workbook> made = parse_workbook({"ledger", std::as_bytes(std::span(bytes)), limits});
  if (!made) return possible_error(made.error(), "ledger");
  Workbook book = through_message(std::move(made).value(), workbook_in);
  book.file = "ledger";
  return book;
}

Cell cell_at(const Workbook& book, const std::string& address) {
  const auto at = read_cell_address(address);
  const Cell* cell = at ? book.sheets.at(0).find(*at) : nullptr;
  if (cell == nullptr) {
    ADD_FAILURE() << address << " is empty";
    return {};
  }
  return *cell;
}

}  // namespace chancery
