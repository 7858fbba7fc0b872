#pragma once
#include <cstdint>
#include <string>

#include "base/json_value.h"
#include "register/office/office.h"
#include "register/records.h"

namespace chancery {

/// What became of the claims of a document, as its entry of the log has it.
struct StoredClaims {
  std::string hash;    ///< `hash_claims`
  JsonList queued;     ///< decisions that wait for a person now, as `apply_queued` takes them
  JsonList withdrawn;  ///< numbers of those that no claim asks for any longer
};

/// Keeps the claims of a document's reading (in place of those of an earlier reading) and queues a decision for each
/// new statement that needs one. A statement that was decided before is not asked again: accepted, the document becomes
/// one more source of the values; set aside, it stays so. Only inside a transaction.
Result<StoredClaims> store_claims(const Office& office, const std::string& document, const Json& reading,
                                  const std::string& home);

/// The digest of a document's claims as they are kept; empty where it has none.
Result<std::string> hash_claims(const Office& office, const std::string& document);

/// The citation of a claim of a document.
Citation cite(const std::string& document, const Json& claim);

}  // namespace chancery
