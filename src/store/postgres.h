#pragma once
#include <memory>
#include <string>

#include "store/database.h"

namespace chancery {

/// A connection to a PostgreSQL database by its address (libpq's `postgresql://` form).
Result<std::unique_ptr<Database>> open_postgres(const std::string& address);

}  // namespace chancery
