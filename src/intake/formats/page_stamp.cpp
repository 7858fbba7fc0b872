#include "intake/formats/page_stamp.h"

#include <algorithm>

namespace chancery {
namespace {

// A seal of a Vietnamese body measures 30 to 42 mm across (Circular 23/2012/TT-BCA), one of a Lao or Thai body about as
// much.
constexpr double kLeastStampInches = 0.7;
constexpr double kMostStampInches = 3.0;
/// How much more red than green and blue a pixel of red ink is, as a share of its red: also in shadow.
constexpr double kRedness = 0.28;

bool is_red(int red, int green, int blue) { return red > 40 && std::max(green, blue) < red * (1 - kRedness); }

PixPtr red_mask(Pix* page) {
  PixPtr mask(pixCreate(pixGetWidth(page), pixGetHeight(page), 1));
  if (!mask) return nullptr;
  bool any = false;
  for (int y = 0; y < pixGetHeight(page); ++y) {
    const l_uint32* from = pixGetData(page) + std::ptrdiff_t{y} * pixGetWpl(page);
    l_uint32* to = pixGetData(mask.get()) + std::ptrdiff_t{y} * pixGetWpl(mask.get());
    for (int x = 0; x < pixGetWidth(page); ++x) {
      int red = 0;
      int green = 0;
      int blue = 0;
      extractRGBValues(from[x], &red, &green, &blue);
      if (!is_red(red, green, blue)) continue;
      SET_DATA_BIT(to, x);
      any = true;
    }
  }
  return any ? std::move(mask) : nullptr;
}

/// Red pixels take the lightness of their red, raised to that of the paper: black letters under the ink stay black.
void lighten(Pix* grey, Pix* page, Pix* red, const ::Box& stamp) {
  constexpr double kInk = 1.3;  // paper has about this much more red than the ink of a seal
  constexpr int kEdge = 2;      // pixels around a stroke of ink that are half of it
  const int left = std::max(0, stamp.x - kEdge);
  const int top = std::max(0, stamp.y - kEdge);
  const int right = std::min(pixGetWidth(page), stamp.x + stamp.w + kEdge);
  const int bottom = std::min(pixGetHeight(page), stamp.y + stamp.h + kEdge);
  for (int y = top; y < bottom; ++y) {
    const l_uint32* from = pixGetData(page) + std::ptrdiff_t{y} * pixGetWpl(page);
    l_uint32* mask = pixGetData(red) + std::ptrdiff_t{y} * pixGetWpl(red);
    l_uint32* to = pixGetData(grey) + std::ptrdiff_t{y} * pixGetWpl(grey);
    for (int x = left; x < right; ++x) {
      int value = 0;
      int green = 0;
      int blue = 0;
      extractRGBValues(from[x], &value, &green, &blue);
      if (GET_DATA_BIT(mask, x) == 0U && std::max(green, blue) > value * 0.9) continue;
      SET_DATA_BYTE(to, x, static_cast<l_uint8>(std::min(255, static_cast<int>(value * kInk))));
    }
  }
}

}  // namespace

PixPtr to_grey_without_stamps(const Pix& page, double dpi) {
  Pix* const shown = const_cast<Pix*>(&page);  // Leptonica reads through pointers to what may change
  if (pixGetDepth(shown) != 32) return PixPtr(pixConvertTo8(shown, 0));
  const PixPtr opaque(pixGetSpp(shown) == 4 ? pixRemoveAlpha(shown) : pixClone(shown));
  if (!opaque) return nullptr;
  PixPtr grey(pixConvertRGBToLuminance(opaque.get()));
  const PixPtr red = grey ? red_mask(opaque.get()) : nullptr;
  if (!red) return grey;
  const int gap = std::max(3, static_cast<int>(dpi / 25));  // between the strokes of a seal
  const PixPtr joined(pixCloseSafeBrick(nullptr, red.get(), gap, gap));
  const BoxaPtr parts(joined ? pixConnCompBB(joined.get(), 8) : nullptr);
  for (int i = 0; parts && i < boxaGetCount(parts.get()); ++i) {
    const ::Box* part = parts->box[i];
    const double least = std::min(part->w, part->h) / dpi;
    const double most = std::max(part->w, part->h) / dpi;
    if (least >= kLeastStampInches && most <= kMostStampInches) lighten(grey.get(), opaque.get(), red.get(), *part);
  }
  return grey;
}

}  // namespace chancery
