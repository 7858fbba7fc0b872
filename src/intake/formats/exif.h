#pragma once
#include <cstddef>
#include <cstdint>
#include <span>

namespace chancery {

/// How a camera was held: what is to be done to the stored picture so that it stands as it was seen. As Exif 2.32,
/// 4.6.4 A, tag 274 `Orientation` has it: 1 to 8.
struct Orientation {
  std::uint8_t quarter_turns = 0;  ///< clockwise
  bool mirrored = false;           ///< left and right exchanged, after turning

  friend bool operator==(const Orientation&, const Orientation&) = default;
};

[[nodiscard]] Orientation orientation_of(std::uint16_t tag_value);

/// What the Exif segment of a JPEG file says; upright where it has none or a damaged one.
[[nodiscard]] Orientation jpeg_orientation(std::span<const std::uint8_t> file);

}  // namespace chancery
