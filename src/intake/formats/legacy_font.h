#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace chancery {

/// How the text of an old font is coded.
enum class FontCode : std::uint8_t {
  Tcvn3,  ///< TCVN 5712:1993 VN3: the ABC fonts (.VnTime, .VnArialH)
  Vni,    ///< VNI-Windows: VNI-Times and the like
  LsWin,  ///< Lao Script for Windows: Saysettha Lao, Chanthabouli Lao
  Limon,  ///< the Khmer fonts Limon S1, R1, F1
};

/// What the name of an old font tells of the text that is set in it.
struct LegacyFont {
  FontCode code;
  bool capitals = false;  ///< the font shows small letters as capitals (.VnTimeH)
};

/// The old font of this name; nothing for other fonts, among them later namesakes in Unicode (Saysettha OT).
[[nodiscard]] std::optional<LegacyFont> legacy_font(std::string_view name);

/// Fonts whose letters stand at the places of Latin ones (Saysettha Lao, Alice, Limon), by which the text of a page is
/// not believed. Their later namesakes are Unicode, so that the text decides.
[[nodiscard]] bool has_letters_of_its_own(std::string_view font);

/// Is `utf8`, set in this font, text of which nobody can tell which letters it shows (Alice0 to Alice5, SengChanh)?
/// Figures, marks and text in Unicode are none.
[[nodiscard]] bool is_unread_in_font(std::string_view utf8, std::string_view font);

/// Text as such a font shows it, U+FFFD for a letter that is not known. `utf8` is what a file stores: each byte of the
/// old encoding as the character that Windows-1252 has for it. Text with other characters is Unicode already and is
/// returned as it stands.
[[nodiscard]] std::string text_in_font(std::string_view utf8, const LegacyFont& font);

/// The bytes that `utf8` stands for in Windows-1252; nothing where it has other characters.
[[nodiscard]] std::optional<std::string> to_windows1252(std::string_view utf8);

}  // namespace chancery
