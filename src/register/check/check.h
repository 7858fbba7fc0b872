#pragma once
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "register/schema/schema.h"
#include "store/database.h"

namespace chancery {

/// What a check of a register found.
struct CheckReport {
  std::vector<Error> faults;  ///< each names the place; the first hundred
  std::int64_t more = 0;      ///< faults behind those
  std::int64_t entries = 0, documents = 0, rows = 0;

  [[nodiscard]] bool whole() const { return faults.empty(); }
};

/// Called from time to time with what is being looked at.
using CheckProgress = std::function<void(const std::string& what, std::int64_t done)>;

/// Is everything in the register what was written? Looks at the database itself (SQLite: its pages and indexes, the
/// declared tables), the chain of the log, every row against what the log tells when it is replayed, every document's
/// bytes, reading and claims against their digests in the log, and the keys that are derived from records. All at one
/// moment, while others work. Errors: those of `Database` where not even that can be done.
Result<CheckReport> check_register(Database& database, const Schema& schema, const CheckProgress& progress);

}  // namespace chancery
