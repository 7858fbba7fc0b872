#pragma once
#include <array>
#include <cstdint>
#include <string_view>

namespace chancery {

/// What a character is for cutting text into tokens.
enum class CharClass : std::uint8_t {
  Space,
  LineEnd,
  Digit,
  Latin,        ///< a letter of the Latin script
  Base,         ///< begins a syllable in a script without spaces between words (Thai, Lao, Khmer)
  Leading,      ///< the same, a vowel written before its consonant
  Dependent,    ///< a vowel, tone or sign that belongs to the character before it
  Joiner,       ///< makes the next letter belong to the same cluster (Khmer coeng)
  OtherLetter,  ///< a letter or mark of any other script
  Mark,         ///< everything else
};

struct Char {
  CharClass cls = CharClass::Mark;
  std::uint8_t size = 1;  ///< in bytes of UTF-8
};

/// The class of the Thai, Lao or Khmer character U+0E00..U+0EFF or U+1780..U+17FF by its number (Unicode 15, chapter
/// 16).
constexpr CharClass southeast_asian_class(std::uint32_t c) {
  const bool lao = c >= 0x0E80 && c <= 0x0EFF;
  if (c >= 0x0E00 && c <= 0x0EFF) {
    const std::uint32_t low = lao ? c - 0x80 : c;  // the two blocks are laid out alike
    if (low >= 0x0E40 && low <= 0x0E44) return CharClass::Leading;
    if ((low >= 0x0E30 && low <= 0x0E3A) || low == 0x0E45 || (low >= 0x0E47 && low <= 0x0E4E))
      return CharClass::Dependent;
    if (lao && (low == 0x0E3B || low == 0x0E3C || low == 0x0E3D)) return CharClass::Dependent;
    if (!lao && (low == 0x0E3F || low == 0x0E2F || low == 0x0E46 || low >= 0x0E4F)) return CharClass::Mark;
    if (lao && (low == 0x0E2F || low == 0x0E46)) return CharClass::Mark;
    return CharClass::Base;
  }
  if (c == 0x17D2) return CharClass::Joiner;
  if ((c >= 0x17B4 && c <= 0x17D3) || c == 0x17DD) return CharClass::Dependent;
  if ((c >= 0x17D4 && c <= 0x17DB) || c >= 0x17E0) return CharClass::Mark;
  return CharClass::Base;
}

/// The class of a character by its number.
constexpr CharClass class_of(std::uint32_t c) {
  if (c < 0x80) {
    if ((c | 0x20U) >= 'a' && (c | 0x20U) <= 'z') return CharClass::Latin;
    if (c >= '0' && c <= '9') return CharClass::Digit;
    if (c == '\n') return CharClass::LineEnd;
    return c <= ' ' ? CharClass::Space : CharClass::Mark;
  }
  if (c < 0xC0) return c == 0xAA || c == 0xBA ? CharClass::Latin : CharClass::Mark;
  if (c < 0x250) return c == 0xD7 || c == 0xF7 ? CharClass::Mark : CharClass::Latin;
  if (c >= 0x300 && c < 0x370) return CharClass::Latin;  // combining marks that have no composed letter
  if ((c >= 0x0E00 && c <= 0x0EFF) || (c >= 0x1780 && c <= 0x17FF)) return southeast_asian_class(c);
  if (c >= 0x1E00 && c <= 0x1EFF) return CharClass::Latin;
  if ((c >= 0x2000 && c <= 0x2BFF) || (c >= 0x3000 && c <= 0x303F) || (c >= 0xFE00 && c <= 0xFFFF))
    return CharClass::Mark;
  return CharClass::OtherLetter;
}

/// The character that begins at `text[at]`; the text is valid UTF-8 and `at` lies inside.
inline Char char_at(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return static_cast<std::uint8_t>(text[at + i]); };
  const std::uint8_t lead = byte(0);
  if (lead < 0x80) return {class_of(lead), 1};
  if (lead < 0xE0) return {class_of(((lead & 0x1FU) << 6U) | (byte(1) & 0x3FU)), 2};
  if (lead < 0xF0) {
    return {class_of(((lead & 0x0FU) << 12U) | ((byte(1) & 0x3FU) << 6U) | (byte(2) & 0x3FU)), 3};
  }
  return {CharClass::OtherLetter, 4};
}

}  // namespace chancery
