#pragma once
#include <string>
#include <vector>

#include "register/records.h"

namespace chancery {

/// What an officer enters without a document, or changes by hand.
struct Entry {
  std::string record;                                       ///< to change; empty: a new one
  std::string type;                                         ///< of a new one
  std::vector<std::pair<std::string, std::string>> values;  ///< an empty value ends what the field holds
  std::string reason;                                       ///< why, in the officer's words; cited by each value
  std::vector<std::int64_t> end = {};                       ///< ids of values that no longer hold, of fields with many
  std::int64_t seen = 0;  ///< the version of the record that was changed (`load_version`); 0: whatever it is now
};

/// Errors: BadArgument with the field; NotFound; Conflict where the record has another version than the one seen.
Result<std::string> enter_record(const Office& office, const Entry& entry);

/// The number of the log's last entry that changed a record: another after each change.
Result<std::int64_t> load_version(const Office& office, const std::string& record);

/// Says that two records are the same: `same` shows from now on as `kept`. Both keep their values and history, and can
/// be separated again. Errors: BadArgument where their types differ or one is joined already.
Status join_records(const Office& office, const std::string& kept, const std::string& same, const std::string& reason);
/// Also sets aside the decision by which the two were joined, where it was one.
Status separate_record(const Office& office, const std::string& same, const std::string& reason);

/// The same inside a transaction of the caller's.
Status join_in_change(const Office& office, const std::string& kept, const std::string& same,
                      const std::string& reason);
Status separate_in_change(const Office& office, const std::string& same, const std::string& reason);

}  // namespace chancery
