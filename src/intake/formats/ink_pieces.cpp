#include "intake/formats/ink_pieces.h"

namespace chancery {

PixPtr to_black_and_white(Pix* grey) {
  constexpr int kThreshold = 150;
  return PixPtr(pixThresholdToBinary(grey, kThreshold));
}

std::vector<PixelBox> pieces_of_ink(Pix* grey) {
  constexpr int kCorners = 8;  // pixels that touch at a corner hang together
  const PixPtr black = to_black_and_white(grey);
  const BoxaPtr boxes(black ? pixConnCompBB(black.get(), kCorners) : nullptr);
  std::vector<PixelBox> out;
  for (int i = 0; boxes && i < boxaGetCount(boxes.get()); ++i) {
    int x = 0;
    int y = 0;
    int w = 0;
    int h = 0;
    boxaGetBoxGeometry(boxes.get(), i, &x, &y, &w, &h);
    out.push_back({x, y, x + w, y + h});
  }
  return out;
}

}  // namespace chancery
