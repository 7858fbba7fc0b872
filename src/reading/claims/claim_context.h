#pragma once
#include "reading/claims/claim_block.h"

namespace chancery {

/// What clauses take over from those before them: what money a paragraph speaks of ('Of these, 5 projects were
/// adjusted'), and that a list was opened as one of targets. To be asked clause by clause, in text order.
class ClaimContext {
 public:
  explicit ClaimContext(const ConceptIds& ids) : ids_(ids) {}

  /// A sentence begins.
  void begin(const ClaimBlock& block, const Sentence& sentence, const Stretch& whole);
  /// The concepts that hold in the stretch besides its own words.
  [[nodiscard]] ConceptSet taken_over(const ClaimBlock& block, const Stretch& clause);

 private:
  [[nodiscard]] bool opens_targets(const ClaimBlock& block, const Sentence& sentence, const Stretch& whole) const;

  const ConceptIds& ids_;
  std::uint32_t line_ = UINT32_MAX;
  std::uint16_t money_ = 0;  ///< fdi, oda or ngo, while the text speaks of it
  std::uint32_t money_line_ = 0;
  bool counted_ = false;  ///< its projects were counted there
  bool summed_ = false;   ///< a sum of it stood there
  bool listed_ = false;   ///< the list that is open holds targets
  bool targets_ = false;  ///< so does the sentence
};

}  // namespace chancery
