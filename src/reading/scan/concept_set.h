#pragma once
#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <initializer_list>
#include <string_view>

#include "reading/needs.h"
#include "reading/scan/token_text.h"

namespace chancery {

/// Some of the concepts of the packs: those that occur in a stretch of text, or that are asked for.
class ConceptSet {
 public:
  void add(std::uint16_t cls) { bits_[index(cls) / 64] |= 1ULL << (index(cls) % 64); }
  [[nodiscard]] bool has(std::uint16_t cls) const {
    return cls >= kConcept && (bits_[index(cls) / 64] & (1ULL << (index(cls) % 64))) != 0;
  }
  [[nodiscard]] bool meets(const ConceptSet& other) const {
    return ((bits_[0] & other.bits_[0]) | (bits_[1] & other.bits_[1]) | (bits_[2] & other.bits_[2]) |
            (bits_[3] & other.bits_[3])) != 0;
  }
  void merge(const ConceptSet& other) {
    for (std::size_t i = 0; i < bits_.size(); ++i) bits_[i] |= other.bits_[i];
  }
  /// Leaves out what is in neither of the two.
  void keep(const ConceptSet& these, const ConceptSet& those) {
    for (std::size_t i = 0; i < bits_.size(); ++i) bits_[i] &= these.bits_[i] | those.bits_[i];
  }
  /// Calls `take` with the index of each concept, below `kSize`.
  template <class Take>
  void each(Take take) const {
    for (std::size_t i = 0; i < bits_.size(); ++i) {
      for (std::uint64_t rest = bits_[i]; rest != 0; rest &= rest - 1) {
        take(i * 64 + static_cast<std::size_t>(std::countr_zero(rest)));
      }
    }
  }
  static constexpr std::size_t kSize = 256;

 private:
  static std::size_t index(std::uint16_t cls) { return (cls - kConcept) & (kSize - 1); }
  std::array<std::uint64_t, kSize / 64> bits_ = {};
};

/// The concepts of which a stretch of text needs one to hold anything for a finder.
class ConceptNeed {
 public:
  explicit ConceptNeed(Needs needs) : asked_(needs == Needs::Asked) {}
  void add(std::uint16_t cls) { any_of_.add(cls); }
  [[nodiscard]] bool is_met_by(const ConceptSet& concepts) const { return !asked_ || any_of_.meets(concepts); }

 private:
  ConceptSet any_of_;
  bool asked_;
};

/// The concepts of these names.
inline ConceptSet concept_set(const Packs& packs, std::initializer_list<std::string_view> names) {
  ConceptSet out;
  for (const std::string_view name : names) out.add(packs.concept_class(name));
  return out;
}

/// Does token `i` mean one of the concepts?
inline bool means_any(const TokenText& text, std::size_t i, const ConceptSet& concepts) {
  const Token& token = text[i];
  if ((token.classes & kHasConcept) == 0) return false;
  const auto meanings = text.lexicon.packs().meanings(token.form);
  return std::any_of(meanings.begin(), meanings.end(), [&](const Meaning& meaning) {
    return (meaning.languages & token.languages) != 0 && meaning.cls < kDateWord && concepts.has(meaning.cls);
  });
}

}  // namespace chancery
