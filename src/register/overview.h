#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "register/office/office.h"
#include "register/review/work_queue.h"

namespace chancery {

/// What a register holds, at a glance.
struct RegisterOverview {
  std::int64_t documents = 0;
  QueueCounts queue;                                            ///< documents that were not read yet, or could not be
  std::vector<std::pair<std::string, std::int64_t>> languages;  ///< code and documents, most first
  std::int64_t claims = 0;                                      ///< extracted facts
  std::int64_t to_check = 0, accepted = 0, set_aside = 0;       ///< decisions
  std::vector<std::pair<std::string, std::int64_t>>
      records;                         ///< type and records, in the order of the schema; none left out
  std::int64_t not_reported = 0;       ///< figures that were asked for and have not come
  std::int64_t nothing_to_report = 0;  ///< figures of which a report says that there is nothing
  std::int64_t changes = 0;            ///< entries of the log
};

Result<RegisterOverview> load_overview(const Office& office);

/// Records of a type that name a place or body, by the name of the time.
struct PlaceOverview {
  std::string type;
  std::vector<std::pair<std::string, std::int64_t>> records;  ///< key of the place or name of the body, and how many
};

/// What there is on a place or body and all that it goes on for (`list_family`), in the order of the schema. Records
/// for named people are not counted.
Result<std::vector<PlaceOverview>> load_overview_of(const Office& office, const std::string& value);

}  // namespace chancery
