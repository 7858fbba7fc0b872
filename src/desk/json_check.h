#pragma once
#include "base/json_value.h"

namespace chancery {

/// Is `value` what a schema of the API description asks for? Of JSON Schema (2020-12) what the description uses: type,
/// required, properties, additionalProperties, items, enum, lengths, bounds and $ref into `description`. Errors:
/// BadArgument with the path of the member that is wrong (`values.title`).
Status check_json(const Json& description, const Json& schema, const Json& value, const std::string& path = {});

/// What a `$ref` of the description (`#/components/schemas/Record`) leads to; the schema itself where it is none.
const Json& follow_reference(const Json& description, const Json& schema);

}  // namespace chancery
