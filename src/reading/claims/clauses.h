#pragma once
#include <algorithm>
#include <cstdint>
#include <vector>

#include "reading/reading.h"
#include "reading/scan/concept_set.h"
#include "reading/scan/token_text.h"

namespace chancery {

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
  // What its tokens hold, so that finders which need more leave the line alone (needs.h).
  std::uint64_t classes = ~0ULL;  ///< of all tokens together
  bool numbers = true;            ///< there is one in digits
  bool bars = true;               ///< there is a '|'
  bool unspaced = true;           ///< there is a token in a script without spaces

  /// Does a token have one of the classes?
  [[nodiscard]] bool has_any(std::uint64_t asked) const { return (classes & asked) != 0; }
};

/// Does a line of the block follow the other without an empty one between?
inline bool goes_on(const TokenText& block, const LineSpan& above, const LineSpan& line) {
  const std::size_t end = block[above.last - 1].end;
  const std::string_view between = block.text.substr(end, block[line.first].begin - end);
  return std::count(between.begin(), between.end(), '\n') < 2;
}

/// Cuts lines into sentences and clauses and collects what each holds.
class ClauseCutter {
 public:
  explicit ClauseCutter(const Packs& packs);

  /// `mentions` of the block, sorted by token, from number `first_mention` on.
  void cut(const TokenText& text, const std::vector<LineSpan>& lines, const std::vector<Mention>& mentions,
           std::size_t first_mention, Clauses& out) const;

 private:
  class Cut;

  ConceptSet figure_topics_;  ///< what figures are of
  ConceptSet tellers_;        ///< what takes place, and what figures are of
  ConceptSet speak_;
};

}  // namespace chancery
