#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>

#include "register/ledger/cell_run.h"

namespace chancery {

/// Reads cells that name places: by the reader, by the ledgers' abbreviations, and by the packs' names without marks
/// (`Nhat Ban`), where only one place is so called.
class PlaceCells {
 public:
  explicit PlaceCells(const LedgerTools& tools);

  [[nodiscard]] CellReading read(CellRun& run, const Cell& cell, const LedgerField& field, std::string_view head);
  /// The only place of a text, a country beside its region left out; nothing where there are none or several.
  [[nodiscard]] std::optional<LedgerValue> only_place(CellRun& run, std::string_view text);

 private:
  struct Found {
    std::int32_t place = -1;
    std::string typed;
  };
  void find(CellRun& run, const std::string& text, std::string_view head, std::vector<Found>& found,
            std::vector<std::string>& unknown);
  [[nodiscard]] std::int32_t by_other_forms(CellRun& run, const std::string& item, std::string_view head);
  [[nodiscard]] std::int32_t country_of(std::int32_t place) const;
  [[nodiscard]] bool contains(std::int32_t outer, std::int32_t inner) const;
  [[nodiscard]] LedgerValue value_of(const Found& found) const;

  const LedgerTools& tools_;
  std::int32_t home_ = -1;                                    ///< the office's locality
  std::unordered_map<std::string, std::int32_t> bare_names_;  ///< -1: several are called so
};

}  // namespace chancery
