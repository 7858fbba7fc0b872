#pragma once
#include <string>
#include <vector>

#include "register/records.h"

namespace chancery {

/// The condition that a row `v` of `field_value` leads to one of `values` (`list_family`), by a field of places or
/// records of the type, with what it is to be filled with; empty where the type has no such field.
struct AboutCondition {
  std::string sql;
  SqlValues parameters;
};
AboutCondition about_condition(const RecordSchema& type, const std::vector<std::string>& values);

/// The records of a type that are about one of `values` (`list_family`), the latest first, with their values and
/// sources, as far as the actor may see them. What was joined shows as the record that it was joined into.
Result<std::vector<Record>> view_records_about(const Office& office, const RecordSchema& type,
                                               const std::vector<std::string>& values);

}  // namespace chancery
