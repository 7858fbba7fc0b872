#pragma once
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "register/ledger/ledger.h"
#include "register/ledger/ledger_grid.h"
#include "register/ledger/ledger_headers.h"

namespace chancery {

/// The rows of a sheet that name its columns.
struct LedgerHead {
  std::uint32_t first = 0, last = 0;  ///< rows
  std::vector<std::string> parts;     ///< by column: its own line of the head
  std::vector<std::string> headers;   ///< by column: all lines, joined by ` / `
};

/// Finds the one, two or three rows near the top whose texts name the most fields. Nothing where no two columns are
/// named.
[[nodiscard]] std::optional<LedgerHead> find_head(const LedgerGrid& grid, const HeaderIndex& index,
                                                  const LedgerWords& words);

/// True for the head of running numbers.
[[nodiscard]] bool is_ordinal_head(std::string_view header, const LedgerWords& words);

}  // namespace chancery
