#include "text/layout.h"

#include <algorithm>

namespace chancery {

const Piece* Layout::find(std::uint32_t at) const {
  const auto behind =
      std::upper_bound(pieces.begin(), pieces.end(), at, [](std::uint32_t a, const Piece& p) { return a < p.begin; });
  return behind == pieces.begin() ? nullptr : &*(behind - 1);
}

}  // namespace chancery
