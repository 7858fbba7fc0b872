#pragma once
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "register/search/search_terms.h"
#include "text/fold.h"

namespace chancery {

/// A stretch of a text around the words that a query met.
struct Snippet {
  std::string text;                                          ///< as it stands in the text, on one line
  std::vector<std::pair<std::uint32_t, std::uint32_t>> met;  ///< bytes of `text` that were met, in order
  std::uint32_t begin = 0, end = 0;                          ///< bytes of the text that it was cut from
  std::size_t terms = 0;                                     ///< how many of the terms are met in it
};

/// The first stretch of about 160 characters in which the most terms are met, cut at the border of a word or cluster,
/// and not over a line end. Empty where none is met. `utf8` is the text and `folded` what folding made of it.
Snippet find_snippet(std::string_view utf8, const FoldedText& folded, const std::vector<SearchTerm>& terms);

/// Which terms are met by their words somewhere in a text.
std::vector<bool> terms_met(std::string_view folded, const std::vector<SearchTerm>& terms);

}  // namespace chancery
