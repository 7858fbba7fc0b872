#pragma once
#include <cstdint>
#include <string>

#include "base/json_value.h"
#include "register/office.h"
#include "register/records.h"

namespace chancery {

/// Keeps the claims of a document's reading (in place of those of an earlier reading) and queues a decision for each
/// new statement that needs one. A statement that was decided before is not asked again: accepted, the document becomes
/// one more source of the values; set aside, it stays so. Returns the number of decisions queued. Only inside a
/// transaction.
Result<std::int64_t> store_claims(const Office& office, const std::string& document, const Json& reading,
                                  const std::string& home);

/// The citation of a claim of a document.
Citation cite(const std::string& document, const Json& claim);

}  // namespace chancery
