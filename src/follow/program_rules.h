#pragma once
#include "follow/rules.h"
#include "register/office/office.h"

namespace chancery {

/// The rules of the program's data for the country of the office's locality. Errors: BadSchema, Unreadable: the first
/// of the problems.
Result<FollowRules> load_program_rules(const Office& office);

}  // namespace chancery
