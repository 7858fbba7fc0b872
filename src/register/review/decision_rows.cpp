#include "register/review/decision_rows.h"

#include "register/log.h"

namespace chancery {
namespace {

std::string state_after(const std::string& action) {
  if (action == "decision.accepted" || action == "decision.corrected") return "accepted";
  if (action == "decision.revised") return "revised";
  return action == "decision.set_aside" ? "set_aside" : "pending";
}

}  // namespace

Status apply_queued(const Office& office, const Json& decision) {
  return office.database.run(
      "INSERT INTO decision (unit, id, statement, kind, state, priority, year, confidence, body) "
      "VALUES (?, ?, ?, ?, 'pending', ?, ?, ?, '{}')",
      {office.unit, decision.integer_of("id"), std::string(decision.text_of("statement")),
       std::string(decision.text_of("kind")), decision.integer_of("priority"), std::string(decision.text_of("year")),
       decision.integer_of("confidence")});
}

Status apply_all_queued(const Office& office, const Json& change) {
  for (const Json& decision : change.list_of("queued")) CHECK_STATUS(apply_queued(office, decision));
  return {};
}

Status apply_withdrawn(const Office& office, std::int64_t id) {
  return office.database.run("DELETE FROM decision WHERE unit = ? AND id = ?", {office.unit, id});
}

Status apply_decided(const Office& office, const std::string& action, std::int64_t id, const std::string& body) {
  return office.database.run("UPDATE decision SET state = ?, body = ? WHERE unit = ? AND id = ?",
                             {state_after(action), body, office.unit, id});
}

Result<Json> load_decision_body(const Office& office, std::int64_t id) {
  TRY(row, office.database.row("SELECT body FROM decision WHERE unit = ? AND id = ?", {office.unit, id}));
  if (!row) return Error{ErrorKind::NotFound, "there is no decision " + std::to_string(id), office.database.place()};
  return parse_json(row->text(0), "decision " + std::to_string(id));
}

Status log_decision(const Office& office, const std::string& action, std::int64_t id, const Json& body) {
  CHECK_STATUS(apply_decided(office, action, id, to_string(body)));
  return log_change(office, action, "decision " + std::to_string(id), body);
}

}  // namespace chancery
