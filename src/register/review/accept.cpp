#include <algorithm>

#include "base/json_value.h"
#include "register/entry.h"
#include "register/figures/figure_change.h"
#include "register/log.h"
#include "register/match/same_record.h"
#include "register/review/decision_rows.h"
#include "register/review/own_words.h"
#include "register/review/review.h"
#include "register/review/same_decisions.h"
#include "register/review/wake.h"
#include "store/layout.h"

namespace chancery {
namespace {

Status require(const Office& office, const PendingDecision& decision, std::string_view state) {
  if (decision.state == state) return {};
  return Error{ErrorKind::Conflict, "this was decided already (" + decision.state + "); undo that first",
               office.database.place() + ": decision " + std::to_string(decision.id)};
}

/// The effect with what the person corrected.
std::vector<NewValue> corrected(const PendingDecision& decision, const Verdict& verdict) {
  std::vector<NewValue> out = decision.effect.values;
  for (const auto& [field, value] : verdict.correct) {
    std::erase_if(out, [&](const NewValue& each) { return each.field == field; });
    if (value.empty()) continue;
    const Citation citation{"claim", decision.claim.document, decision.claim.begin, decision.claim.end, decision.quote};
    out.push_back({field, value, {citation, {"entry", "", 0, 0, verdict.note}}});
  }
  for (const std::string& field : verdict.ask) {
    std::erase_if(out, [&](const NewValue& each) { return each.field == field; });
    out.push_back({field, std::string(kNotReported), {{"entry", "", 0, 0, verdict.note}}});
  }
  return out;
}

/// What is corrected once is right from now on.
Status learn(const Office& office, const PendingDecision& decision, const Verdict& verdict) {
  const RecordSchema* type = office.schema.find_record(decision.effect.type);
  for (const auto& [field_id, right] : verdict.correct) {
    const FieldSchema* field = type == nullptr ? nullptr : type->find_field(field_id);
    std::vector<std::string> read;
    for (const NewValue& value : decision.effect.values)
      if (value.field == field_id) read.push_back(value.value);
    // Of several names nobody can tell which one was meant.
    if (field != nullptr && read.size() == 1) CHECK_STATUS(learn_word(office, *field, read.front(), right));
  }
  return {};
}

bool states(const NewValue& stated, const FieldValue& known) {
  return stated.field == known.field && stated.value == known.value;
}

/// Values that the record holds already get one more source; only what is new is set.
Status cite_known(const Office& office, const Record& record, std::vector<NewValue>& values) {
  for (auto value = values.begin(); value != values.end();) {
    const auto known = std::find_if(record.values.begin(), record.values.end(),
                                    [&](const FieldValue& each) { return states(*value, each); });
    if (known == record.values.end()) {
      ++value;
      continue;
    }
    for (const Citation& citation : value->citations)
      if (std::find(known->citations.begin(), known->citations.end(), citation) == known->citations.end())
        CHECK_STATUS(add_citation(office, known->id, citation));
    value = values.erase(value);
  }
  return {};
}

/// Does the effect say more of the same than what stands: a date to the day for one to the month, a value that grew out
/// of the one before, anything where the figure was asked for only?
bool refines(const FieldSchema& field, const std::string& old, const std::string& value) {
  if (old == kNotReported) return true;
  if (field.type == FieldType::Date && value.starts_with(old)) return true;
  return field.grew(old, value);
}

/// A value that stands is not replaced unseen by one that says something else.
Status check_revision(const Office& office, const PendingDecision& decision, const Record& record,
                      const std::vector<NewValue>& values) {
  const RecordSchema* type = office.schema.find_record(record.type);
  for (const NewValue& value : values) {
    const FieldSchema* field = type == nullptr ? nullptr : type->find_field(value.field);
    const FieldValue* old = record.find(value.field);
    if (field == nullptr || field->many || old == nullptr || refines(*field, old->value, value.value)) continue;
    return Error{ErrorKind::Conflict,
                 record.id + " holds '" + old->value + "' for " + value.field + ", and this says '" + value.value +
                     "'; accept it as a revision, correct it, or set it aside",
                 "decision " + std::to_string(decision.id)};
  }
  return {};
}

/// The ids of the values of a record that are among `stated`.
JsonList value_ids(const Record& record, const std::vector<NewValue>& stated) {
  JsonList out;
  for (const FieldValue& value : record.values)
    if (std::any_of(stated.begin(), stated.end(), [&](const NewValue& each) { return states(each, value); }))
      out.emplace_back(value.id);
  return out;
}

/// The values of a record that another state of it no longer has.
JsonList ended_ids(const Record& before, const Record& after) {
  JsonList out;
  for (const FieldValue& value : before.values)
    if (std::none_of(after.values.begin(), after.values.end(),
                     [&](const FieldValue& each) { return each.id == value.id; }))
      out.emplace_back(value.id);
  return out;
}

/// The values that a decision ended, to be set again where nothing else stands there by now.
Status bring_back(const Office& office, const RecordSchema& type, const Record& record, const Json& decision,
                  RecordChange& change) {
  for (const Json& number : decision.list_of("ended")) {
    TRY(value, load_value(office, to_integer(number)));
    const FieldSchema* field = type.find_field(value.field);
    const bool taken = std::any_of(record.values.begin(), record.values.end(), [&](const FieldValue& each) {
      return each.field == value.field && std::find(change.end.begin(), change.end.end(), each.id) == change.end.end();
    });
    if (field != nullptr && (field->many || !taken)) change.set.push_back({value.field, value.value, value.citations});
  }
  return {};
}

bool lists(const JsonList& ids, std::int64_t id) {
  return std::any_of(ids.begin(), ids.end(), [&](const Json& each) { return to_integer(each) == id; });
}

/// Does another accepted decision rest on a value, too? One of a document that the value cites.
Result<bool> held_elsewhere(const Office& office, std::int64_t decision, std::int64_t id) {
  TRY(value, load_value(office, id));
  for (const Citation& citation : value.citations) {
    TRY(rows, office.database.rows("SELECT DISTINCT q.body FROM claim c JOIN decision q ON q.unit = c.unit AND "
                                   "q.statement = c.statement WHERE c.unit = ? AND c.document = ? AND q.state = "
                                   "'accepted' AND q.id <> ?",
                                   {office.unit, citation.document, decision}));
    for (const Row& row : rows) {
      TRY(body, parse_json(row.text(0), "decision"));
      if (lists(body.list_of("values"), id)) return true;
      for (const Json& each : body.list_of("wake"))
        if (lists(each.list_of("brought"), id) || lists(each.list_of("values"), id)) return true;
    }
  }
  return false;
}

/// Ends the values that an accepted decision brought and that still stand, and sets again what they replaced. A record
/// of which nothing is left is no record any longer.
Status take_back(const Office& office, std::int64_t id, const Json& decision) {
  RecordChange change;
  change.record = decision.text_of("record");
  const Result<Record> record = load_record(office, change.record, kNow);
  if (!record) return record.error().kind == ErrorKind::NotFound ? Status() : record.error();
  const RecordSchema* type = office.schema.find_record(record->type);
  if (type == nullptr) return {};
  for (const Json& number : decision.list_of("brought")) {
    const bool stands = std::any_of(record->values.begin(), record->values.end(),
                                    [&](const FieldValue& each) { return each.id == to_integer(number); });
    TRY(held, held_elsewhere(office, id, to_integer(number)));
    if (stands && !held) change.end.push_back(to_integer(number));
  }
  if (change.end.empty()) return {};
  CHECK_STATUS(bring_back(office, *type, *record, decision, change));
  TRY(joined, list_joined(office, change.record, kNow));
  change.remove = change.set.empty() && change.end.size() == record->values.size() && joined.empty();
  TRY(changed, change_record(office, "record.undone", change));
  return index_record(office, changed);
}

Result<std::string> accept(const Office& office, std::int64_t id, const Verdict& verdict) {
  TRY(decision, load_decision(office, id));
  CHECK_STATUS(require(office, decision, "pending"));
  if (decision.kind == kSameRecord) {
    CHECK_STATUS(accept_same(office, id, {decision.record, decision.candidates.front().record}, verdict.note));
    return decision.record;
  }
  const RecordSchema* type = office.schema.find_record(decision.effect.type);
  if (type == nullptr)
    return Error{ErrorKind::BadArgument, "the register has no record for this", "decision " + std::to_string(id)};
  const std::vector<NewValue> stated = corrected(decision, verdict);
  RecordChange change;
  if (!verdict.make_new) change.record = verdict.record.empty() ? decision.record : verdict.record;
  change.type = decision.effect.type;
  change.set = stated;
  change.reason = verdict.note;
  change.complete = true;
  std::string record = change.record;
  Record before;
  bool revised = false;
  if (!record.empty()) {
    TRY(stored, load_record(office, record, kNow));
    before = std::move(stored);
    TRY(gives_way, change_figure(office, *type, decision, before, verdict.revise, change));
    revised = gives_way;
    CHECK_STATUS(cite_known(office, before, change.set));
    if (!verdict.revise && !revised) CHECK_STATUS(check_revision(office, decision, before, change.set));
  }
  if (!change.set.empty() || !change.end.empty()) {
    TRY(changed, change_record(office, "record.accepted", change));
    record = std::move(changed);
  }
  CHECK_STATUS(index_record(office, record));
  CHECK_STATUS(learn(office, decision, verdict));
  // Later documents that state the same become sources of all of them; undoing takes back only those that were new.
  TRY(after, load_record(office, record, kNow));
  Json body(
      JsonObject{{"record", record}, {"values", value_ids(after, stated)}, {"brought", value_ids(after, change.set)}});
  if (JsonList ended = ended_ids(before, after); !ended.empty()) body.set("ended", std::move(ended));
  if (revised) {
    TRY(earlier, revise_decisions(office, decision, record));
    if (!earlier.empty()) body.set("revised", std::move(earlier));
  }
  TRY(wake, bring_in_wake(office, decision, after));
  if (!wake.empty()) body.set("wake", std::move(wake));
  if (!verdict.note.empty()) body.set("note", verdict.note);
  CHECK_STATUS(log_decision(office, verdict.correct.empty() ? "decision.accepted" : "decision.corrected", id, body));
  return record;
}

Status set_aside(const Office& office, std::int64_t id, const std::string& note) {
  return log_decision(office, "decision.set_aside", id, JsonObject{{"note", note}});
}

Status undo(const Office& office, std::int64_t id) {
  TRY(row, office.database.row("SELECT state, body FROM decision WHERE unit = ? AND id = ?", {office.unit, id}));
  if (!row) return Error{ErrorKind::NotFound, "there is no decision " + std::to_string(id), office.database.place()};
  if (row->text(0) == "pending")
    return Error{ErrorKind::Conflict, "nothing was decided here yet",
                 office.database.place() + ": decision " + std::to_string(id)};
  TRY(body, parse_json(row->text(1), "decision"));
  if (row->text(0) == "accepted" && body.find("same") != nullptr) {
    CHECK_STATUS(separate_in_change(office, std::string(body.text_of("same")), std::string()));
  } else if (row->text(0) == "accepted") {
    // What came last goes first: a post before its person.
    const JsonList& wake = body.list_of("wake");
    const JsonList last_first(wake.rbegin(), wake.rend());
    for (const Json& each : last_first) CHECK_STATUS(take_back(office, id, each));
    CHECK_STATUS(take_back(office, id, body));
    CHECK_STATUS(restore_decisions(office, body));
  }
  return log_decision(office, "decision.undone", id, JsonObject{});
}

/// What was decided on the other figures of the same measure, place and period gives way to the one that counts.
Status put_others_aside(const Office& office, const PendingDecision& counts, const std::string& note) {
  TRY(others, find_other_figures(office, counts));
  for (const OtherFigure& other : others) {
    if (other.same_number || (other.state != "pending" && other.state != "accepted")) continue;
    if (other.state == "accepted") CHECK_STATUS(undo(office, other.decision));
    CHECK_STATUS(set_aside(office, other.decision, note));
  }
  return {};
}

}  // namespace

Result<std::string> accept_decision(const Office& office, std::int64_t id, const Verdict& verdict) {
  TRY(transaction, begin_change(office));
  TRY(record, accept(office, id, verdict));
  CHECK_STATUS(transaction.commit());
  return record;
}

Status set_decision_aside(const Office& office, std::int64_t id, const std::string& note) {
  TRY(transaction, begin_change(office));
  TRY(decision, load_decision(office, id));
  CHECK_STATUS(require(office, decision, "pending"));
  CHECK_STATUS(set_aside(office, id, note));
  return transaction.commit();
}

Status undo_decision(const Office& office, std::int64_t id) {
  TRY(transaction, begin_change(office));
  CHECK_STATUS(undo(office, id));
  return transaction.commit();
}

Result<std::string> decide_figure(const Office& office, std::int64_t id, const std::string& why) {
  if (why.empty()) return Error{ErrorKind::BadArgument, "say why this figure counts", "decision " + std::to_string(id)};
  TRY(transaction, begin_change(office));
  TRY(decision, load_decision(office, id));
  if (decision.state == "revised" || decision.state == "set_aside") CHECK_STATUS(undo(office, id));
  CHECK_STATUS(put_others_aside(office, decision, "figure " + std::to_string(id) + " counts: " + why));
  if (decision.state != "accepted") {
    Verdict verdict;
    verdict.revise = true;
    verdict.note = why;
    TRY(made, accept(office, id, verdict));
    decision.record = std::move(made);
  } else {
    TRY(body, load_decision_body(office, id));
    decision.record = body.text_of("record");
  }
  CHECK_STATUS(cite_reason(office, decision.record, why));
  CHECK_STATUS(transaction.commit());
  return decision.record;
}

}  // namespace chancery
