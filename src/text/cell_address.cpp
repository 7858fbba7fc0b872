#include "text/cell_address.h"

#include <algorithm>

namespace chancery {

std::string column_letters(std::uint32_t column) {
  std::string letters;
  for (std::uint32_t rest = column + 1; rest > 0; rest = (rest - 1) / 26) {
    letters.insert(letters.begin(), static_cast<char>('A' + (rest - 1) % 26));
  }
  return letters;
}

std::string to_text(CellAddress cell) { return column_letters(cell.column) + std::to_string(cell.row + 1); }

std::optional<CellAddress> read_cell_address(std::string_view text) {
  std::size_t at = 0;
  const auto skip_dollar = [&] { at += at < text.size() && text[at] == '$' ? 1 : 0; };
  std::uint32_t column = 0;
  skip_dollar();
  for (; at < text.size() && column <= kMaxSheetColumns; ++at) {
    const char letter = static_cast<char>(text[at] & ~0x20);
    if (letter < 'A' || letter > 'Z') break;
    column = column * 26 + static_cast<std::uint32_t>(letter - 'A' + 1);
  }
  skip_dollar();
  std::uint32_t row = 0;
  const std::size_t digits = at;
  for (; at < text.size() && text[at] >= '0' && text[at] <= '9' && row <= kMaxSheetRows; ++at) {
    row = row * 10 + static_cast<std::uint32_t>(text[at] - '0');
  }
  if (at != text.size() || at == digits || row == 0 || row > kMaxSheetRows) return std::nullopt;
  if (column == 0 || column > kMaxSheetColumns) return std::nullopt;
  return CellAddress{row - 1, column - 1};
}

std::optional<CellRange> read_cell_range(std::string_view text) {
  const std::size_t colon = std::min(text.find(':'), text.size());
  const auto first = read_cell_address(text.substr(0, colon));
  const auto last = colon == text.size() ? first : read_cell_address(text.substr(colon + 1));
  if (!first || !last) return std::nullopt;
  const auto [top, bottom] = std::minmax(first->row, last->row);
  const auto [left, right] = std::minmax(first->column, last->column);
  return CellRange{{top, left}, {bottom, right}};
}

}  // namespace chancery
