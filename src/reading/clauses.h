#pragma once
#include <array>
#include <bit>
#include <cstdint>
#include <vector>

#include "reading/reading.h"
#include "reading/token_text.h"

namespace chancery {

/// The concepts that occur in a stretch of text.
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

struct ConceptAt {
  std::uint16_t cls = 0;
  std::uint32_t token = 0;
};

/// A part of a sentence between semicolons, with its concepts and mentions in text order.
struct Clause {
  std::size_t first = 0, last = 0;  ///< tokens, half-open, without the mark at the end
  std::uint32_t concepts_begin = 0, concepts_end = 0;
  std::uint32_t mentions_begin = 0, mentions_end = 0;
  ConceptSet concepts;
};

struct Sentence {
  std::size_t first = 0, last = 0;
  std::uint32_t clauses_begin = 0, clauses_end = 0;
  std::uint32_t line = 0;
  bool opens_list = false;  ///< ends with a colon
  bool list_item = false;   ///< begins with a number, letter or bullet of a list, or an ordinal
};

/// Sentences and clauses of a block of text.
struct Clauses {
  std::vector<Sentence> sentences;
  std::vector<Clause> clauses;
  std::vector<ConceptAt> concepts;
};

/// A line of the document: its tokens without the line end.
struct LineSpan {
  std::size_t first = 0, last = 0;
  std::int32_t language = -1;  ///< in the packs; -1: none of them
  bool furniture = false;      ///< part of the page, not of the text
  bool signature = false;      ///< may hold the names of who signed: posts stand in the lines around it
};

/// Cuts lines into sentences and clauses and collects what each holds. `mentions` of the block, sorted by token, from
/// number `first_mention` on.
void cut_clauses(const TokenText& text, const std::vector<LineSpan>& lines, const std::vector<Mention>& mentions,
                 std::size_t first_mention, Clauses& out);

}  // namespace chancery
