#include "text/legacy_decode.h"

#include <algorithm>

namespace chancery {
namespace {

void add(DecodedText& decoded, char32_t code, std::uint32_t bytes) {
  const std::uint32_t length = utf8_length(code);
  append_utf8(decoded.text, code);
  if (length == bytes) return decoded.map.append_same(length);
  decoded.map.append_units(length, bytes);
}

constexpr bool is_high_surrogate(char32_t unit) { return unit >= 0xD800 && unit <= 0xDBFF; }
constexpr bool is_low_surrogate(char32_t unit) { return unit >= 0xDC00 && unit <= 0xDFFF; }

}  // namespace

DecodedText decode_legacy(std::span<const std::uint8_t> file, Encoding encoding) {
  DecodedText decoded;
  decoded.text.reserve(file.size() + file.size() / 2);
  for (std::size_t at = 0; at < file.size();) {
    const LegacyChar c = read_legacy(file, at, encoding);
    decoded.invalid_bytes += c.code == kReplacement ? 1 : 0;
    add(decoded, c.code, c.length);
    at += c.length;
  }
  decoded.map.shrink();
  return decoded;
}

DecodedText decode_utf16(std::span<const std::uint8_t> file, Encoding encoding) {
  DecodedText decoded;
  decoded.text.reserve(file.size());
  const bool big = encoding == Encoding::Utf16Be;
  const auto unit_at = [&](std::size_t at) -> char32_t {
    return big ? file[at] << 8 | file[at + 1] : file[at + 1] << 8 | file[at];
  };
  const std::size_t end = file.size() & ~std::size_t{1};
  for (std::size_t at = 0; at < end;) {
    const char32_t unit = unit_at(at);
    const char32_t next = at + 2 < end ? unit_at(at + 2) : 0;
    if (is_high_surrogate(unit) && is_low_surrogate(next)) {
      add(decoded, 0x10000 + ((unit - 0xD800) << 10) + (next - 0xDC00), 4);
      at += 4;
      continue;
    }
    const bool invalid = is_high_surrogate(unit) || is_low_surrogate(unit) || unit == 0;
    decoded.invalid_bytes += invalid ? 2 : 0;
    add(decoded, invalid && unit != 0 ? kReplacement : unit, 2);
    at += 2;
  }
  if (end < file.size()) add(decoded, kReplacement, 1);
  decoded.invalid_bytes += file.size() - end;
  decoded.map.shrink();
  return decoded;
}

}  // namespace chancery
