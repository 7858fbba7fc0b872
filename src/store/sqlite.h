#pragma once
#include <memory>
#include <string>

#include "store/database.h"

namespace chancery {

enum class SqliteMode : std::uint8_t { Open, Create };

/// A connection to a SQLite file (WAL, synchronous=FULL: what is committed is on the disk).
Result<std::unique_ptr<Database>> open_sqlite(const std::string& path, SqliteMode mode);

/// A whole copy of the database as it is now, made while others work on it. `to` must not exist; it appears when it is
/// whole.
Status copy_sqlite(Database& from, const std::string& to);

}  // namespace chancery
