#pragma once
#include <string>
#include <vector>

#include "intake/formats/pix.h"

namespace chancery {

/// A page of A4 at 200 dots an inch in 8 bits of grey, with these lines in Leptonica's own letters (Latin without
/// marks), a tenth of the page from its left and upper edges.
PixPtr drawn_page(const std::vector<std::string>& lines);

/// The bytes of a file: `IFF_PNG`, `IFF_JFIF_JPEG`, `IFF_TIFF_ZIP` and others of Leptonica.
std::string picture_bytes(const Pix& pix, int format);

/// A TIFF file of several pages.
std::string tiff_of(const std::vector<const Pix*>& pages);

}  // namespace chancery
