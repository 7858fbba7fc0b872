#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "follow/rules.h"
#include "register/records.h"

namespace chancery {

/// How things stand with something that a rule looks for.
enum class DueState : std::uint8_t {
  Overdue,  ///< a deadline has passed since the office began to follow
  Due,      ///< its day comes, and is near enough to show
  Passed,   ///< a day has passed that nobody could be late for
  Silent,   ///< nothing has been recorded for long
  Older     ///< any of these from before the day from which the office follows: history
};
inline constexpr std::string_view kDueStates[] = {"overdue", "due", "passed", "silent", "older"};

struct DueItem {
  std::string rule;  ///< its id in the rules
  DueState state = DueState::Due;
  std::string record, type;  ///< its number and type; empty where no record is meant
  std::string day;           ///< on which it is due, or since when nothing was recorded
  std::int64_t days = 0;     ///< from today until then; negative where it has passed
  std::string waiting;       ///< whom it waits on: a choice of `waiting_on`, or empty
  std::set<int> unknown;     ///< years whose public holidays are not known: it may be later
};

struct DueQuery {
  std::string today;                 ///< a day
  std::string follows_from;          ///< the day from which the office follows; what is older is history
  std::string record_type;           ///< of this type alone; empty: of all
  std::string home;                  ///< the code of the office's locality, or empty
  std::string officer;               ///< of this officer in charge alone; empty: of all
  std::vector<std::string> on, off;  ///< rules that the office has turned on and off
  std::int64_t ahead = 0;            ///< days: what comes is told at least so long before
};

/// What is due, overdue or silent by the rules, of what the actor may see: first what is overdue, then what is due,
/// each in the order of its days. Errors: those of `view_all_records`.
Result<std::vector<DueItem>> list_due(const Office& office, const FollowRules& rules, const DueQuery& query);

/// The same of these records alone, which the actor may see; what comes every year is left out.
Result<std::vector<DueItem>> list_due_of(const Office& office, const FollowRules& rules, const DueQuery& query,
                                         const std::vector<const Record*>& records);

/// Does the office follow this rule? What nobody has verified (tag N) it does once it turns it on, all else until it
/// turns it off.
bool is_followed(const std::string& id, const std::string& tag, const DueQuery& query);

}  // namespace chancery
