#pragma once
#include <optional>
#include <string>
#include <vector>

#include "register/ledger/ledger_cells.h"
#include "register/ledger/ledger_rows.h"

namespace chancery {

/// A heading over rows and what it gives them.
struct LedgerSection {
  std::string text;
  CellAddress cell;
  std::optional<std::string> date;  ///< EDTF
  std::optional<LedgerValue> place;
  std::string level;  ///< headings of one level replace each other
};

/// The headings that stand over the row at hand.
class SectionStack {
 public:
  /// Takes a new heading; those of its level and below it end.
  void enter(const RowShape& shape, CellReader& cells, std::optional<int> sheet_year);

  [[nodiscard]] const std::vector<LedgerSection>& all() const { return open_; }
  [[nodiscard]] std::optional<int> year() const;
  [[nodiscard]] std::optional<int> month() const;

 private:
  std::vector<LedgerSection> open_;
};

}  // namespace chancery
