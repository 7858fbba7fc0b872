#pragma once
#include "intake/formats/page_transform.h"
#include "intake/formats/pix.h"

namespace chancery {

/// A page made ready for recognition: 8 bits of grey at about 300 dots an inch, even background, lines level.
struct PreparedPage {
  PixPtr grey;
  PageTransform to_shown;  ///< from its pixels to those of the page as it is shown
};

/// Takes off seals, scales, evens out shadow, makes lines level and takes back what a camera held askew makes of them.
/// `quarter_turns`: clockwise, that make the page upright. Errors: TooLarge (no memory).
[[nodiscard]] Result<PreparedPage> prepare_page(const Pix& shown, int quarter_turns);

/// Dots an inch: what the file says, if that can be; else as if the shorter side were that of A4.
[[nodiscard]] double resolution_of(const Pix& page);

}  // namespace chancery
