#pragma once
#include "register/ledger/cell_places.h"
#include "register/ledger/cell_run.h"

namespace chancery {

/// Reads a cell as a value of its field's type.
class CellReader {
 public:
  explicit CellReader(const LedgerTools& tools) : run_(tools), places_(tools) {}

  /// Empty where the cell says that there is nothing.
  [[nodiscard]] CellReading read(const Cell& cell, const LedgerField& field, const CellContext& context);
  [[nodiscard]] std::optional<LedgerValue> only_place(std::string_view text) { return places_.only_place(run_, text); }
  [[nodiscard]] std::optional<std::string> only_date(std::string_view text, std::optional<int> year) {
    return chancery::only_date(run_, text, year);
  }
  /// The choice of a field that a text is; nothing where it is none.
  [[nodiscard]] std::optional<LedgerValue> choice_of(std::string_view text, const LedgerField& field) const;
  [[nodiscard]] CellRun& run() { return run_; }

 private:
  [[nodiscard]] CellReading read_text(const Cell& cell, const LedgerField& field) const;
  [[nodiscard]] CellReading read_flag(const Cell& cell) const;

  CellRun run_;
  PlaceCells places_;
};

}  // namespace chancery
