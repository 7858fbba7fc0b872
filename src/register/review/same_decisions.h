#pragma once
#include <string>

#include "register/review/decision_rows.h"
#include "register/review/review.h"

namespace chancery {

/// The kind of a decision whether two records are the same; no claim asks for it.
inline constexpr std::string_view kSameRecord = "same_record";

/// Two records that may be one: `same` would show as `kept`.
struct SamePair {
  std::string kept, same;
};

/// Begins to wait for a decision on the pair; the caller logs what is returned as `decision.queued`. `score`: 0 to 1.
/// Only inside a transaction.
Result<Json> queue_same(const Office& office, const SamePair& pair, double score);

/// What a decision of this kind is about, by its statement.
SamePair pair_of(std::string_view statement);

/// Fills in the two records and what speaks for and against.
Status complete_same(const Office& office, const std::string& statement, PendingDecision& decision);

/// Joins the two, or says that they are two after all; the decision keeps who said so. Only inside a transaction.
Status accept_same(const Office& office, std::int64_t decision, const SamePair& pair, const std::string& note);
/// The decision by which the pair was joined counts no longer; nothing where it was none.
Status set_same_aside(const Office& office, const SamePair& pair, const std::string& note);

}  // namespace chancery
