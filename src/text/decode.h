#pragma once
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "base/result.h"
#include "text/encoding.h"
#include "text/fold.h"
#include "text/offset_map.h"

namespace chancery {

/// A file read as Unicode.
class DecodedFile {
 public:
  /// UTF-8 as it stands in the file, which outlives the result, with this many ill-formed bytes.
  DecodedFile(std::string_view utf8, std::size_t invalid_bytes);
  DecodedFile(Encoding encoding, std::string text, OffsetMap map);

  [[nodiscard]] Encoding encoding() const { return encoding_; }
  /// UTF-8; may hold ill-formed bytes where the file is UTF-8 itself, and byte order marks.
  [[nodiscard]] std::string_view text() const { return encoding_ == Encoding::Utf8 ? file_ : std::string_view(text_); }
  [[nodiscard]] bool is_well_formed() const { return well_formed_; }
  /// From offsets of `text()` to those of the file.
  [[nodiscard]] const OffsetMap& map() const { return map_; }

 private:
  Encoding encoding_;
  bool well_formed_ = true;
  std::string_view file_;
  std::string text_;
  OffsetMap map_;
};

/// What becomes of text that is markup or mail: HTML, XML, RTF, MHTML, e-mail.
enum class Markup : std::uint8_t { Refuse, Keep };

/// Decodes a file as received: UTF-8 (well-formed, or with at most 10% ill-formed bytes), UTF-16, Windows-874, and the
/// Vietnamese encodings of `Encoding` where the text says surely which. UTF-8 is not copied: the result looks into
/// `file`. Errors: Empty; TooLarge (4 GiB; 1 GiB in UTF-16; 32 MiB in a legacy encoding); UnknownFormat (see
/// `refuse_format`, and `refuse_markup` unless it is kept); NotText (NUL bytes outside UTF-16, over 10% ill-formed
/// bytes); UnknownEncoding (UTF-32). Their place is empty: only the caller knows the file.
[[nodiscard]] Result<DecodedFile> decode(std::span<const std::byte> file, Markup markup = Markup::Refuse);

/// The folded text of a decoded file; its map leads to offsets of the file.
[[nodiscard]] FoldedText fold(const DecodedFile& file);

}  // namespace chancery
