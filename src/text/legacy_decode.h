#pragma once
#include <cstdint>
#include <span>
#include <string>

#include "text/encoding.h"
#include "text/legacy_table.h"
#include "text/offset_map.h"
#include "text/utf8.h"

namespace chancery {

/// A character of a legacy encoding and the bytes that it takes; U+FFFD for a byte without one.
struct LegacyChar {
  char32_t code;
  unsigned length;
};

/// Reads the character at `at`, inside `bytes`.
inline LegacyChar read_legacy(std::span<const std::uint8_t> bytes, std::size_t at, Encoding encoding) {
  if (encoding == Encoding::Vni && at + 1 < bytes.size()) {
    if (const char16_t letter = vni_letter(bytes[at], bytes[at + 1]); letter != 0) return {letter, 2};
  }
  return {legacy_table(encoding)[bytes[at]], 1};
}

/// Text in UTF-8 with the map to the bytes it was decoded from.
struct DecodedText {
  std::string text;
  OffsetMap map;
  std::size_t invalid_bytes = 0;  ///< bytes that stand for no character
};

[[nodiscard]] DecodedText decode_legacy(std::span<const std::uint8_t> file, Encoding encoding);

/// Surrogates without their partner and a last odd byte are U+FFFD.
[[nodiscard]] DecodedText decode_utf16(std::span<const std::uint8_t> file, Encoding encoding);

}  // namespace chancery
