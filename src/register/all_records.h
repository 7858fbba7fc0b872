#pragma once
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "register/office/office.h"

namespace chancery {

/// A record as what goes over a whole register sees it: its number, and what stands in some of its fields.
struct RecordFields {
  std::string id;
  std::vector<std::pair<std::string_view, std::string>> values;  ///< ids of fields, as the schema keeps them

  /// The first value of a field; empty where it has none.
  [[nodiscard]] std::string_view text_of(std::string_view field) const;
};

/// All records of a type that hold something in one of these fields as they are now. Those joined into another give it
/// their values; what the actor may not see is left out, as are fields for named people. In no order; the schema
/// outlives them. Errors: BadArgument for a type that is not in the schema.
Result<std::vector<RecordFields>> view_all_records(const Office& office, const std::string& type,
                                                   const std::vector<std::string>& fields);

/// Of each record of a type that others lead to, the newest date of those until `day`: when there was last a sign of
/// it. `only` of these, unless it is empty. What the actor may not see counts for nothing.
Result<std::unordered_map<std::string, std::string>> find_last_signs(const Office& office, const std::string& type,
                                                                     const std::string& day,
                                                                     const std::vector<std::string>& only = {});

}  // namespace chancery
