#pragma once
#include <string>
#include <unordered_map>
#include <vector>

#include "register/records.h"

namespace chancery {

/// All records of a type as they are now, each with its values of some fields, without their sources: for what looks at
/// a whole register at once. Those joined into another give it their values; what the actor may not see is left out,
/// as are fields for named people. In no order. Errors: BadArgument for a type that is not in the schema.
Result<std::vector<Record>> view_all_records(const Office& office, const std::string& type,
                                             const std::vector<std::string>& fields);

/// Of each record of a type that others lead to, the newest date of those until `day`: when there was last a sign of
/// it. What the actor may not see counts for nothing.
Result<std::unordered_map<std::string, std::string>> find_last_signs(const Office& office, const std::string& type,
                                                                     const std::string& day);

}  // namespace chancery
