#pragma once
#include <string>
#include <utility>
#include <vector>

#include "register/records.h"

namespace chancery {

/// Which records of a type.
struct RecordQuery {
  std::string type;
  std::vector<std::pair<std::string, std::string>> equal;  ///< field and value; all must hold, of
                                                           ///< places and bodies also by those that they go on for
  std::string country;                                     ///< code; some place of theirs is it, or is in it
  std::string from, until;                                 ///< bounds of the record's date, EDTF
  std::string after;                                       ///< the id behind which to go on
  std::int64_t limit = 100;
  std::int64_t as_of = kNow;  ///< a number of the log
  std::string seen_by;  ///< leaves out what is limited to named people without this one; empty: leaves out nothing
};

/// Records without their values, the latest first; joined ones are left out. Errors: BadArgument for types and fields
/// that are not in the schema; NotFound for `after`.
Result<std::vector<Record>> list_records(const Office& office, const RecordQuery& query);

}  // namespace chancery
