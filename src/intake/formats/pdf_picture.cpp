#include <PDFDoc.h>
#include <SplashOutputDev.h>
#include <splash/SplashBitmap.h>

#include <algorithm>
#include <chrono>
#include <cmath>

#include "intake/formats/pdf_file.h"

namespace chancery {
namespace {

using Clock = std::chrono::steady_clock;
constexpr double kPointsPerInch = 72;

/// The resolution that is asked for, or the one at which the page has as many pixels as are allowed.
double resolution(const Page& page, double dpi) {
  const double inches = page.getCropWidth() / kPointsPerInch * page.getCropHeight() / kPointsPerInch;
  return std::min(dpi, std::sqrt(static_cast<double>(PdfFile::kMaxPixels) / inches));
}

Picture taken(const SplashBitmap& bitmap, PictureColours colours, double dpi) {
  Picture out;
  out.width = static_cast<std::uint32_t>(bitmap.getWidth());
  out.height = static_cast<std::uint32_t>(bitmap.getHeight());
  out.channels = colours == PictureColours::Grey ? 1 : 3;
  out.stride = static_cast<std::size_t>(bitmap.getRowSize());
  out.bytes.assign(bitmap.getDataPtr(), bitmap.getDataPtr() + out.stride * out.height);
  out.dpi = static_cast<float>(dpi);
  return out;
}

}  // namespace

Result<Picture> PdfFile::picture(std::uint32_t page, float dpi, PictureColours colours) const {
  const std::string what = "page " + std::to_string(page);
  try {
    const Page* shown = page == 0 || page > pages() ? nullptr : document_->getPage(static_cast<int>(page));
    if (shown == nullptr || !shown->isOk()) return error(ErrorKind::Unreadable, "there is no " + what);
    const double used = resolution(*shown, dpi);
    if (!(used > 0)) return error(ErrorKind::Unreadable, what + " has no size");
    SplashColor paper = {0xFF, 0xFF, 0xFF};
    const SplashColorMode mode = colours == PictureColours::Grey ? splashModeMono8 : splashModeRGB8;
    SplashOutputDev device(mode, 4, false, paper);
    device.setFontAntialias(true);
    device.setVectorAntialias(true);
    device.startDoc(document_.get());
    auto end =
        Clock::now() + std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(kPictureSeconds));
    const auto is_late = [](void* data) { return Clock::now() > *static_cast<Clock::time_point*>(data); };
    document_->displayPage(&device, static_cast<int>(page), used, used, 0, false, true, false, is_late, &end);
    const SplashBitmap* bitmap = device.getBitmap();
    if (bitmap == nullptr || bitmap->getDataPtr() == nullptr || bitmap->getWidth() <= 0 || Clock::now() > end) {
      return error(ErrorKind::Unreadable, what + " cannot be drawn");
    }
    return taken(*bitmap, colours, used);
  } catch (const std::exception&) {
    return error(ErrorKind::Unreadable, what + " cannot be drawn");
  }
}

}  // namespace chancery
