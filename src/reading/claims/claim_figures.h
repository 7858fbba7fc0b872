#pragma once
#include "reading/claims/claim_block.h"

namespace chancery {

/// Does one of `words` say what the tokens belong to, and none of `rivals`? Asked are the concepts inside the tokens,
/// else right behind them, else the nearest before, else the nearest behind ('12 incoming delegations', '10 delegations
/// abroad', 'received 12 delegations').
bool is_governed(const ClaimBlock& block, const Stretch& s, const TokenSpan& span,
                 const std::vector<std::uint16_t>& words, const std::vector<std::uint16_t>& rivals);

/// Is the figure a cell of a table?
bool in_table(const ClaimBlock& block, const Mention& figure);

/// A target or a plan is no result, and 'a delegation' (one in words) counts nothing.
bool is_result(const ClaimBlock& block, const ConceptIds& ids, const Stretch& s, std::uint32_t figure);

/// Number, unit, status, period and percentages of a figure.
void fill_indicator(ClaimBlock& block, const ConceptIds& ids, const Stretch& s, Claim& claim, std::uint32_t figure);
/// Number and value of counted projects, or value and status of a single one, which is named at token `anchor`.
void fill_project(ClaimBlock& block, const ConceptIds& ids, const Stretch& s, Claim& claim, std::size_t anchor,
                  std::optional<std::uint32_t> figure);

}  // namespace chancery
