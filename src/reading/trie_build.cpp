#include "reading/trie_build.h"

#include <cstring>
// Debian's darts 0.32 predates C++17, which took `register` away.
#define register
#include <darts.h>
#undef register

namespace chancery {

std::vector<TrieUnit> build_trie(const std::vector<std::string_view>& keys) {
  std::vector<const char*> starts;
  std::vector<std::size_t> sizes;
  for (const std::string_view key : keys) {
    starts.push_back(key.data());
    sizes.push_back(key.size());
  }
  Darts::DoubleArray built;
  if (!keys.empty()) built.build(keys.size(), starts.data(), sizes.data());
  std::vector<TrieUnit> out(built.size() + 258);
  static_assert(sizeof(TrieUnit) == sizeof(int) + sizeof(unsigned int));
  if (!keys.empty()) std::memcpy(out.data(), built.array(), built.size() * sizeof(TrieUnit));
  return out;
}

}  // namespace chancery
