#pragma once
#include <algorithm>
#include <bit>
#include <cstdint>
#include <utility>
#include <vector>

#include "reading/claims/claims.h"

namespace chancery {

/// Claim rules with what tells, by the concepts of a stretch of text, the few that may hold there.
class RuleIndex {
 public:
  void add(ClaimRule rule) {
    const std::size_t number = rules_.size();
    if (number % 64 == 0) grow();
    if (rule.needed.empty()) {
      mark(always_, number);
    } else {
      rule.needed.front().each([&](std::size_t index) { mark(by_concept_[index], number); });
    }
    rules_.push_back(std::move(rule));
  }

  /// Calls `take` with each rule of whose every needed set some concept is among `concepts`, in their order.
  template <class Take>
  void each_possible(const ConceptSet& concepts, Take take) const {
    for (std::size_t word = 0; word < always_.size(); ++word) {
      std::uint64_t rules = always_[word];
      concepts.each([&](std::size_t index) { rules |= by_concept_[index][word]; });
      for (; rules != 0; rules &= rules - 1) {
        const ClaimRule& rule = rules_[word * 64 + static_cast<std::size_t>(std::countr_zero(rules))];
        if (std::all_of(rule.needed.begin(), rule.needed.end(),
                        [&](const ConceptSet& set) { return set.meets(concepts); }))
          take(rule);
      }
    }
  }

 private:
  using Bits = std::vector<std::uint64_t>;  ///< one for each rule

  static void mark(Bits& bits, std::size_t number) { bits[number / 64] |= std::uint64_t{1} << (number % 64); }
  void grow() {
    always_.push_back(0);
    for (Bits& bits : by_concept_) bits.push_back(0);
  }

  std::vector<ClaimRule> rules_;
  Bits always_;
  std::vector<Bits> by_concept_ = std::vector<Bits>(ConceptSet::kSize);  ///< by index of a concept of the first set
};

}  // namespace chancery
