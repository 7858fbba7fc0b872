#include "register/review/review.h"

#include <algorithm>

#include "base/json_value.h"
#include "register/entry.h"
#include "register/log.h"
#include "register/match/same_record.h"
#include "register/review/document_text.h"
#include "register/review/documents.h"
#include "register/review/own_words.h"
#include "register/review/same_decisions.h"
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

/// What the record would lack that its type requires.
Status note_missing(const Office& office, PendingDecision& decision) {
  const RecordSchema* type = office.schema.find_record(decision.effect.type);
  if (type == nullptr) return {};
  std::vector<std::string> filled;
  for (const NewValue& value : decision.effect.values) filled.push_back(value.field);
  if (!decision.record.empty()) {
    TRY(record, load_record(office, decision.record, kNow));
    for (const FieldValue& value : record.values) filled.push_back(value.field);
  }
  decision.missing = missing_fields(*type, filled);
  return {};
}

constexpr std::string_view kDecision = "SELECT id, kind, state, confidence, statement FROM decision ";

/// Fills in what the decision rests on: the claim of `document` where that states it, else the surest.
Result<PendingDecision> complete(const Office& office, const Row& row, const std::string& document = {}) {
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
                                 "WHERE unit = ? AND statement = ? ORDER BY CASE WHEN document = ? THEN 0 ELSE 1 END, "
                                 "confidence DESC, document, n LIMIT 1",
                                 {office.unit, row.text(4), document}));
  out.claim = claim_of(*first);
  TRY(quote, quote_of(office, out.claim));
  out.quote = std::move(quote);
  TRY(stored, load_document(office, out.claim.document));
  out.source = stored.source;
  out.issuer = issuer_of(stored);
  out.published = stored.published;
  TRY(claim, json_of(out.claim));
  if (!out.issuer.empty()) claim.set("issuer", out.issuer);
  if (!out.published.empty()) claim.set("published", out.published);
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
    CHECK_STATUS(note_missing(office, out));
  }
  return out;
}

}  // namespace

Result<std::string> quote_of(const Office& office, const StoredClaim& claim) {
  TRY(quote, load_document_part(office, claim.document, claim.begin, claim.end));
  if (!quote)
    return Error{ErrorKind::Damaged, "a claim points behind the end of its document",
                 office.database.place() + ": " + claim.document};
  return is_text(*quote) ? *quote : quote_in_reading(office, claim);
}

bool may_accept_unseen(const PendingDecision& decision) {
  if (decision.kind == kSameRecord) return false;
  const Result<Json> body = parse_json(decision.claim.body, decision.claim.document);
  if (!body) return false;
  const auto is_digits = [](const Json& kind) {
    const std::string* text = kind.text();
    return text != nullptr && (*text == "date" || *text == "amount" || *text == "ordinal");
  };
  const JsonList& kinds = body->list_of("from_picture");
  return std::none_of(kinds.begin(), kinds.end(), is_digits);
}

Record proposed_record(const Schema& schema, const PendingDecision& decision) {
  Record out;
  out.type = decision.effect.type;
  for (const NewValue& value : decision.effect.values)
    out.values.push_back({0, value.field, value.value, 0, value.citations});
  if (const RecordSchema* type = schema.find_record(out.type)) name_record(*type, out);
  return out;
}

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

Result<std::vector<PendingDecision>> list_decisions_of(const Office& office, const std::string& document,
                                                       const std::string& state) {
  TRY(rows,
      office.database.rows("SELECT q.id, q.kind, q.state, q.confidence, q.statement FROM decision q JOIN claim c ON "
                           "c.unit = q.unit AND c.statement = q.statement WHERE c.unit = ? AND c.document = ? AND "
                           "q.state = ? GROUP BY q.id, q.kind, q.state, q.confidence, q.statement "
                           "ORDER BY MIN(c.begin_at), q.id",
                           {office.unit, document, state}));
  std::vector<PendingDecision> out;
  for (const Row& row : rows) {
    TRY(decision, complete(office, row, document));
    out.push_back(std::move(decision));
  }
  return out;
}

Result<std::vector<PendingDecision>> list_kept(const Office& office, const std::string& kind) {
  TRY(rows, office.database.rows("SELECT 0, kind, 'kept', MAX(confidence), statement FROM claim WHERE unit = ? AND "
                                 "kind = ? GROUP BY kind, statement ORDER BY statement",
                                 {office.unit, kind}));
  std::vector<PendingDecision> out;
  for (const Row& row : rows) {
    TRY(kept, complete(office, row));
    out.push_back(std::move(kept));
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
  change.complete = true;
  TRY(record, change_record(office, "record.entered", change));
  CHECK_STATUS(index_record(office, record));
  CHECK_STATUS(transaction.commit());
  return record;
}

}  // namespace chancery
