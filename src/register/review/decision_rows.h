#pragma once
#include <cstdint>
#include <string>

#include "base/json_value.h"
#include "register/office/office.h"

namespace chancery {

/// Decisions as entries of the log make them. Each is called when it happens, and again when a register is made anew
/// from its log; only inside a transaction.

/// One that begins to wait: {"id","statement","kind","priority","year","confidence"}.
Status apply_queued(const Office& office, const Json& decision);
/// Those of an entry `decision.queued`: {"queued":[...]}.
Status apply_all_queued(const Office& office, const Json& change);
/// One that no claim asks for any longer.
Status apply_withdrawn(const Office& office, std::int64_t id);
/// What was decided. `action` is that of the log: decision.accepted, .corrected, .set_aside, .undone.
Status apply_decided(const Office& office, const std::string& action, std::int64_t id, const std::string& body);

/// What was decided, as the log has it.
Result<Json> load_decision_body(const Office& office, std::int64_t id);

/// Makes and logs what was decided: `action` is decision.accepted, .corrected, .set_aside, .revised or .undone.
Status log_decision(const Office& office, const std::string& action, std::int64_t id, const Json& body);

}  // namespace chancery
