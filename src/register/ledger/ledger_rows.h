#pragma once
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "register/ledger/ledger.h"
#include "register/ledger/ledger_grid.h"

namespace chancery {

/// What a row below the head is.
enum class RowKind : std::uint8_t { Record, Continuation, Section, Total, Head, Note, OtherTable };

struct RowShape {
  RowKind kind = RowKind::Record;
  std::string text;   ///< Section: its heading. Others that are no records: all cells, joined
  std::string label;  ///< Section: `I`, `A`; empty where it has none
  CellAddress cell;   ///< Section: where the heading stands
};

/// Tells the rows of a ledger apart by what they fill.
class RowSorter {
 public:
  RowSorter(const LedgerGrid& grid, const LedgerPlan& plan, std::span<const LedgerField> fields,
            const LedgerWords& words);

  /// `follows_record`: the row above is a record or continues one. `names_time_or_place`: the text of a row that holds
  /// nothing else is a date or a place as a whole.
  [[nodiscard]] RowShape shape(const SheetRow& row, bool follows_record,
                               const std::function<bool(std::string_view)>& names_time_or_place) const;

 private:
  struct Filled {
    const Cell* ordinal = nullptr;
    std::vector<const Cell*> texts;    ///< besides the ordinal
    std::vector<const Cell*> figures;  ///< the same, numbers and dates
  };
  [[nodiscard]] Filled filled(const SheetRow& row) const;
  [[nodiscard]] bool is_numbering(const SheetRow& row) const;
  [[nodiscard]] bool repeats_head(const SheetRow& row) const;
  [[nodiscard]] bool begins_other_table(const SheetRow& row) const;
  [[nodiscard]] bool is_total(const SheetRow& row) const;
  [[nodiscard]] bool is_note(const SheetRow& row, const Filled& cells) const;
  [[nodiscard]] bool is_wide(const SheetRow& row, const Cell& cell) const;
  [[nodiscard]] bool continues(const SheetRow& row, const Filled& cells) const;
  [[nodiscard]] std::optional<RowShape> section(const SheetRow& row, const Filled& cells, bool follows_record,
                                                const std::function<bool(std::string_view)>& names) const;
  [[nodiscard]] std::size_t mapped(const SheetRow& row) const;

  const LedgerGrid& grid_;
  const LedgerPlan& plan_;
  const LedgerWords& words_;
  std::size_t mapped_columns_ = 0;
  std::optional<std::uint32_t> name_column_;
  bool numbered_ = false;  ///< records have running numbers
  std::uint32_t last_full_row_ = 0;
};

/// The label that a heading begins with (`II. Thailand`: `II`); empty where it has none. Takes it from `text`.
[[nodiscard]] std::string take_label(std::string_view& text);

}  // namespace chancery
