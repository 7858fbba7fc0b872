#pragma once
#include <cstdint>
#include <map>

#include "register/ledger/cell_run.h"
#include "register/ledger/ledger.h"

namespace chancery {

/// Which mark stands before decimals: what the figures of a column, else of the sheet, else the language of its head
/// say.
class DecimalHabit {
 public:
  DecimalHabit(const Sheet& sheet, const LedgerPlan& plan, CellRun& run);

  [[nodiscard]] DecimalMark mark(std::uint32_t column) const;

 private:
  void count(const Cell& cell);

  std::map<std::uint32_t, int> by_column_;
  int all_ = 0;
  DecimalMark by_language_ = DecimalMark::Comma;
};

}  // namespace chancery
