#pragma once
#include <optional>
#include <string>
#include <vector>

#include "register/match/match.h"
#include "register/office/office.h"
#include "register/review/effect.h"

namespace chancery {

/// A record that something may be the same as, and why.
struct Candidate {
  std::string record, name;
  Match match;
};

/// What matching compares of a record of this type with these values; nothing for types that matching does not know
/// (`[match]` in `schema/records/`).
std::optional<Subject> to_subject(const Schema& schema, const std::string& type,
                                  const std::vector<std::pair<std::string, std::string>>& values);

/// Records of the same type that the effect may be about (score of at least `kMatchAsks`), the likeliest first. None
/// where the office has no matching knowledge. An officer decides; at `kMatchJoins` the first may be taken unless told
/// otherwise.
Result<std::vector<Candidate>> find_candidates(const Office& office, const Effect& effect);

/// The keys under which `find_candidates` finds a record.
std::vector<std::string> candidate_keys(const Office& office, const std::string& type,
                                        const std::vector<std::pair<std::string, std::string>>& values);

}  // namespace chancery
