#pragma once
#include <string>
#include <vector>

#include "register/office/office.h"

namespace chancery {

/// The key of the place that a text names as a whole, perhaps with what it is: `VN-25`, `tỉnh Quảng Trị`, `Korea`;
/// empty where it names none. Codes are taken as they are.
std::string find_place_named(const Office& office, const std::string& text);

/// Under which values records are kept that are about what `value` names: a place by its key, those that it goes on for
/// since they were merged; a body (its record's number, or one of its names), the records joined into its own, the
/// bodies that it goes on for, and their names. `value` itself comes first.
Result<std::vector<std::string>> list_family(const Office& office, const std::string& value);

}  // namespace chancery
