#pragma once
#include <string>
#include <vector>

#include "follow/due.h"
#include "register/office/office.h"

namespace chancery {

/// What an office has set of what it follows.
struct FollowSettings {
  std::string from;                  ///< the day from which it follows; at first the one on which its register began
  std::vector<std::string> on, off;  ///< rules that it has turned on and off
};

Result<FollowSettings> load_follow_settings(const Office& office);
/// Errors: BadArgument where `from` is no day; those of `Database`.
Status save_follow_settings(const Office& office, const FollowSettings& settings);

/// What an office asks as of a day (empty: today), by its settings. Errors: BadArgument where that is no day.
Result<DueQuery> due_query(const Office& office, const std::string& on);

/// The settings with a rule turned on or off.
void turn_rule(FollowSettings& settings, const std::string& id, bool on);

}  // namespace chancery
