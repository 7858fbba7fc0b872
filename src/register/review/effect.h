#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "register/records.h"
#include "register/review/statement.h"

namespace chancery {

/// What accepting a claim would do to the register.
struct Effect {
  std::string type;              ///< of the record that it makes or changes
  std::vector<NewValue> values;  ///< with the claim as their citation
};

/// How a claim becomes a record; null where the schema has none for it.
const ClaimSchema* find_rule(const Schema& schema, const Json& claim);

/// What a claim of a document would do, by `schema/claims.toml`; nothing where the schema has no record for it. Values
/// that the fields cannot hold are left out.
std::optional<Effect> to_effect(const Schema& schema, const Json& claim, const Citation& citation);

/// Would the effect change a record, a commitment, a figure of a report or a contradiction, so that a person must
/// decide? Else the claim is kept as read, not checked. `home` is the locality of the office, empty for an office of
/// the whole country.
/// Which kinds are asked when stands in `schema/claims.toml`.
bool needs_decision(const Schema& schema, const Json& claim, const Statement& statement, const std::string& home);

/// How early a decision comes: smaller first, in the order of the kinds in `schema/claims.toml`.
std::int64_t priority_of(const Schema& schema, const Statement& statement);

}  // namespace chancery
