#pragma once
#include <memory>
#include <string>

#include "store/database.h"

namespace chancery {

enum class SqliteMode : std::uint8_t { Open, Create };

/// A connection to a SQLite file (WAL, synchronous=FULL: what is committed is on the disk).
Result<std::unique_ptr<Database>> open_sqlite(const std::string& path, SqliteMode mode);

/// Makes `to` a whole copy of `from` as it is at one moment, while others work on it. Both are SQLite files; what `to`
/// held is gone.
Status copy_sqlite(Database& from, Database& to);

}  // namespace chancery
