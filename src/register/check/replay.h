#pragma once
#include <cstdint>
#include <map>
#include <memory>
#include <string>

#include "register/log.h"
#include "register/office/office.h"

namespace chancery {

/// A register made again from its log, beside the one that is checked: every row that the log tells, and nothing of
/// what it only has digests of (bytes, readings and claims). It lies in a file that has no name and goes away with it,
/// so that a register of any size takes little memory.
class Replay {
 public:
  static Result<std::unique_ptr<Replay>> create(const Schema& schema);

  /// Makes what one entry made. Entries of a unit come in their order. Errors: Damaged where the entry is none of ours.
  Status apply(const std::string& unit, const LogEntry& entry);
  /// To be called behind the last entry: derives the keys by which records are found, and ends the transaction.
  Status finish();

  [[nodiscard]] Database& database() { return *database_; }
  [[nodiscard]] std::int64_t entries() const { return entries_; }

 private:
  Replay(std::unique_ptr<Database> database, Transaction transaction, const Schema& schema)
      : database_(std::move(database)), transaction_(std::move(transaction)), schema_(schema) {}
  [[nodiscard]] Office office_of(const std::string& unit) const;
  Status apply_unit(const std::string& unit, const LogEntry& entry);
  void count(const std::string& unit, const Json& change);
  Status write_counters();

  std::unique_ptr<Database> database_;
  Transaction transaction_;
  const Schema& schema_;
  std::int64_t entries_ = 0;
  std::map<std::pair<std::string, std::string>, std::int64_t> counters_;  ///< unit and name: the next number
};

}  // namespace chancery
