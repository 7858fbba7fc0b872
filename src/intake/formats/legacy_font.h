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

/// Fonts whose letters stand at the places of Latin ones, in an order of their own that is not known here (Saysettha
/// Lao, Alice, Limon). Their later namesakes are Unicode, so that the text decides.
[[nodiscard]] bool is_unknown_encoding(std::string_view font);

/// Is `utf8`, set in this font, text of which nobody can tell which letters it shows? Only of fonts without namesakes
/// in Unicode (Saysettha Lao, not Saysettha OT; Alice0 to Alice5; Limon S1, R1, F1). Figures and marks are none.
[[nodiscard]] bool is_unread_in_font(std::string_view utf8, std::string_view font);

/// What is said of such text.
[[nodiscard]] std::string unread_font_reason(std::string_view font);

/// Text as such a font shows it. `utf8` is what a spreadsheet stores: each byte of the old encoding as the character
/// that Windows-1252 has for it. Text with other characters is Unicode already and is returned as it stands.
[[nodiscard]] std::string text_in_font(std::string_view utf8, const LegacyFont& font);

/// The bytes that `utf8` stands for in Windows-1252; nothing where it has other characters.
[[nodiscard]] std::optional<std::string> to_windows1252(std::string_view utf8);

}  // namespace chancery
