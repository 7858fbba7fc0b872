#pragma once
#include <array>
#include <cstdint>

#include "text/encoding.h"

namespace chancery {

/// The characters of the bytes of a single-byte encoding; U+FFFD where a byte has none.
using LegacyTable = std::array<char16_t, 256>;

/// The table of an encoding other than UTF-8 and UTF-16. For `Vni`, a byte that only marks the vowel before it has
/// U+FFFD.
[[nodiscard]] const LegacyTable& legacy_table(Encoding encoding);

/// The letter of two bytes of VNI-Windows, a vowel and the byte that marks it; 0 where the two are none.
[[nodiscard]] char16_t vni_letter(std::uint8_t vowel, std::uint8_t mark);

}  // namespace chancery
