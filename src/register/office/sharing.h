#pragma once
#include <string>
#include <vector>

#include "base/json_value.h"
#include "register/records.h"
#include "register/register.h"

namespace chancery {

/// A record that an office gave to another: upward to a ministry, sideways in a region. The other office sees it as it
/// was when it was given, and nothing of what happens to it afterwards until it is given again.
struct SharedRecord {
  std::string unit, record;  ///< whose, and which
  std::string with;          ///< the office that may see it
  std::int64_t seq = 0;      ///< the number of the owner's log that it is shown as of
  std::string at;            ///< when it was given
};

/// Gives a record as it is now to another office. Notes and fields for named people are never part of it.
/// Errors: NotFound; BadArgument where the record is limited to named people, or the office is the own one.
Status share_record(const Office& office, const std::string& record, const std::string& with);
/// The other office no longer sees it.
Status withdraw_shared(const Office& office, const std::string& record, const std::string& with);

/// Makes again what an entry `record.shared` (with a time) or `record.withdrawn` of the log made. Only inside a
/// transaction.
Status apply_shared(const Office& office, const std::string& record, std::int64_t seq, const Json& change);

/// What other offices gave to this one.
Result<std::vector<SharedRecord>> list_received(const Office& office);
/// What this office gave to others.
Result<std::vector<SharedRecord>> list_shared(const Office& office);
/// A record of another office as it was given to this one. Errors: NotFound where it was not.
Result<Record> load_received(const Office& office, const std::string& unit, const std::string& record);
/// A record of the own office as the actor may see it or, by `OFFICE/RECORD`, as another gave it. Errors: NotFound.
Result<Record> view_own_or_received(const Office& office, const std::string& id, std::int64_t as_of);

/// A record that another office gave, and whose it is.
struct ReceivedRecord {
  Record record;
  Unit owner;
};
/// All records of a type that other offices gave to this one.
Result<std::vector<ReceivedRecord>> load_all_received(const Office& office, const RecordSchema& type);
/// Exactly what `share_record` would give.
Result<Record> preview_shared(const Office& office, const std::string& record);

}  // namespace chancery
