#pragma once
#include <cstdint>
#include <functional>
#include <string>

#include "base/json_value.h"
#include "register/office/office.h"

namespace chancery {

/// One change of the register, as it was made. Entries are only ever added, and each holds the hash of the one before
/// it.
struct LogEntry {
  std::int64_t seq = 0;  ///< from 1, without gaps, a unit's own
  std::string at, actor, action;
  std::string subject;  ///< the record, document or decision that it is about
  std::string body;     ///< JSON: the change in full, so that the register can be made again from its log
  std::string previous, hash;
};

/// Begins a transaction in which the office's part of the register changes. One at a time: another process that begins
/// one waits until this one ends, and sees what it did.
Result<Transaction> begin_change(const Office& office);

/// Adds an entry to the log of the office's unit and returns its number. Only inside a transaction, together with the
/// change itself. Errors: Conflict where another office has taken over the register of this one; those of `Database`.
Result<std::int64_t> append_log(const Office& office, const std::string& action, const std::string& subject,
                                const std::string& body);

/// The same for a change of which nothing asks the number.
Status log_change(const Office& office, const std::string& action, const std::string& subject, const Json& change);

/// The hash of an entry, made with the name that the office had when its log began (`unit`): BLAKE2b over the length
/// and bytes of each of its parts, that of the entry before it among them.
std::string hash_of(const std::string& unit, const LogEntry& entry);

/// Calls `take` with each entry from `first` on, in order, until it says no.
Status each_log_entry(const Office& office, std::int64_t first, const std::function<bool(const LogEntry&)>& take);

/// The entries about one subject, the latest first.
Result<std::vector<LogEntry>> list_log_of(const Office& office, const std::string& subject);

/// Is every entry as it was written, none missing and none added, up to the last that the unit knows of? One error for
/// each fault, up to a hundred, with the number of the entry as its place.
Result<std::vector<Error>> verify_log(const Office& office);

/// The number of the last entry made up to the end of a day (`2024-06-30`), in UTC; 0 where there is none.
Result<std::int64_t> find_seq_of_day(const Office& office, const std::string& day);

}  // namespace chancery
