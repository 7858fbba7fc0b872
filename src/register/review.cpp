#include "register/review.h"

#include <algorithm>

#include "base/json_value.h"
#include "register/decision_rows.h"
#include "register/documents.h"
#include "register/entry.h"
#include "register/log.h"
#include "register/own_words.h"
#include "register/same_decisions.h"
#include "register/same_record.h"
#include "text/utf8.h"

namespace chancery {
namespace {

StoredClaim claim_of(const Row& row) {
  return {row.text(0),    row.integer(1), row.text(2),    row.text(3),
          row.integer(4), row.integer(5), row.integer(6), row.text(7)};
}

/// The claim as the contract has it, without its words.
Result<Json> json_of(const StoredClaim& claim) {
  TRY(body, parse_json(claim.body, claim.document));
  body.set("kind", claim.kind);
  body.set("begin", claim.begin);
  body.set("end", claim.end);
  return body;
}

/// Is this text as the register keeps it: UTF-8, and no NUL, which PostgreSQL keeps in no text?
bool is_text(std::string_view bytes) {
  const auto* at = reinterpret_cast<const std::uint8_t*>(bytes.data());
  const auto* end = at + bytes.size();
  while (at < end) {
    const Utf8Char c = read_utf8(at, end);
    if (!c.valid || c.code == 0) return false;
    at += c.length;
  }
  return true;
}

/// The words of a claim as the reading has them, which is in Unicode whatever the document is in.
Result<std::string> quote_in_reading(const Office& office, const StoredClaim& claim) {
  TRY(line, load_reading(office, claim.document));
  TRY(reading, parse_json(line, claim.document));
  const JsonList& claims = reading.list_of("claims");
  const auto number = static_cast<std::size_t>(claim.number);
  if (claims.size() <= number)
    return Error{ErrorKind::Damaged, "the reading of this document has no such claim",
                 office.database.place() + ": " + claim.document};
  return std::string(claims[number].text_of("text"));
}

Result<std::string> quote_of(const Office& office, const StoredClaim& claim) {
  TRY(quote, load_document_part(office, claim.document, claim.begin, claim.end));
  if (!quote)
    return Error{ErrorKind::Damaged, "a claim points behind the end of its document",
                 office.database.place() + ": " + claim.document};
  return is_text(*quote) ? *quote : quote_in_reading(office, claim);
}

constexpr std::string_view kDecision = "SELECT id, kind, state, confidence, statement FROM decision ";

/// Fills in what the decision rests on.
Result<PendingDecision> complete(const Office& office, const Row& row) {
  PendingDecision out;
  out.id = row.integer(0);
  out.kind = row.text(1);
  out.state = row.text(2);
  out.confidence = row.integer(3);
  if (out.kind == kSameRecord) {
    CHECK_STATUS(complete_same(office, row.text(4), out));
    return out;
  }
  TRY(count,
      office.database.row("SELECT COUNT(*) FROM claim WHERE unit = ? AND statement = ?", {office.unit, row.text(4)}));
  out.sources = count->integer(0);
  if (out.sources == 0) return out;  // its documents are gone; what was decided stays
  TRY(first, office.database.row("SELECT document, n, kind, statement, begin_at, end_at, confidence, body FROM claim "
                                 "WHERE unit = ? AND statement = ? ORDER BY confidence DESC, document, n LIMIT 1",
                                 {office.unit, row.text(4)}));
  out.claim = claim_of(*first);
  TRY(quote, quote_of(office, out.claim));
  out.quote = std::move(quote);
  TRY(document, load_document(office, out.claim.document));
  out.source = document.source;
  TRY(claim, json_of(out.claim));
  const Citation citation{"claim", out.claim.document, out.claim.begin, out.claim.end, out.quote};
  if (auto effect = to_effect(office.schema, claim, citation)) out.effect = std::move(*effect);
  CHECK_STATUS(apply_own_words(office, out.effect));
  if (out.state == "pending") {
    TRY(same, find_same_record(office, out.effect));
    out.record = std::move(same);
    TRY(candidates, find_candidates(office, out.effect));
    if (out.record.empty() && !candidates.empty() && candidates.front().match.score >= kMatchJoins)
      out.record = candidates.front().record;
    out.candidates = std::move(candidates);
  }
  return out;
}

Status log_decision(const Office& office, const std::string& action, std::int64_t id, const Json& body) {
  CHECK_STATUS(apply_decided(office, action, id, to_string(body)));
  return log_change(office, action, "decision " + std::to_string(id), body);
}

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

/// How far a figure is settled: a provisional one takes the place of an estimate, a final one of both.
int settled(std::string_view status) {
  if (status == "estimated") return 0;
  return status == "provisional" ? 1 : 2;
}

/// Does the effect say more of the same than what stands: a date to the day for one to the month, a final figure for an
/// estimate?
bool refines(const FieldSchema& field, const FieldValue& old, const NewValue& value, const Record& record,
             const Effect& effect) {
  if (field.type == FieldType::Date && value.value.starts_with(old.value)) return true;
  const FieldValue* before = record.find("status");
  const auto after = std::find_if(effect.values.begin(), effect.values.end(),
                                  [](const NewValue& each) { return each.field == "status"; });
  return before != nullptr && settled(after == effect.values.end() ? "" : after->value) > settled(before->value);
}

/// A value that stands is not replaced unseen by one that says something else.
Status check_revision(const Office& office, const PendingDecision& decision, const Record& record,
                      const std::vector<NewValue>& values) {
  const RecordSchema* type = office.schema.find_record(record.type);
  for (const NewValue& value : values) {
    const FieldSchema* field = type == nullptr ? nullptr : type->find_field(value.field);
    const FieldValue* old = record.find(value.field);
    if (field == nullptr || field->many || old == nullptr || refines(*field, *old, value, record, decision.effect))
      continue;
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

/// The values that a value took the place of, to be set again.
Status bring_back(const Office& office, const RecordSchema& type, const FieldValue& value, RecordChange& change) {
  const FieldSchema* field = type.find_field(value.field);
  if (field == nullptr || field->many) return {};
  const Result<Record> before = load_record(office, change.record, value.from_seq - 1);
  if (!before) return before.error().kind == ErrorKind::NotFound ? Status() : before.error();
  if (const FieldValue* old = before->find(value.field)) change.set.push_back({old->field, old->value, old->citations});
  return {};
}

/// Ends the values that an accepted decision brought and that still stand, and sets again what they replaced.
Status take_back(const Office& office, const Json& decision) {
  if (decision.find("same") != nullptr)
    return separate_in_change(office, std::string(decision.text_of("same")), std::string());
  RecordChange change;
  change.record = decision.text_of("record");
  TRY(record, load_record(office, change.record, kNow));
  const RecordSchema* type = office.schema.find_record(record.type);
  if (type == nullptr) return {};
  for (const Json& number : decision.list_of("brought")) {
    const auto value = std::find_if(record.values.begin(), record.values.end(),
                                    [&](const FieldValue& each) { return each.id == to_integer(number); });
    if (value == record.values.end()) continue;
    change.end.push_back(value->id);
    CHECK_STATUS(bring_back(office, *type, *value, change));
  }
  if (change.end.empty()) return {};
  TRY(changed, change_record(office, "record.undone", change));
  return index_record(office, changed);
}

}  // namespace

Result<std::vector<PendingDecision>> list_decisions(const Office& office, const ReviewQuery& query) {
  // What the report of a year needs comes first, also on the pages behind the first.
  const bool for_report = !query.report_year.empty();
  const std::string order = for_report ? "CASE WHEN year = ? THEN 0 ELSE 1 END, priority, id" : "priority, id";
  std::string sql(kDecision);
  SqlValues parameters;
  const auto add = [&](const std::string& text, std::initializer_list<SqlValue> values) {
    sql += text;
    parameters.insert(parameters.end(), values);
  };
  const auto add_order = [&](const std::string& before, const std::string& behind) {
    add(before + order + behind, {});
    if (for_report) parameters.emplace_back(query.report_year);
  };
  add("WHERE unit = ? AND state = ?", {office.unit, query.state});
  if (query.after > 0) {
    add_order(" AND (", ") > ");
    add_order("(SELECT ", " FROM decision WHERE unit = ? AND id = ?)");
    add("", {office.unit, query.after});
  }
  add_order(" ORDER BY ", " LIMIT ?");
  parameters.emplace_back(query.limit);
  TRY(rows, office.database.rows(sql, parameters));
  std::vector<PendingDecision> out;
  for (const Row& row : rows) {
    TRY(decision, complete(office, row));
    out.push_back(std::move(decision));
  }
  return out;
}

Result<std::int64_t> count_decisions(const Office& office, const std::string& state) {
  TRY(row, office.database.row("SELECT COUNT(*) FROM decision WHERE unit = ? AND state = ?", {office.unit, state}));
  return row->integer(0);
}

Result<PendingDecision> load_decision(const Office& office, std::int64_t id) {
  TRY(row, office.database.row(std::string(kDecision) + "WHERE unit = ? AND id = ?", {office.unit, id}));
  if (!row) return Error{ErrorKind::NotFound, "there is no decision " + std::to_string(id), office.database.place()};
  return complete(office, *row);
}

Result<std::string> accept_decision(const Office& office, std::int64_t id, const Verdict& verdict) {
  TRY(transaction, begin_change(office));
  TRY(decision, load_decision(office, id));
  CHECK_STATUS(require(office, decision, "pending"));
  if (decision.kind == kSameRecord) {
    CHECK_STATUS(accept_same(office, id, {decision.record, decision.candidates.front().record}, verdict.note));
    CHECK_STATUS(transaction.commit());
    return decision.record;
  }
  if (decision.effect.type.empty())
    return Error{ErrorKind::BadArgument, "the register has no record for this", "decision " + std::to_string(id)};
  const std::vector<NewValue> stated = corrected(decision, verdict);
  RecordChange change;
  if (!verdict.make_new) change.record = verdict.record.empty() ? decision.record : verdict.record;
  change.type = decision.effect.type;
  change.set = stated;
  change.reason = verdict.note;
  std::string record = change.record;
  if (!record.empty()) {
    TRY(before, load_record(office, record, kNow));
    CHECK_STATUS(cite_known(office, before, change.set));
    if (!verdict.revise) CHECK_STATUS(check_revision(office, decision, before, change.set));
  }
  if (!change.set.empty()) {
    TRY(changed, change_record(office, "record.accepted", change));
    record = std::move(changed);
  }
  CHECK_STATUS(index_record(office, record));
  CHECK_STATUS(learn(office, decision, verdict));
  // Later documents that state the same become sources of all of them; undoing takes back only those that were new.
  TRY(after, load_record(office, record, kNow));
  JsonList values = value_ids(after, stated);
  JsonList brought = value_ids(after, change.set);
  Json body(JsonObject{{"record", record}, {"values", std::move(values)}, {"brought", std::move(brought)}});
  if (!verdict.note.empty()) body.set("note", verdict.note);
  CHECK_STATUS(log_decision(office, verdict.correct.empty() ? "decision.accepted" : "decision.corrected", id, body));
  CHECK_STATUS(transaction.commit());
  return record;
}

Status set_decision_aside(const Office& office, std::int64_t id, const std::string& note) {
  TRY(transaction, begin_change(office));
  TRY(decision, load_decision(office, id));
  CHECK_STATUS(require(office, decision, "pending"));
  CHECK_STATUS(log_decision(office, "decision.set_aside", id, JsonObject{{"note", note}}));
  return transaction.commit();
}

Status undo_decision(const Office& office, std::int64_t id) {
  TRY(transaction, begin_change(office));
  TRY(row, office.database.row("SELECT state, body FROM decision WHERE unit = ? AND id = ?", {office.unit, id}));
  if (!row) return Error{ErrorKind::NotFound, "there is no decision " + std::to_string(id), office.database.place()};
  if (row->text(0) == "pending")
    return Error{ErrorKind::Conflict, "nothing was decided here yet",
                 office.database.place() + ": decision " + std::to_string(id)};
  TRY(body, parse_json(row->text(1), "decision"));
  if (row->text(0) == "accepted") CHECK_STATUS(take_back(office, body));
  CHECK_STATUS(log_decision(office, "decision.undone", id, JsonObject{}));
  return transaction.commit();
}

Result<std::string> add_missed_fact(const Office& office, const MissedFact& fact) {
  TRY(quote, load_document_part(office, fact.document, fact.begin, fact.end));
  if (!quote || quote->empty())
    return Error{ErrorKind::BadArgument,
                 "the document has no bytes " + std::to_string(fact.begin) + " to " + std::to_string(fact.end),
                 fact.document};
  TRY(transaction, begin_change(office));
  RecordChange change;
  change.record = fact.record;
  change.type = fact.type;
  for (const auto& [field, value] : fact.values)
    change.set.push_back({field, value, {{"entry", fact.document, fact.begin, fact.end, *quote}}});
  TRY(record, change_record(office, "record.entered", change));
  CHECK_STATUS(index_record(office, record));
  CHECK_STATUS(transaction.commit());
  return record;
}

}  // namespace chancery
