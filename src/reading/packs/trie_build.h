#pragma once
#include <string_view>
#include <vector>

#include "reading/packs/pack_format.h"
#include "text/char_codes.h"

namespace chancery {

/// A form as the trie holds it: codes of characters without their case.
using CodeString = std::basic_string<CharCode>;

/// A key of the trie: its value is its place in the list of keys.
struct TrieKey {
  std::basic_string_view<CharCode> codes;
  bool depends_on_case = false;  ///< whether the form stands in a text must be asked of its record
};

/// A double array over `keys`, which are sorted and unique. As many empty units follow the last one as there are codes,
/// so that a walk may look ahead without a check of bounds.
std::vector<TrieUnit> build_trie(const std::vector<TrieKey>& keys);

}  // namespace chancery
