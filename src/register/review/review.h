#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "register/match/candidates.h"
#include "register/office/office.h"
#include "register/records.h"
#include "register/review/effect.h"

namespace chancery {

/// A claim as it is kept: where it stands and what it says.
struct StoredClaim {
  std::string document;
  std::int64_t number = 0;  ///< in the document's reading
  std::string kind, statement;
  std::int64_t begin = 0, end = 0;
  std::int64_t confidence = 0;  ///< in thousandths
  std::string body;             ///< JSON: its attributes
};

/// The words of a claim, as text. Errors: Damaged where it points behind the end of its document.
Result<std::string> quote_of(const Office& office, const StoredClaim& claim);

/// One question to a person: may what is stated enter the register? The same statement in copies, translations or an
/// earlier report is one decision.
struct PendingDecision {
  std::int64_t id = 0;
  std::string kind, state;            ///< state: pending, accepted, set_aside, revised
  std::int64_t confidence = 0;        ///< of the claim met first, in thousandths
  std::int64_t sources = 0;           ///< claims that state it
  StoredClaim claim;                  ///< the first of them
  std::string quote;                  ///< its words
  std::string source;                 ///< the name of its document
  Effect effect;                      ///< what accepting would do
  std::string record;                 ///< the record that it would change, where one is the same; else empty
  std::vector<Candidate> candidates;  ///< records that may be the same, likeliest first
  std::vector<std::string> missing;   ///< required fields that it does not state: the person says what stands in them
  std::string issuer, published;      ///< of its document, where they are known
};

struct ReviewQuery {
  std::string state = "pending";
  std::string report_year;  ///< what a report of this year needs comes first
  std::int64_t after = 0;   ///< the decision behind which to go on, in the order of priority
  std::int64_t limit = 20;
};

/// May a threshold of confidence accept it, without a person who looks at it? Never whether two records are one, and
/// never a date, an amount or an ordinal that was read from a picture: a wrong digit looks as right as the right one.
[[nodiscard]] bool may_accept_unseen(const PendingDecision& decision);

Result<std::vector<PendingDecision>> list_decisions(const Office& office, const ReviewQuery& query);
/// Those that a document states, in the order of its text and with its own words.
Result<std::vector<PendingDecision>> list_decisions_of(const Office& office, const std::string& document,
                                                       const std::string& state);
/// What documents state that nobody is asked about (a kind without `ask`): each statement once, as a decision with the
/// number 0 and the state `kept`.
Result<std::vector<PendingDecision>> list_kept(const Office& office, const std::string& kind);
Result<std::int64_t> count_decisions(const Office& office, const std::string& state);
Result<PendingDecision> load_decision(const Office& office, std::int64_t id);

/// The record that accepting would make, as far as the source states it: without an id, its values citing the claim.
Record proposed_record(const Schema& schema, const PendingDecision& decision);

/// What a person says to a decision.
struct Verdict {
  std::string record;     ///< the record to change; empty: that of the decision, else a new one
  bool make_new = false;  ///< a new record, whatever it looks like
  std::vector<std::pair<std::string, std::string>>
      correct;                   ///< fields with the value that is right; an empty value drops the field
  std::vector<std::string> ask;  ///< fields that were asked for and are not reported yet
  std::string note;
  bool revise = false;  ///< where the record holds another value, this one takes its place; the history keeps both
};

/// The claim's values enter the register, each citing it. A figure that takes the place of another without a
/// contradiction (`revises`) does so, and the decision on that one becomes `revised`. Returns the record. Errors:
/// Conflict where it is decided already, or the record says something else; BadArgument where a required field is
/// missing: the decision waits on.
Result<std::string> accept_decision(const Office& office, std::int64_t id, const Verdict& verdict);
Status set_decision_aside(const Office& office, std::int64_t id, const std::string& note);
/// The decision waits again, and what it brought into the register is taken back; the log keeps both.
Status undo_decision(const Office& office, std::int64_t id);

/// Of figures that differ, this one counts: it enters the register in place of the others, which are set aside, with
/// the reason as their note. One transaction. Errors: as of `accept_decision`; BadArgument without a reason.
Result<std::string> decide_figure(const Office& office, std::int64_t id, const std::string& why);

/// A fact that the reader missed, shown by its span. Errors: BadArgument where the span is not in the document.
struct MissedFact {
  std::string document;
  std::int64_t begin = 0, end = 0;
  std::string record;  ///< to add to; empty: a new one
  std::string type;    ///< of a new one
  std::vector<std::pair<std::string, std::string>> values;
};
Result<std::string> add_missed_fact(const Office& office, const MissedFact& fact);

}  // namespace chancery
