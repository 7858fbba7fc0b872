#pragma once
#include "intake/formats/pix.h"

namespace chancery {

/// A page in 8 bits of grey. Of a page in colour, red seals are taken off: they lie over signatures and dates. What is
/// red and no larger than letters (a letterhead, a number of a document) stays. Null where there is no memory.
[[nodiscard]] PixPtr to_grey_without_stamps(const Pix& page, double dpi);

}  // namespace chancery
