#include "text/fold_writer.h"

#include <algorithm>

namespace chancery {

void FoldWriter::write_cluster(std::span<const FoldPiece> pieces, std::u32string_view folded) {
  const std::size_t shorter = std::min(pieces.size(), folded.size());
  std::size_t head = 0;
  while (head < shorter && pieces[head].code == folded[head]) ++head;
  std::size_t tail = 0;
  while (tail < shorter - head && pieces[pieces.size() - 1 - tail].code == folded[folded.size() - 1 - tail]) ++tail;
  write_pieces(pieces.first(head));
  if (const auto differing = pieces.subspan(head, pieces.size() - tail - head); !differing.empty()) {
    drop_to(differing.front().begin);
    write(folded.substr(head, folded.size() - tail - head), differing.back().end);
  }
  write_pieces(pieces.last(tail));
}

void FoldWriter::write_pieces(std::span<const FoldPiece> pieces) {
  for (const FoldPiece& piece : pieces) {
    drop_to(piece.begin);
    write(piece.code, piece.end);
  }
}

}  // namespace chancery
