#pragma once
#include <optional>
#include <string_view>

#include "reading/claims/claim_block.h"

namespace chancery {

/// How somebody proposes or promises: the attributes of the claim.
struct ProposalManner {
  std::string_view modality, commitment;
};

/// The word by which a stretch proposes, asks or promises.
struct ProposalTrigger {
  ProposalManner manner;
  std::size_t token = 0;
};

/// Tells words that propose, ask or promise from those that report it, judge, or name what somebody came for.
class ProposalTriggers {
 public:
  /// Both outlive it.
  ProposalTriggers(const ClaimBlock& block, const ConceptIds& ids) : block_(block), ids_(ids) {}

  /// The first such word of the stretch. `in_article`: the text is one of articles, which bind.
  [[nodiscard]] std::optional<ProposalTrigger> find(const Stretch& s, bool in_article) const;

 private:
  [[nodiscard]] bool announces_event(const Stretch& s) const;
  [[nodiscard]] bool is_pledge(const Stretch& s) const;
  [[nodiscard]] bool was_granted(const Stretch& s, std::size_t token) const;
  [[nodiscard]] bool is_purpose(const Stretch& s, std::size_t token) const;
  [[nodiscard]] bool is_on_document(const Stretch& s, bool in_article) const;
  [[nodiscard]] bool judges(const Stretch& s) const;
  [[nodiscard]] bool names_body_behind(const Stretch& s, std::uint16_t cls) const;

  const ClaimBlock& block_;
  const ConceptIds& ids_;
};

}  // namespace chancery
