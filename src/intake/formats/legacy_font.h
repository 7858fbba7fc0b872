#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "text/encoding.h"

namespace chancery {

/// What the name of an old Vietnamese font tells of the text that is set in it.
struct LegacyFont {
  Encoding encoding;
  bool capitals = false;  ///< the font shows small letters as capitals (.VnTimeH)
};

/// ABC fonts (`.VnTime`, `.VnArialH`) hold TCVN3, `VNI-Times` and the like VNI-Windows. Nothing for other fonts.
[[nodiscard]] std::optional<LegacyFont> legacy_font(std::string_view name);

/// Text as such a font shows it. `utf8` is what a spreadsheet stores: each byte of the old encoding as the character
/// that Windows-1252 has for it. Text with other characters is Unicode already and is returned as it stands.
[[nodiscard]] std::string text_in_font(std::string_view utf8, const LegacyFont& font);

/// The bytes that `utf8` stands for in Windows-1252; nothing where it has other characters.
[[nodiscard]] std::optional<std::string> to_windows1252(std::string_view utf8);

}  // namespace chancery
