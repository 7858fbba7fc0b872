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

std::vector<TextRange> Layout::of_pictures() const {
  std::vector<TextRange> out;
  bool goes_on = false;  // the piece before was read from a picture too
  for (const Piece& piece : pieces) {
    const bool picture = piece.page > 0 && piece.page <= pages.size() && pages[piece.page - 1].picture;
    if (picture && goes_on) {
      out.back().end = piece.end;
    } else if (picture) {
      out.push_back({piece.begin, piece.end});
    }
    goes_on = picture;
  }
  return out;
}

}  // namespace chancery
