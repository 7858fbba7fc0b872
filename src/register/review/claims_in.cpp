#include "register/review/claims_in.h"

#include <set>

#include "base/digest.h"
#include "register/records.h"
#include "register/review/decision_rows.h"
#include "register/review/effect.h"
#include "register/review/statement.h"
#include "store/counter.h"
#include "store/row_reader.h"

namespace chancery {
namespace {

constexpr std::string_view kInsertClaim =
    "INSERT INTO claim (unit, document, n, kind, statement, begin_at, end_at, confidence, modality, place, subject, "
    "period, body) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

std::int64_t thousandths(const Json& claim) {
  // `0.9`, `0.92`, `1`: digits of a number between 0 and 1.
  const std::string_view digits = claim.text_of("confidence");
  if (digits.starts_with('1')) return 1000;
  std::int64_t value = 0;
  std::int64_t unit = 100;
  for (std::size_t i = 2; i < digits.size() && unit > 0; ++i, unit /= 10) value += (digits[i] - '0') * unit;
  return value;
}

/// What stands in the claim row; its text is cut from the document when it is shown.
std::string body_of(const Json& claim) {
  Json out(JsonObject{});
  for (const JsonMember& member : *claim.object())
    if (member.key != "kind" && member.key != "begin" && member.key != "end" && member.key != "text")
      out.set(member.key, member.value);
  return to_string(out);
}

/// The document is one more source of what was accepted.
Status add_source(const Office& office, const Json& decision, const std::string& document, const Json& claim) {
  const Citation citation = cite(document, claim);
  for (const Json& value : decision.list_of("values")) CHECK_STATUS(add_citation(office, to_integer(value), citation));
  return {};
}

/// The statement that a claim makes: where another document says the same of the same day with more or fewer words (a
/// party left out, a place added), it is that one.
Status find_told_before(const Office& office, const Json& claim, Statement& statement) {
  constexpr std::size_t kDay = 10;
  if (statement.period.size() < kDay) return {};
  TRY(exact, office.database.row("SELECT 1 FROM claim WHERE unit = ? AND statement = ?", {office.unit, statement.key}));
  if (exact) return {};
  TRY(rows, office.database.rows(
                "SELECT statement, body FROM claim WHERE unit = ? AND kind = ? AND subject = ? AND period = ?",
                {office.unit, statement.kind, statement.subject, statement.period}));
  for (const Row& row : rows) {
    TRY(other, parse_json(row.text(1), "claim"));
    other.set("kind", statement.kind);
    if (!may_state_the_same(office.schema, claim, other)) continue;
    statement.key = row.text(0);
    return {};
  }
  return {};
}

/// Queues a decision for a statement met for the first time.
Status queue(const Office& office, const Statement& statement, const Json& claim, JsonList& queued) {
  TRY(number, take_number(office.database, office.unit, "decision"));
  const Json decision(JsonObject{{"id", number},
                                 {"statement", statement.key},
                                 {"kind", statement.kind},
                                 {"priority", priority_of(office.schema, statement)},
                                 {"year", statement.period.substr(0, 4)},
                                 {"confidence", thousandths(claim)}});
  CHECK_STATUS(apply_queued(office, decision));
  queued.push_back(decision);
  return {};
}

Status settle(const Office& office, const Statement& statement, const std::string& document, const Json& claim,
              const std::string& home, JsonList& queued) {
  TRY(decided, office.database.row("SELECT state, body FROM decision WHERE unit = ? AND statement = ?",
                                   {office.unit, statement.key}));
  if (!decided) {
    if (!needs_decision(office.schema, claim, statement, home)) return {};
    if (!to_effect(office.schema, claim, {})) return {};
    return queue(office, statement, claim, queued);
  }
  if (decided->text(0) != "accepted") return {};
  TRY(body, parse_json(decided->text(1), "decision"));
  return add_source(office, body, document, claim);
}

/// Decisions that nobody has made and that no claim asks for any longer.
Status withdraw_unasked(const Office& office, const std::set<std::string>& statements, JsonList& withdrawn) {
  for (const std::string& statement : statements) {
    TRY(row, office.database.row(
                 "SELECT id FROM decision WHERE unit = ? AND statement = ? AND state = 'pending' AND NOT EXISTS "
                 "(SELECT 1 FROM claim c WHERE c.unit = decision.unit AND c.statement = decision.statement)",
                 {office.unit, statement}));
    if (!row) continue;
    CHECK_STATUS(apply_withdrawn(office, row->integer(0)));
    withdrawn.emplace_back(row->integer(0));
  }
  return {};
}

}  // namespace

Citation cite(const std::string& document, const Json& claim) {
  return {"claim", document, claim.integer_of("begin"), claim.integer_of("end"), std::string(claim.text_of("text"))};
}

Result<StoredClaims> store_claims(const Office& office, const std::string& document, const Json& reading,
                                  const std::string& home) {
  const JsonList& values = reading.list_of("mentions");
  std::set<std::string> before;
  CHECK_STATUS(office.database.each("SELECT statement FROM claim WHERE unit = ? AND document = ?",
                                    {office.unit, document},
                                    [&](const Row& row) { return before.insert(row.text(0)), true; }));
  if (!before.empty())
    CHECK_STATUS(office.database.run("DELETE FROM claim WHERE unit = ? AND document = ?", {office.unit, document}));
  StoredClaims out;
  std::int64_t number = 0;
  std::set<std::string> met;
  for (const Json& claim : reading.list_of("claims")) {
    Statement statement = to_statement(office.schema, claim, values);
    CHECK_STATUS(find_told_before(office, claim, statement));
    CHECK_STATUS(office.database.run(
        kInsertClaim, {office.unit, document, number++, statement.kind, statement.key, claim.integer_of("begin"),
                       claim.integer_of("end"), thousandths(claim), statement.modality, statement.place,
                       statement.subject, statement.period, body_of(claim)}));
    // A statement that this document made in its earlier reading has its sources already.
    if (!met.insert(statement.key).second || before.erase(statement.key) > 0) continue;
    CHECK_STATUS(settle(office, statement, document, claim, home, out.queued));
  }
  CHECK_STATUS(withdraw_unasked(office, before, out.withdrawn));
  TRY(hash, hash_claims(office, document));
  out.hash = std::move(hash);
  return out;
}

Result<std::string> hash_claims(const Office& office, const std::string& document) {
  std::string out;
  CHECK_STATUS(office.database.each(
      "SELECT n, kind, statement, begin_at, end_at, confidence, modality, place, subject, period, body FROM claim "
      "WHERE unit = ? AND document = ? ORDER BY n",
      {office.unit, document}, [&](const Row& row) {
        out = digest(out + row_bytes(row.values()));
        return true;
      }));
  return out;
}

}  // namespace chancery
