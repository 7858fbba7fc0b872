#include "register/review/same_decisions.h"

#include <cmath>

#include "register/entry.h"
#include "register/log.h"
#include "register/office/access.h"
#include "store/counter.h"

namespace chancery {
namespace {

constexpr std::string_view kPrefix = "same:";

std::string statement_of(const SamePair& pair) { return std::string(kPrefix) + pair.same + "=" + pair.kept; }

std::optional<MatchForm> form_of(const Office& office, const Record& record) {
  if (office.knowledge == nullptr) return std::nullopt;
  std::vector<std::pair<std::string, std::string>> values;
  for (const FieldValue& value : record.values) values.emplace_back(value.field, value.value);
  const std::optional<Subject> subject = to_subject(office.schema, record.type, values);
  if (!subject) return std::nullopt;
  return MatchForm(*subject, *office.knowledge);
}

}  // namespace

SamePair pair_of(std::string_view statement) {
  if (!statement.starts_with(kPrefix)) return {};
  statement.remove_prefix(kPrefix.size());
  const std::size_t equals = std::min(statement.find('='), statement.size());
  const std::string_view kept = statement.substr(std::min(equals + 1, statement.size()));
  return {std::string(kept), std::string(statement.substr(0, equals))};
}

Result<Json> queue_same(const Office& office, const SamePair& pair, double score) {
  TRY(number, take_number(office.database, office.unit, "decision"));
  constexpr std::int64_t kBehindAll = 9;  // what was read comes first
  constexpr double kThousandths = 1000;
  Json decision(JsonObject{{"id", number},
                           {"statement", statement_of(pair)},
                           {"kind", kSameRecord},
                           {"priority", kBehindAll},
                           {"year", ""},
                           {"confidence", static_cast<std::int64_t>(std::lround(score * kThousandths))}});
  CHECK_STATUS(apply_queued(office, decision));
  return decision;
}

Status complete_same(const Office& office, const std::string& statement, PendingDecision& decision) {
  const SamePair pair = pair_of(statement);
  decision.record = pair.kept;
  Candidate candidate{pair.same, {}, {}};
  const Result<Record> kept = view_record(office, pair.kept, kNow);
  const Result<Record> same = view_record(office, pair.same, kNow);
  for (const Result<Record>* each : {&kept, &same})
    if (!*each && each->error().kind != ErrorKind::NotFound) return each->error();
  if (same) {
    candidate.name = same->name;
    decision.effect.type = same->type;
    for (const FieldValue& value : same->values)
      decision.effect.values.push_back({value.field, value.value, value.citations});
  }
  if (kept && same) {
    const std::optional<MatchForm> left = form_of(office, *kept);
    const std::optional<MatchForm> right = form_of(office, *same);
    if (left && right) candidate.match = compare(*left, *right);
  }
  decision.candidates.push_back(std::move(candidate));
  return {};
}

Status accept_same(const Office& office, std::int64_t decision, const SamePair& pair, const std::string& note) {
  CHECK_STATUS(join_in_change(office, pair.kept, pair.same, note));
  Json body(JsonObject{{"record", pair.kept}, {"same", pair.same}});
  if (!note.empty()) body.set("note", note);
  return log_decision(office, "decision.accepted", decision, body);
}

Status set_same_aside(const Office& office, const SamePair& pair, const std::string& note) {
  TRY(row, office.database.row("SELECT id FROM decision WHERE unit = ? AND statement = ? AND state = 'accepted'",
                               {office.unit, statement_of(pair)}));
  if (!row) return {};
  return log_decision(office, "decision.set_aside", row->integer(0), JsonObject{{"note", note}});
}

}  // namespace chancery
