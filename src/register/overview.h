#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "register/office.h"
#include "register/work_queue.h"

namespace chancery {

/// What a register holds, at a glance.
struct RegisterOverview {
  std::int64_t documents = 0;
  QueueCounts queue;                                            ///< documents that were not read yet, or could not be
  std::vector<std::pair<std::string, std::int64_t>> languages;  ///< code and documents, most first
  std::int64_t claims = 0;                                      ///< extracted facts
  std::int64_t to_check = 0, accepted = 0, set_aside = 0;       ///< decisions
  std::vector<std::pair<std::string, std::int64_t>>
      records;               ///< type and records, in the order of the schema; none left out
  std::int64_t changes = 0;  ///< entries of the log
};

Result<RegisterOverview> load_overview(const Office& office);

}  // namespace chancery
