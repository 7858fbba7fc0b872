#include "register/ledger/ledger_grid.h"

#include <algorithm>

namespace chancery {
namespace {

constexpr std::uint32_t kTallest = 2000;     // rows of one merged range that are looked at
constexpr std::uint32_t kMostColumns = 300;  // of a ledger; what lies beyond is no table of an office

}  // namespace

LedgerGrid::LedgerGrid(const Sheet& sheet) : sheet_(sheet) {
  for (std::uint32_t i = 0; i < sheet.merged.size(); ++i) {
    const CellRange& range = sheet.merged[i];
    const std::uint32_t last = std::min(range.last.row, range.first.row + kTallest);
    for (std::uint32_t row = range.first.row; row <= last; ++row) ranges_[row].push_back(i);
  }
  for (const SheetRow& row : sheet.rows) {
    if (!row.cells.empty()) columns_ = std::max(columns_, row.cells.back().column + 1);
  }
  columns_ = std::min(columns_, kMostColumns);
}

const CellRange* LedgerGrid::range_at(CellAddress at) const {
  const auto found = ranges_.find(at.row);
  if (found == ranges_.end()) return nullptr;
  for (const std::uint32_t i : found->second) {
    if (sheet_.merged[i].contains(at)) return &sheet_.merged[i];
  }
  return nullptr;
}

LedgerGrid::Seen LedgerGrid::seen(CellAddress at) const {
  if (const Cell* cell = sheet_.find(at)) return {cell, at};
  const CellRange* range = range_at(at);
  if (range == nullptr) return {nullptr, at};
  return {sheet_.find(range->first), range->first};
}

std::string_view LedgerGrid::text(CellAddress at) const {
  const Cell* cell = seen(at).cell;
  return cell == nullptr ? std::string_view() : std::string_view(cell->text);
}

}  // namespace chancery
