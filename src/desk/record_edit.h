#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/json_value.h"
#include "register/entry.h"
#include "register/records.h"

namespace chancery {

/// `GivenValues` of a body as fields and values; an empty list as an empty value.
std::vector<std::pair<std::string, std::string>> given_values(const Json& values);

/// The change that makes a record hold these values: what stays is left alone, so that it keeps its sources. Errors:
/// BadArgument for a field that the type has not, and for several values where it holds one.
Result<Entry> edit_of(const Schema& schema, const Record& record, const Json& values);

/// The version in an entity tag: `"12"`. Nothing where it is none of ours.
std::optional<std::int64_t> version_of(std::string_view tag);

}  // namespace chancery
