#pragma once
#include <string>

#include "cli/open_register.h"
#include "follow/rules.h"

namespace chancery {

/// The rules of the program's data for the country of the register's office. Errors: BadSchema, Unreadable: the first
/// of the problems.
Result<FollowRules> load_program_rules(const OpenRegister& opened);

}  // namespace chancery
