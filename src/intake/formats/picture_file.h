#pragma once
#include <cstddef>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "intake/formats/pix.h"
#include "intake/rendition.h"

namespace chancery {

/// The most that is decoded of a picture: a sheet of A3 at 600 dots an inch, and more. What is larger is refused
/// before.
inline constexpr std::uint64_t kMaxPixels = 100'000'000;
inline constexpr std::uint32_t kMaxSide = 32'000;  ///< pixels; Tesseract counts them in 16 bits
inline constexpr std::size_t kMaxPicturePages = 2'000;

/// A PNG, JPEG or TIFF file, whose pages are decoded when they are asked for.
class PictureFile {
 public:
  /// Nothing where the bytes are no such picture, told by their beginning. Errors, with `file` as place: TooLarge
  /// (told by the headers, before anything is decoded); Unreadable (damaged, cut short). `bytes` outlives the result.
  [[nodiscard]] static Result<std::optional<PictureFile>> open(std::string_view file, std::span<const std::byte> bytes);

  [[nodiscard]] FileFormat format() const { return format_; }
  [[nodiscard]] std::size_t page_count() const { return page_count_; }
  /// A page as a program shows it, turned as the camera noted (EXIF), from 0. Errors: TooLarge, Unreadable.
  [[nodiscard]] Result<PixPtr> page(std::size_t number) const;

 private:
  PictureFile(std::string_view file, std::span<const std::byte> bytes) : file_(file), bytes_(bytes) {}

  [[nodiscard]] Status check_pages();
  [[nodiscard]] Error error(ErrorKind kind, std::string sentence) const { return {kind, std::move(sentence), file_}; }
  [[nodiscard]] const l_uint8* data() const { return reinterpret_cast<const l_uint8*>(bytes_.data()); }

  std::string file_;
  std::span<const std::byte> bytes_;
  FileFormat format_ = FileFormat::Png;
  std::size_t page_count_ = 1;
};

}  // namespace chancery
