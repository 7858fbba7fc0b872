#pragma once
#include <map>
#include <string>
#include <vector>

#include "base/json_value.h"
#include "register/office/take_over.h"
#include "register/records.h"

// What the files of taking over share. Nothing outside includes it.

namespace chancery {

/// From the register that is taken over to the own one.
struct TakeOver {
  const Office& ours;
  const Office& theirs;
  std::map<std::string, std::string> records;   ///< numbers: theirs, ours
  std::map<std::string, std::string> kept;      ///< ours: the one that it is certainly the same as
  std::map<std::int64_t, std::int64_t> values;  ///< ids of values: theirs, ours
  JsonList queued;                              ///< decisions for one entry of the log
  TakenOver result;
};

/// Documents with bytes, reading and claims.
Status take_documents(TakeOver& take);
/// Records, and what they are the same as.
Status take_records(TakeOver& take);
/// Decisions: those that wait, wait here; what was decided stays decided, for the records as they are numbered here.
Status take_decisions(TakeOver& take);

/// Logs decisions that begin to wait, all in one entry.
Status log_queued(TakeOver& take);

}  // namespace chancery
