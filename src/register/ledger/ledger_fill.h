#pragma once
#include <span>
#include <string>
#include <vector>

#include "register/ledger/ledger.h"
#include "register/ledger/ledger_cells.h"
#include "register/ledger/ledger_sections.h"

namespace chancery {

/// Puts what was read in cells and headings into rows: second values, the ends of periods, what headings say.
class RowFiller {
 public:
  /// Both outlive it.
  RowFiller(std::span<const LedgerField> fields, const std::vector<LedgerColumn>& columns)
      : fields_(fields), columns_(columns) {}

  /// What was read in the cell of a column that has a field; `place` in `columns`.
  void fill(LedgerRow& row, std::size_t place, CellReading reading, CellAddress at) const;
  /// Who pays, told in place of a sum; false where the field of the column has no other for that.
  bool fill_who_pays(LedgerRow& row, std::size_t place, const std::string& text, CellAddress at) const;
  /// Gives a row what its headings say, where no column does: the place and the date that tell it, and choices.
  void use_sections(LedgerRow& row, std::span<const LedgerSection> sections, CellReader& cells) const;
  /// When all cells of a row were read: zeros without a currency, and what is missing.
  void finish(LedgerRow& row) const;

 private:
  void add_values(LedgerRow& row, std::size_t field, std::vector<LedgerValue> values, CellAddress at) const;
  void split_period(LedgerRow& row, const LedgerField& field, std::vector<LedgerValue>& values, CellAddress at) const;
  static void add_end(LedgerRow& row, const LedgerColumn& column, const LedgerValue& value, CellAddress at);
  void offer_place(LedgerRow& row, const LedgerSection& section) const;
  void offer_date(LedgerRow& row, const LedgerSection& section) const;
  void offer(LedgerRow& row, std::size_t field, const LedgerValue& value, CellAddress at) const;
  [[nodiscard]] bool has_problem(const LedgerRow& row, std::size_t field) const;
  void settle_zeros(LedgerRow& row) const;

  std::span<const LedgerField> fields_;
  const std::vector<LedgerColumn>& columns_;
};

}  // namespace chancery
