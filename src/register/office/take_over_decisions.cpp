#include "register/log.h"
#include "register/office/take_over_parts.h"
#include "register/review/decision_rows.h"
#include "register/review/same_decisions.h"
#include "store/counter.h"

namespace chancery {
namespace {

/// A decision that waits here.
struct Waiting {
  std::int64_t id = 0;
  bool decided = false;  ///< here, by ourselves
};

/// The own decision on the same statement; a new one where there is none yet.
Result<Waiting> own_decision(TakeOver& take, const Row& row) {
  const Office& ours = take.ours;
  TRY(known,
      ours.database.row("SELECT id, state FROM decision WHERE unit = ? AND statement = ?", {ours.unit, row.text(0)}));
  if (known) return Waiting{known->integer(0), known->text(1) != "pending"};
  TRY(number, take_number(ours.database, ours.unit, "decision"));
  Json decision(JsonObject{{"id", number},
                           {"statement", row.text(0)},
                           {"kind", row.text(1)},
                           {"priority", row.integer(3)},
                           {"year", row.text(4)},
                           {"confidence", row.integer(5)}});
  CHECK_STATUS(apply_queued(ours, decision));
  take.queued.push_back(std::move(decision));
  return Waiting{number, false};
}

JsonList in_own_numbers(const TakeOver& take, const JsonList& ids) {
  JsonList out;
  for (const Json& id : ids)
    if (const auto found = take.values.find(to_integer(id)); found != take.values.end())
      out.emplace_back(found->second);
  return out;
}

/// What a decision brought, and what came in its wake. What a figure had taken the place of is not here, and stays so.
Json in_own_words(const TakeOver& take, const Json& theirs) {
  Json out(JsonObject{});
  if (const auto record = take.records.find(std::string(theirs.text_of("record"))); record != take.records.end())
    out.set("record", record->second);
  for (const char* key : {"values", "brought"})
    if (theirs.find(key) != nullptr) out.set(key, in_own_numbers(take, theirs.list_of(key)));
  JsonList wake;
  for (const Json& each : theirs.list_of("wake")) wake.push_back(in_own_words(take, each));
  if (!wake.empty()) out.set("wake", std::move(wake));
  if (theirs.find("note") != nullptr) out.set("note", theirs.text_of("note"));
  return out;
}

struct Decided {
  std::int64_t id;
  std::string state, body;
};

}  // namespace

Status take_decisions(TakeOver& take) {
  TRY(rows, take.theirs.database.rows("SELECT statement, kind, state, priority, year, confidence, body FROM decision "
                                      "WHERE unit = ? AND kind <> ? ORDER BY id",
                                      {take.theirs.unit, std::string(kSameRecord)}));
  std::vector<Decided> decided;
  for (const Row& row : rows) {
    TRY(own, own_decision(take, row));
    if (row.text(2) == "pending" && !own.decided) ++take.result.decisions;
    if (row.text(2) != "pending" && !own.decided) decided.push_back({own.id, row.text(2), row.text(6)});
  }
  CHECK_STATUS(log_queued(take));
  for (const Decided& each : decided) {
    TRY(theirs, parse_json(each.body, "decision"));
    Json body = in_own_words(take, theirs);
    body.set("taken_over", take.theirs.unit);
    const std::string action = "decision." + each.state;
    CHECK_STATUS(apply_decided(take.ours, action, each.id, to_string(body)));
    CHECK_STATUS(log_change(take.ours, action, "decision " + std::to_string(each.id), body));
  }
  return {};
}

}  // namespace chancery
