#pragma once
#include <string>
#include <vector>

#include "base/json_value.h"
#include "follow/due.h"
#include "register/office/office.h"
#include "register/records.h"
#include "report/record_form.h"

namespace chancery {

/// How records stand in answers (api/openapi.json): each value in its normal form and as the language writes it.

/// `Record`: with all sources, and what was joined into it. Errors: those of `Database`.
Result<Json> record_json(const Office& office, const Screen& screen, const Record& record);

/// `RecordLine`: its fields in one line each; of lists the values with the language's comma. `Errors` as above.
Result<Json> record_line(const Office& office, const Screen& screen, const Record& record);

/// `DueItem`.
Result<Json> due_json(const Office& office, const Screen& screen, const FollowRules& rules, const DueItem& item);

/// A value as people read it, also of one that leads to another record: that record's name.
std::string shown_behind(const Office& office, const Screen& screen, const RecordSchema* type, std::string_view field,
                         const std::string& value);

}  // namespace chancery
