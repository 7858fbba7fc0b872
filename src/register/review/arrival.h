#pragma once
#include <string>

#include "base/json_value.h"
#include "register/office/office.h"

namespace chancery {

/// Keeps with a document what the office's own system wrote of it when it arrived: an object of texts by the fields of
/// papers (schema/records/document.toml): `arrival_number`, `arrival_date`, `symbol`. Its `issuer` and `date` count as
/// what the office said (`set_issuer`). The document is found by these texts. Saying the same again changes nothing.
/// Errors: NotFound; those of `Database`.
Status set_arrival(const Office& office, const std::string& document, const Json& fields);

}  // namespace chancery
