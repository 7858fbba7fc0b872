#pragma once
#include <cstdint>
#include <optional>
#include <span>

#include "text/encoding.h"

namespace chancery {

/// UTF-16 by its byte order mark, or without one by the pattern of its high bytes.
[[nodiscard]] std::optional<Encoding> detect_utf16(std::span<const std::uint8_t> file);

/// The encoding of Thai or Vietnamese bytes that are not UTF-8, where the text leaves no doubt: nine in ten of the
/// words with letters beyond ASCII are syllables of the language as one encoding reads them, and far fewer as any other
/// does.
[[nodiscard]] std::optional<Encoding> detect_legacy(std::span<const std::uint8_t> file);

}  // namespace chancery
