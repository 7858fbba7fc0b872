#include "text/layout.h"

#include <algorithm>

namespace chancery {

const Piece* Layout::find(std::uint32_t at) const {
  const auto behind =
      std::upper_bound(pieces.begin(), pieces.end(), at, [](std::uint32_t a, const Piece& p) { return a < p.begin; });
  return behind == pieces.begin() ? nullptr : &*(behind - 1);
}

std::span<const PageWord> Layout::words_of(std::uint32_t begin, std::uint32_t end) const {
  const auto first =
      std::partition_point(words.begin(), words.end(), [&](const PageWord& w) { return w.end <= begin; });
  const auto behind = std::partition_point(first, words.end(), [&](const PageWord& w) { return w.begin < end; });
  return {first, behind};
}

}  // namespace chancery
