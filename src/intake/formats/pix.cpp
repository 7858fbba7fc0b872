#include "intake/formats/pix.h"

#include <cmath>

namespace chancery {

void quiet_leptonica() {
  static const bool kOnce = [] {
    setMsgSeverity(L_SEVERITY_NONE);
    leptSetStderrHandler([](const char*) {});
    return true;
  }();
  static_cast<void>(kOnce);
}

Result<PixPtr> to_pix(const Picture& picture) {
  quiet_leptonica();
  constexpr int kDepth = 32;
  PixPtr pix(pixCreateNoInit(static_cast<int>(picture.width), static_cast<int>(picture.height), kDepth));
  if (!pix) return Error{ErrorKind::TooLarge, "is a picture larger than the memory that is left", {}};
  const int dpi = static_cast<int>(std::lround(picture.dpi));
  pixSetResolution(pix.get(), dpi, dpi);
  const std::uint32_t green = picture.channels == 3 ? 1 : 0;
  l_uint32* line = pixGetData(pix.get());
  for (std::uint32_t y = 0; y < picture.height; ++y, line += pixGetWpl(pix.get())) {
    const std::uint8_t* from = picture.bytes.data() + y * picture.stride;
    for (std::uint32_t x = 0; x < picture.width; ++x, from += picture.channels)
      composeRGBPixel(from[0], from[green], from[2 * green], line + x);
  }
  return pix;
}

}  // namespace chancery
