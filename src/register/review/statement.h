#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/json_value.h"
#include "register/schema/schema.h"

namespace chancery {

/// A claim as the register sees it: what it states, whatever document, copy or language states it.
struct Statement {
  std::string kind;      ///< of the claim
  std::string key;       ///< the same for claims that state the same: a digest of the parts below
  std::string place;     ///< the locality that it is about, or empty
  std::string subject;   ///< measure, type, post or party: what is compared with others
  std::string period;    ///< EDTF: when it was or holds
  std::string modality;  ///< done, ongoing, planned, proposed, denied; empty where the claim says nothing
};

/// The statement that a claim of the reading contract makes, by the kinds of `schema/claims.toml`. `mentions` are those
/// of its document: where a claim quotes words (proposals, assessments), the values inside them, not the words, tell it
/// from others, so that a translation states the same. What is done and what is said without a modality state the same;
/// ongoing, planned, proposed and denied never do.
Statement to_statement(const Schema& schema, const Json& claim, const JsonList& mentions);

/// May two claims of the same kind, subject and day state the same, one of them saying more? They must not contradict
/// each other: what both say is equal, and of lists (parties, participants) one item at least is shared. Never for
/// claims in words.
bool may_state_the_same(const Schema& schema, const Json& left, const Json& right);

}  // namespace chancery
