#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "register/office/office.h"
#include "register/review/review.h"

namespace chancery {

/// A claim of a document, and what became of it.
struct DocumentClaim {
  StoredClaim claim;
  std::int64_t decision = 0;  ///< 0 where nobody is asked
  std::string state;          ///< of the decision; empty where there is none
};

/// All claims of a document in the order of its reading.
Result<std::vector<DocumentClaim>> list_claims(const Office& office, const std::string& document);

/// A document of which decisions wait.
struct PendingDocument {
  std::string document, source;
  std::int64_t pending = 0;
};
/// Documents of the most important decisions (500), since a long queue is not gone through in a day; those with most of
/// them first.
Result<std::vector<PendingDocument>> list_pending_documents(const Office& office);

/// How many decisions of a document wait.
Result<std::int64_t> count_pending(const Office& office, const std::string& document);

}  // namespace chancery
