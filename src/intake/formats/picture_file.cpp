#include "intake/formats/picture_file.h"

#include <algorithm>
#include <array>

#include "intake/formats/exif.h"

namespace chancery {
namespace {

using namespace std::string_view_literals;

constexpr std::string_view kDamaged = "is a picture that is damaged or cut short";

struct Magic {
  std::string_view bytes;
  FileFormat format;
};
constexpr std::array kMagics = {Magic{"\x89PNG\r\n\x1A\n"sv, FileFormat::Png},
                                Magic{"\xFF\xD8\xFF"sv, FileFormat::Jpeg}, Magic{"II*\0"sv, FileFormat::Tiff},
                                Magic{"MM\0*"sv, FileFormat::Tiff}};

std::optional<FileFormat> format_of(std::span<const std::byte> bytes) {
  const std::string_view head(reinterpret_cast<const char*>(bytes.data()), std::min<std::size_t>(bytes.size(), 8));
  for (const Magic& magic : kMagics)
    if (head.starts_with(magic.bytes)) return magic.format;
  return {};
}

PixPtr upright(PixPtr pix, Orientation orientation) {
  if (pix && orientation.quarter_turns != 0) pix.reset(pixRotateOrth(pix.get(), orientation.quarter_turns));
  if (pix && orientation.mirrored) pix.reset(pixFlipLR(nullptr, pix.get()));
  return pix;
}

/// Pages of a TIFF file, and whether every one is small enough.
struct TiffPages {
  std::size_t count = 0;
  std::optional<ErrorKind> fault;
};

bool is_too_large(int width, int height) {
  const auto pixels = static_cast<std::uint64_t>(width) * static_cast<std::uint64_t>(height);
  return pixels > kMaxPixels || std::max(width, height) > static_cast<int>(kMaxSide);
}

/// A directory that comes back to itself would count for ever: kMaxPicturePages ends it.
TiffPages tiff_pages(const l_uint8* data, std::size_t size) {
  TiffPages out;
  for (int n = 0;; ++n) {
    int width = 0;
    int height = 0;
    if (readHeaderMemTiff(data, size, n, &width, &height, nullptr, nullptr, nullptr, nullptr, nullptr) != 0) break;
    if (width <= 0 || height <= 0) out.fault = ErrorKind::Unreadable;
    if (is_too_large(width, height) || out.count == kMaxPicturePages) out.fault = ErrorKind::TooLarge;
    if (out.fault) return out;
    ++out.count;
  }
  if (out.count == 0) out.fault = ErrorKind::Unreadable;
  return out;
}

}  // namespace

Result<std::optional<PictureFile>> PictureFile::open(std::string_view file, std::span<const std::byte> bytes) {
  const auto format = format_of(bytes);
  if (!format) return std::optional<PictureFile>();
  quiet_leptonica();
  PictureFile out(file, bytes);
  out.format_ = *format;
  if (Status problem = out.check_pages()) return *problem;
  return std::optional(std::move(out));
}

Status PictureFile::check_pages() {
  const std::string too_large = "is a picture of more than " + std::to_string(kMaxPixels / 1'000'000) +
                                " million pixels, or " + std::to_string(kMaxSide) +
                                " in a row; scan it at 300 dots an inch";
  if (format_ == FileFormat::Tiff) {
    const TiffPages pages = tiff_pages(data(), bytes_.size());
    if (pages.fault == ErrorKind::TooLarge && pages.count == kMaxPicturePages)
      return error(ErrorKind::TooLarge, "has more than " + std::to_string(kMaxPicturePages) + " pages; split it");
    if (pages.fault == ErrorKind::TooLarge) return error(ErrorKind::TooLarge, too_large);
    if (pages.fault) return error(ErrorKind::Unreadable, std::string(kDamaged));
    page_count_ = pages.count;
    return {};
  }
  int width = 0;
  int height = 0;
  if (pixReadHeaderMem(data(), bytes_.size(), nullptr, &width, &height, nullptr, nullptr, nullptr) != 0 || width <= 0 ||
      height <= 0)
    return error(ErrorKind::Unreadable, std::string(kDamaged));
  if (is_too_large(width, height)) return error(ErrorKind::TooLarge, too_large);
  return {};
}

Result<PixPtr> PictureFile::page(std::size_t number) const {
  PixPtr pix;
  if (format_ == FileFormat::Tiff) {
    pix.reset(pixReadMemTiff(data(), bytes_.size(), static_cast<int>(number)));  // turned as its tag says
  } else if (format_ == FileFormat::Jpeg) {
    pix = upright(PixPtr(pixReadMemJpeg(data(), bytes_.size(), 0, 1, nullptr, 0)),
                  jpeg_orientation({data(), bytes_.size()}));
  } else {
    pix.reset(pixReadMemPng(data(), bytes_.size()));
  }
  if (!pix) return error(ErrorKind::Unreadable, std::string(kDamaged));
  return pix;
}

}  // namespace chancery
