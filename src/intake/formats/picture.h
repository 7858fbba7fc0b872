#pragma once
#include <cstddef>
#include <cstdint>
#include <vector>

namespace chancery {

/// A picture in memory, from its upper left corner, row by row. Owns its bytes.
struct Picture {
  std::uint32_t width = 0, height = 0;  ///< in pixels
  std::uint32_t channels = 1;           ///< 1: grey, 0 is black; 3: red, green, blue
  std::size_t stride = 0;               ///< bytes from one row to the next
  std::vector<std::uint8_t> bytes;      ///< `stride * height`
  float dpi = 0;                        ///< pixels an inch, 0 where not known
};

enum class PictureColours : std::uint8_t { Grey, Rgb };

}  // namespace chancery
