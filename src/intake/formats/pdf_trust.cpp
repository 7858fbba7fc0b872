#include "intake/formats/pdf_trust.h"

#include <algorithm>
#include <cctype>
#include <vector>

#include "intake/formats/legacy_font.h"
#include "text/utf8.h"

namespace chancery {
namespace {

constexpr std::size_t kFewGlyphs = 3;     ///< that may be unreadable on a page before it counts as a whole
constexpr std::size_t kGlyphShare = 100;  ///< one in so many
constexpr std::size_t kLongKhmer = 80;    ///< letters; in Khmer text one in fifteen is a subscript
constexpr double kMostlyPicture = 0.3;
constexpr std::size_t kLittleText = 150;  ///< glyphs
constexpr std::uint32_t kDrawnLetters = 300;

std::string small_letters(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return out;
}

/// Fonts of signs, in which private characters are bullets and ornaments.
bool is_symbol_font(std::string_view name) {
  constexpr std::string_view kNames[] = {"symbol", "wingdings", "webdings", "dingbats"};
  const std::string small = small_letters(name);
  return std::any_of(std::begin(kNames), std::end(kNames), [&](auto s) { return small.find(s) != small.npos; });
}

enum class Sign : std::uint8_t { Other, Base, Mark, Before, Coeng };

/// What a character is to the shape of a syllable (Unicode 15.0, chapter 16).
Sign sign_of(char32_t c) {
  if (c >= 0x1780 && c <= 0x17DD) {
    if (c == 0x17D2) return Sign::Coeng;
    if (c <= 0x17B3) return Sign::Base;
    return c >= 0x17B6 && (c <= 0x17D1 || c == 0x17D3 || c == 0x17DD) ? Sign::Mark : Sign::Other;
  }
  if (c < 0x0E01 || c > 0x0EDF) return Sign::Other;
  const bool lao = c >= 0x0E80;
  const char32_t at = lao ? c - 0x80 : c;
  if (at >= 0x0E40 && at <= 0x0E44) return Sign::Before;
  if (at == 0x0E31 || (at >= 0x0E34 && at <= 0x0E3A) || (lao && at == 0x0E3B) || (at >= 0x0E47 && at <= 0x0E4E)) {
    return Sign::Mark;
  }
  if (at <= 0x0E2E || (lao && (at == 0x0E3C || at == 0x0E3D || at >= 0x0E5C)))
    return lao && at == 0x0E3C ? Sign::Mark : Sign::Base;
  return Sign::Other;
}

struct Counts {
  std::size_t shown = 0;
  std::size_t mute = 0;      ///< without text, or with private characters
  std::size_t unstated = 0;  ///< in fonts whose codes say nothing
  std::size_t old = 0;       ///< in fonts with letters of their own
  std::size_t lone_coengs = 0;
  std::string old_font;
};

bool says_nothing(char32_t c) {
  return c == 0xFFFD || (c < 0x20 && c != '\t' && c != '\n' && c != '\r') || (c >= 0x7F && c < 0xA0) ||
         (c >= 0xE000 && c < 0xF900) || c >= 0xF0000;
}

Counts count(const PdfPage& page) {
  std::vector<std::uint8_t> symbols;
  std::vector<std::uint8_t> unknown;
  for (const PdfFont& font : page.fonts) {
    symbols.push_back(is_symbol_font(font.name) ? 1 : 0);
    unknown.push_back(has_letters_of_its_own(font.name) ? 1 : 0);
  }
  Counts out;
  for (const PdfGlyph& glyph : page.glyphs) {
    const std::string_view letters = std::string_view(page.text).substr(glyph.begin, glyph.end - glyph.begin);
    if (letters == " " || symbols[glyph.font] != 0) continue;
    ++out.shown;
    const auto* data = reinterpret_cast<const std::uint8_t*>(letters.data());
    const char32_t first = letters.empty() ? 0 : read_utf8(data, data + letters.size()).code;
    // A glyph that takes no room and has no text shows nothing as a rule: a filler of the program that wrote the file.
    if (letters.empty() ? glyph.right - glyph.left > 0.05F * glyph.size : says_nothing(first)) ++out.mute;
    if (letters.empty()) continue;
    if (!page.fonts[glyph.font].says_unicode && !glyph.stated) ++out.unstated;
    if (letters == "\xE1\x9F\x92") ++out.lone_coengs;
    if (unknown[glyph.font] != 0 && first > 0x20 && first < 0x250) {
      ++out.old;
      out.old_font = page.fonts[glyph.font].name;
    }
  }
  return out;
}

}  // namespace

ScriptFaults script_faults(std::string_view utf8) {
  ScriptFaults out;
  Sign before = Sign::Other;
  const auto* at = reinterpret_cast<const std::uint8_t*>(utf8.data());
  const auto* end = at + utf8.size();
  while (at < end) {
    const Utf8Char c = read_utf8(at, end);
    at += c.length;
    if (c.code == 0x200B || c.code == 0x200C || c.code == 0x200D || c.code == 0x2060) continue;
    const Sign sign = sign_of(c.code);
    if (sign != Sign::Other) ++out.letters;
    if (sign == Sign::Base && c.code >= 0x1780) ++out.khmer_letters;
    if (sign == Sign::Coeng) ++out.subscripts;
    const bool based = before == Sign::Base || before == Sign::Mark;
    if ((sign == Sign::Mark || sign == Sign::Coeng) && !based) ++out.faults;
    if ((before == Sign::Coeng || before == Sign::Before) && sign != Sign::Base) ++out.faults;
    before = sign;
  }
  if (before == Sign::Coeng || before == Sign::Before) ++out.faults;
  return out;
}

PdfTrust pdf_trust(const PdfPage& page) {
  const Counts counts = count(page);
  const auto many = [](std::size_t some, std::size_t of) { return some > kFewGlyphs && some * kGlyphShare > of; };
  if (many(counts.old, counts.shown)) {
    return {"its text is set in the font " + counts.old_font + ", whose letters are not those of Unicode", {}};
  }
  if (many(counts.unstated, counts.shown)) return {"the file does not say which letters its text shows", {}};
  if (many(counts.mute, counts.shown)) return {"the file does not say which letters some of its text shows", {}};
  // The sign that subscribes the next consonant is never drawn itself where a font has the subscripts (Unicode 15.0,
  // section 16.4). Programs that fall back to a font without them lose letters around it.
  if (counts.lone_coengs > 0) return {"Khmer letters are lost in it: its font has no subscripts", {}};
  const ScriptFaults faults = script_faults(page.text);
  if (many(faults.faults, faults.letters)) return {"the letters that the file states are not those that it shows", {}};
  if (faults.khmer_letters > kLongKhmer && faults.subscripts == 0) {
    return {"Khmer text without subscripts has lost letters", {}};
  }
  const std::size_t few = counts.old + counts.unstated + counts.mute;
  if (few == 0) return {};
  return {{}, "of " + std::to_string(few) + (few == 1 ? " sign" : " signs") + " the file does not say what they are"};
}

std::string pdf_is_picture(const PdfPage& page) {
  const auto is_text = [&](const PdfGlyph& glyph) { return page.text[glyph.begin] != ' '; };
  std::size_t letters = 0;
  for (const PdfGlyph& glyph : page.glyphs) {
    if (glyph.begin < glyph.end && is_text(glyph)) ++letters;
  }
  if (page.pictures > kMostlyPicture && letters < kLittleText) return "it is a picture";
  if (letters == 0 && page.pictures > 0.01) return "it is a picture";
  if (letters == 0 && page.shapes > kDrawnLetters) return "its letters are drawn as shapes";
  return {};
}

}  // namespace chancery
