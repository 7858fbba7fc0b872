#include "text/decode.h"

#include <algorithm>
#include <cstring>
#include <optional>
#include <utility>

#include "text/encoding_detect.h"
#include "text/format_magic.h"
#include "text/legacy_decode.h"
#include "text/utf8_count.h"

namespace chancery {
namespace {

constexpr std::size_t kMaxBytes = 0xE0000000;       // with 10% ill-formed bytes tripled still below 4 GiB
constexpr std::size_t kMaxUtf16Bytes = 0x40000000;  // 1 GiB: two bytes may become three
// A byte of a legacy encoding may become three, held twice while it is read: more would take more memory than a file of
// its size may (bench/README.md).
constexpr std::size_t kMaxLegacyBytes = 0x2000000;  // 32 MiB
using Bytes = std::span<const std::uint8_t>;

Error too_large(std::string_view limit) {
  return {ErrorKind::TooLarge, "is over " + std::string(limit) + ", more than can be read; split it", ""};
}

Error too_damaged(std::string_view bytes) {
  return {ErrorKind::NotText,
          "is no text in a known encoding: over 10% of its bytes are not " + std::string(bytes) + "; save it as UTF-8",
          ""};
}

bool is_over_a_tenth(std::size_t part, std::size_t whole) { return part > whole / 10; }

bool is_blank(std::string_view text) { return text.empty() || text == "\xEF\xBB\xBF"; }

bool is_utf32(Bytes file) {
  constexpr std::uint8_t kLittle[] = {0xFF, 0xFE, 0, 0};
  constexpr std::uint8_t kBig[] = {0, 0, 0xFE, 0xFF};
  return file.size() >= 4 && (std::equal(kLittle, kLittle + 4, file.data()) || std::equal(kBig, kBig + 4, file.data()));
}

Result<DecodedFile> finish(DecodedText decoded, Encoding encoding, std::size_t file_size) {
  if (is_blank(decoded.text)) return Error{ErrorKind::Empty, "is empty", ""};
  if (is_over_a_tenth(decoded.invalid_bytes, file_size)) return too_damaged(name_of(encoding));
  return DecodedFile(encoding, std::move(decoded.text), std::move(decoded.map));
}

Result<DecodedFile> finish_utf8(Bytes file, const Utf8Count& count) {
  const std::string_view text(reinterpret_cast<const char*>(file.data()), file.size());
  if (is_blank(text)) return Error{ErrorKind::Empty, "is empty", ""};
  return DecodedFile(text, count.invalid_bytes);
}

Result<DecodedFile> decode_as(Bytes file, Encoding encoding) {
  const bool is_utf16 = encoding == Encoding::Utf16Le || encoding == Encoding::Utf16Be;
  if (file.size() > (is_utf16 ? kMaxUtf16Bytes : kMaxLegacyBytes))
    return too_large((is_utf16 ? "1 GiB in " : "32 MiB in ") + std::string(name_of(encoding)));
  return finish(is_utf16 ? decode_utf16(file, encoding) : decode_legacy(file, encoding), encoding, file.size());
}

/// Bytes of one of the other encodings are well-formed UTF-8 only by chance.
std::optional<Encoding> legacy_of(Bytes file, const Utf8Count& count) {
  if (count.invalid_bytes == 0 || count.valid_beyond_ascii > count.invalid_bytes) return std::nullopt;
  return detect_legacy(file);
}

Result<DecodedFile> decode_any(Bytes bytes) {
  if (bytes.empty()) return Error{ErrorKind::Empty, "is empty", ""};
  if (bytes.size() > kMaxBytes) return too_large("3.5 GiB");
  if (auto error = refuse_format(bytes)) return *error;
  if (is_utf32(bytes)) return Error{ErrorKind::UnknownEncoding, "is UTF-32, which is not read; save it as UTF-8", ""};
  if (const auto utf16 = detect_utf16(bytes)) return decode_as(bytes, *utf16);
  if (std::memchr(bytes.data(), 0, bytes.size()) != nullptr) {
    return Error{ErrorKind::NotText, "is no text: it has NUL bytes; it is of a format that is not read, or damaged",
                 ""};
  }
  const Utf8Count count = count_utf8(bytes);
  if (const auto legacy = legacy_of(bytes, count)) return decode_as(bytes, *legacy);
  if (is_over_a_tenth(count.invalid_bytes, bytes.size())) return too_damaged("UTF-8");
  return finish_utf8(bytes, count);
}

}  // namespace

DecodedFile::DecodedFile(std::string_view utf8, std::size_t invalid_bytes)
    : encoding_(Encoding::Utf8), well_formed_(invalid_bytes == 0), file_(utf8) {
  map_.append_same(static_cast<std::uint32_t>(utf8.size()));
}

DecodedFile::DecodedFile(Encoding encoding, std::string text, OffsetMap map)
    : encoding_(encoding), text_(std::move(text)), map_(std::move(map)) {}

Result<DecodedFile> decode(std::span<const std::byte> file, Markup markup) {
  Result<DecodedFile> decoded = decode_any(Bytes(reinterpret_cast<const std::uint8_t*>(file.data()), file.size()));
  if (decoded && markup == Markup::Refuse) {
    if (auto error = refuse_markup(decoded->text())) return *error;
  }
  return decoded;
}

FoldedText fold(const DecodedFile& file) {
  FoldedText folded = fold(file.text());
  if (file.encoding() == Encoding::Utf8) return folded;
  folded.map = compose(folded.map, file.map());
  folded.map.shrink();
  folded.identical = false;
  return folded;
}

}  // namespace chancery
