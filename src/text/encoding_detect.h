#pragma once
#include <cstdint>
#include <optional>
#include <span>

#include "text/encoding.h"

namespace chancery {

/// How well the bytes are UTF-8.
struct Utf8Count {
  std::size_t invalid_bytes = 0;  ///< in ill-formed sequences
  std::size_t valid_beyond_ascii = 0;  ///< bytes in well-formed sequences of two and more
};
[[nodiscard]] Utf8Count count_utf8(std::span<const std::uint8_t> file);

/// UTF-16 by its byte order mark, or without one by the pattern of its high bytes.
[[nodiscard]] std::optional<Encoding> detect_utf16(std::span<const std::uint8_t> file);

/// The encoding of Thai or Vietnamese bytes that are not UTF-8, where the text leaves no doubt: nine in ten of the words with
/// letters beyond ASCII are syllables of the language as one encoding reads them, and far fewer as any other does.
[[nodiscard]] std::optional<Encoding> detect_legacy(std::span<const std::uint8_t> file);

}  // namespace chancery
