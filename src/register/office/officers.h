#pragma once
#include <string>
#include <vector>

#include "register/records.h"

namespace chancery {

/// The people who stand as officers in charge, each once.
Result<std::vector<std::string>> list_officers_in_charge(const Office& office);

/// All records that an officer is in charge of, as far as the actor may see them.
Result<std::vector<Record>> view_records_of_officer(const Office& office, const std::string& officer);

}  // namespace chancery
