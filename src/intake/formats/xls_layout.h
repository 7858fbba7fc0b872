#pragma once
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "text/cell_address.h"

namespace chancery {

/// What an XLS file says of a sheet beside its values, which FreeXL does not tell.
struct XlsSheetLayout {
  bool hidden = false;
  std::vector<std::uint32_t> hidden_rows;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> hidden_columns;  ///< first and last
  std::vector<CellRange> merged;
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint16_t> fonts;  ///< of cells with text, by row and column
};

struct XlsLayout {
  std::vector<std::string> fonts;  ///< names, as cells refer to them
  std::vector<XlsSheetLayout> sheets;
};

/// Reads the records of layout of an XLS file of Excel 97 or later (BIFF8, [MS-XLS]). Nothing for older ones and where
/// the file is damaged: its values may still be read.
[[nodiscard]] std::optional<XlsLayout> read_xls_layout(std::span<const std::uint8_t> file);

}  // namespace chancery
