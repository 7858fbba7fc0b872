#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "intake/workbook.h"

namespace chancery {

/// A sheet as it looks: every cell of a merged range shows what stands in its first.
class LedgerGrid {
 public:
  explicit LedgerGrid(const Sheet& sheet);

  struct Seen {
    const Cell* cell = nullptr;
    CellAddress from;  ///< where the content stands: the first cell of a merged range
  };
  /// What shows at a place, merged ranges seen through; `cell` is null where nothing does.
  [[nodiscard]] Seen seen(CellAddress at) const;
  /// What stands at a place itself.
  [[nodiscard]] const Cell* own(CellAddress at) const { return sheet_.find(at); }
  /// The merged range over a place, if any.
  [[nodiscard]] const CellRange* range_at(CellAddress at) const;

  [[nodiscard]] const Sheet& sheet() const { return sheet_; }
  [[nodiscard]] std::uint32_t column_count() const { return columns_; }
  [[nodiscard]] std::string_view text(CellAddress at) const;

 private:
  const Sheet& sheet_;
  std::unordered_map<std::uint32_t, std::vector<std::uint32_t>> ranges_;  ///< by row, places in `merged`
  std::uint32_t columns_ = 0;
};

}  // namespace chancery
