#pragma once
#include <string>

#include "register/record_list.h"

namespace chancery {

/// Does a record hold on a day (`2024-06-30`), as its fields say: an agreement in force, a post held? A year or month
/// counts from its first day until its last. Not where nothing says since when.
bool holds_on(const RecordSchema& type, const Record& record, const std::string& day);

/// The records of a query that hold on a day, with their values, as far as the actor may see them. Those that do not
/// are passed over, so that `limit` counts what holds. Errors: BadArgument where nothing says of such records since
/// when they hold; those of `list_records`.
Result<std::vector<Record>> view_records_on(const Office& office, RecordQuery query, const std::string& day);

}  // namespace chancery
