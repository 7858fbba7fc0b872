#pragma once
#include <string>
#include <vector>

#include "base/json_value.h"
#include "register/record_list.h"

namespace chancery {

/// Who may see a record: everybody, the office, or the people named for it. Enforced here and not on the screens: what
/// a person may not see is not in what these functions return.

/// Sets who may see a record; `people` counts where it is `Access::Named`. The one who sets it stays among them.
Status limit_access(const Office& office, const std::string& record, Access access,
                    const std::vector<std::string>& people);

/// Makes again what an entry `record.readers` of the log made. Only inside a transaction.
Status apply_readers(const Office& office, const std::string& record, const Json& change);

/// The people named for a record.
Result<std::vector<std::string>> list_readers(const Office& office, const std::string& record);

/// A record as the actor may see it: fields for named people are left out for others. Seeing a record that is limited
/// to named people is logged. Errors: NotFound, also where the actor may not see it.
Result<Record> view_record(const Office& office, const std::string& id, std::int64_t as_of);

/// Records as `list_records` finds them, without those that the actor may not see: a page of as many as there are.
Result<std::vector<Record>> view_records(const Office& office, RecordQuery query);

/// The records that were joined into this one, and into those, as far as the actor may see them: their values show with
/// its own, each with its own sources, until they are separated.
Result<std::vector<Record>> view_joined(const Office& office, const std::string& id, std::int64_t as_of);

}  // namespace chancery
