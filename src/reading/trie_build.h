#pragma once
#include <string_view>
#include <vector>

#include "reading/pack_format.h"

namespace chancery {

/// A double array over `keys`, which are sorted by bytes and unique; the value of a key is its place in the list.
/// 257 empty units follow the last one, so that a walk may look ahead without a check of bounds.
std::vector<TrieUnit> build_trie(const std::vector<std::string_view>& keys);

}  // namespace chancery
