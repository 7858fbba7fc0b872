#include "intake/formats/exif.h"

#include <string_view>

namespace chancery {
namespace {

using Bytes = std::span<const std::uint8_t>;

/// Numbers of a TIFF structure, in the order of bytes that it names; 0 beyond its end.
struct TiffNumbers {
  Bytes bytes;
  bool little = false;

  [[nodiscard]] std::uint32_t at(std::size_t place, std::size_t size) const {
    std::uint32_t out = 0;
    for (std::size_t i = 0; i < size; ++i) {
      const std::size_t from = place + (little ? size - 1 - i : i);
      out = (out << 8U) | (from < bytes.size() ? bytes[from] : 0U);
    }
    return out;
  }
};

Orientation of_tiff(Bytes tiff) {
  constexpr std::uint32_t kOrientation = 274;
  constexpr std::size_t kEntry = 12;
  const TiffNumbers numbers{tiff, tiff.size() > 1 && tiff[0] == 'I'};
  const std::size_t directory = numbers.at(4, 4);
  const std::size_t count = numbers.at(directory, 2);
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t entry = directory + 2 + i * kEntry;
    if (entry + kEntry > tiff.size()) break;
    if (numbers.at(entry, 2) == kOrientation)
      return orientation_of(static_cast<std::uint16_t>(numbers.at(entry + 8, 2)));
  }
  return {};
}

}  // namespace

Orientation orientation_of(std::uint16_t tag_value) {
  switch (tag_value) {
    case 2:
      return {0, true};
    case 3:
      return {2, false};
    case 4:
      return {2, true};
    case 5:
      return {1, true};
    case 6:
      return {1, false};
    case 7:
      return {3, true};
    case 8:
      return {3, false};
    default:
      return {};
  }
}

Orientation jpeg_orientation(Bytes file) {
  using namespace std::string_view_literals;
  constexpr std::string_view kExif = "Exif\0\0"sv;
  constexpr std::uint8_t kApp1 = 0xE1;
  constexpr std::uint8_t kScan = 0xDA;  // the picture itself: no more segments are asked
  for (std::size_t at = 2; at + 4 <= file.size() && file[at] == 0xFF && file[at + 1] != kScan;) {
    const std::size_t size = (std::size_t{file[at + 2]} << 8U) | file[at + 3];  // with these two bytes
    if (size < 2 || at + 2 + size > file.size()) break;
    const Bytes body = file.subspan(at + 4, size - 2);
    const std::string_view text(reinterpret_cast<const char*>(body.data()), body.size());
    if (file[at + 1] == kApp1 && text.starts_with(kExif)) return of_tiff(body.subspan(kExif.size()));
    at += 2 + size;
  }
  return {};
}

}  // namespace chancery
