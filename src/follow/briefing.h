#pragma once
#include <string>
#include <vector>

#include "follow/due.h"
#include "register/records.h"

namespace chancery {

/// What an office has to know of a partner before it meets it: the records, in the order in which they are told.
struct Briefing {
  std::string name;              ///< as it was asked for: the key of a place, the number or a name of a body
  std::vector<Record> partners;  ///< the partner's own record and those of its bodies
  std::vector<Record> posts;     ///< held there now, as far as is known
  std::vector<Record> agreements, relationships, memberships;
  /// Open commitments by whose they are; `asked_of_us` is what they will probably bring up again.
  std::vector<Record> ours, theirs, by_both, asked_of_us, asked_of_them;
  std::vector<Record> meetings;  ///< that took place, and delegations: the latest first
  std::vector<Record> results;   ///< projects, trainings, aid and results
  std::vector<DueItem> next;     ///< what is due of any of these

  [[nodiscard]] bool empty() const;
};

/// Gathers what the register holds of a partner: a place with those that it goes on for, or a body with those joined
/// into it, by any of its names in any language. Errors: those of `list_family`.
Result<Briefing> gather_briefing(const Office& office, const FollowRules& rules, const DueQuery& query,
                                 const std::string& partner);

}  // namespace chancery
