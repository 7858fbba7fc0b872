#pragma once
#include <cstdint>
#include <string>

#include "store/database.h"

namespace chancery {

/// The next number of a counter of a unit, from 1; never given twice. Only inside a transaction.
Result<std::int64_t> take_number(Database& database, const std::string& unit, const std::string& counter);

}  // namespace chancery
