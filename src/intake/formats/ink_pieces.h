#pragma once
#include <vector>

#include "intake/formats/pix.h"
#include "intake/formats/recognizer.h"

namespace chancery {

/// The grey that the background of a prepared page has.
inline constexpr int kPaper = 230;

/// What of a picture in 8 bits is ink, as page_prepare leaves pages: 1 bit a pixel. Null without memory.
[[nodiscard]] PixPtr to_black_and_white(Pix* grey);

/// The boxes of the pieces of ink that hang together. Empty without memory.
[[nodiscard]] std::vector<PixelBox> pieces_of_ink(Pix* grey);

}  // namespace chancery
