#include "follow/accept_unseen.h"

#include "follow/issued_report.h"
#include "register/review/review.h"

namespace chancery {

Status accept_unseen(const Office& office, std::int64_t least,
                     const std::function<void(std::int64_t decision, const std::string& record)>& told) {
  ReviewQuery query;
  constexpr std::int64_t kPage = 100;
  query.limit = kPage;
  for (;;) {
    TRY(decisions, list_decisions(office, query));
    if (decisions.empty()) return {};
    for (const PendingDecision& decision : decisions) {
      if (decision.confidence < least || !may_accept_unseen(decision)) continue;
      TRY(issued, decision.record.empty() ? Result<bool>(false) : is_issued(office, decision.record));
      if (issued) continue;  // what was published is changed by a person alone
      const Result<std::string> record = accept_decision(office, decision.id, {});
      // Two figures, or a field that is missing: a person decides.
      const bool asks = !record && (record.error().kind == ErrorKind::Conflict || !decision.missing.empty());
      if (asks) continue;
      if (!record) return record.error();
      told(decision.id, *record);
    }
    // Those accepted have left the queue; the last that stays shows where to go on.
    query.after = decisions.back().id;
  }
}

}  // namespace chancery
