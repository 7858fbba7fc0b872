#pragma once
#include <string_view>
#include <vector>

#include "reading/scan/lexicon.h"

namespace chancery {

/// Cuts folded text into tokens by one leftmost-longest pass over the forms of all packs.
class Scanner {
 public:
  explicit Scanner(const Packs& packs);

  /// Appends the tokens of `text[begin, end)`, which should begin and end at a line end or a space. Takes time linear
  /// in the text, for forms of bounded length.
  void scan(std::string_view text, std::uint32_t begin, std::uint32_t end, std::vector<Token>& tokens) const;

  /// Appends the forms of one of `classes` (class_bit) that lie inside a token and are shorter than it, each the
  /// longest at its place: the country in the name of an agency.
  void scan_inside(std::string_view text, const Token& token, std::uint64_t classes, std::vector<Token>& tokens) const;

 private:
  struct Walk;
  const Packs& packs_;
  const TrieUnit* trie_;
  std::uint32_t root_;
  std::vector<std::uint16_t> told_by_;  ///< by code of a letter: languages that it tells from others of their script
  bool ascii_tells_ = false;            ///< so does a letter of ASCII
};

}  // namespace chancery
