#pragma once
#include <cstddef>
#include <cstdint>
#include <span>

namespace chancery {

/// How well bytes are UTF-8.
struct Utf8Count {
  std::size_t invalid_bytes = 0;       ///< in ill-formed sequences
  std::size_t valid_beyond_ascii = 0;  ///< in well-formed sequences of two and more
};

[[nodiscard]] Utf8Count count_utf8(std::span<const std::uint8_t> file);

}  // namespace chancery
