#pragma once
#include <leptonica/allheaders.h>

#include <memory>

#include "base/result.h"
#include "intake/formats/picture.h"

// Leptonica's pictures (1.82, https://github.com/DanBloomberg/leptonica), owned.
namespace chancery {

struct PixDestroy {
  void operator()(Pix* pix) const { pixDestroy(&pix); }
};
using PixPtr = std::unique_ptr<Pix, PixDestroy>;

struct BoxaDestroy {
  void operator()(Boxa* boxes) const { boxaDestroy(&boxes); }
};
using BoxaPtr = std::unique_ptr<Boxa, BoxaDestroy>;

struct PtaDestroy {
  void operator()(Pta* points) const { ptaDestroy(&points); }
};
using PtaPtr = std::unique_ptr<Pta, PtaDestroy>;

/// Leptonica's own messages on standard error are kept back: what goes wrong is told by our errors.
void quiet_leptonica();

/// As 32 bits a pixel. Errors: TooLarge (no memory).
[[nodiscard]] Result<PixPtr> to_pix(const Picture& picture);

}  // namespace chancery
