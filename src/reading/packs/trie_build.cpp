#include "reading/packs/trie_build.h"

#include <cstring>
// Debian's darts 0.32 predates C++17, which took `register` away.
#define register
#include <darts.h>
#undef register

namespace chancery {
namespace {

using DoubleArray = Darts::DoubleArrayImpl<CharCode, CharCode, std::int32_t, std::uint32_t>;
struct DartsUnit {
  std::int32_t base;  ///< of a value: its number counted down from -1
  std::uint32_t check;
};

/// The units that are in use: Darts leaves room for every character of two bytes behind them.
std::size_t used_size(const DartsUnit* units, std::size_t size) {
  while (size > 0 && units[size - 1].check == 0 && units[size - 1].base == 0) --size;
  return size;
}

}  // namespace

std::vector<TrieUnit> build_trie(const std::vector<TrieKey>& keys) {
  std::vector<const CharCode*> starts;
  std::vector<std::size_t> sizes;
  for (const TrieKey& key : keys) {
    starts.push_back(key.codes.data());
    sizes.push_back(key.codes.size());
  }
  DoubleArray built;
  if (!keys.empty()) built.build(keys.size(), starts.data(), sizes.data());
  std::vector<DartsUnit> units(built.size());
  if (!keys.empty()) std::memcpy(units.data(), built.array(), units.size() * sizeof(DartsUnit));
  units.resize(used_size(units.data(), units.size()));

  std::vector<TrieUnit> out(units.size() + kCharCodes + 1);
  for (std::size_t i = 0; i < units.size(); ++i) {
    const DartsUnit& unit = units[i];
    out[i].check = unit.check;
    if (unit.base < 0) {
      out[i].next = static_cast<std::uint32_t>(-unit.base - 1);
      continue;
    }
    const auto base = static_cast<std::uint32_t>(unit.base);
    const bool ends = base < units.size() && units[base].check == base && units[base].base < 0;
    const bool asks = ends && keys[static_cast<std::size_t>(-units[base].base - 1)].depends_on_case;
    out[i].next = (base << TrieUnit::kFlags) | (ends ? TrieUnit::kEnds : 0U) | (asks ? TrieUnit::kDependsOnCase : 0U);
  }
  return out;
}

}  // namespace chancery
