#pragma once
#include "register/review/review.h"

namespace chancery {

/// What stands in the sentence of a claim that was just accepted enters with it, without a question of its own, as
/// `schema/claims.toml` says: partners that it names (`makes`), persons and the posts that they hold (kinds with
/// `in_wake`). Each record is one that is the same already, or a new one; a value that stands is never replaced. Where
/// a post of one person is seen held by another later, the earlier term ends on that day at the latest, citing the
/// sentence that shows the successor. Each item is as the body of a decision: `record`, `brought`, `values`. Only
/// inside a transaction.
Result<JsonList> bring_in_wake(const Office& office, const PendingDecision& decision, const Record& accepted);

}  // namespace chancery
