#include "intake/formats/recognized_spelling.h"

#include <unicode/uchar.h>

#include <cstdint>

#include "text/utf8.h"

namespace chancery {
namespace {

enum class Spaceless : std::uint8_t { No, Thai, Lao, Khmer };

Spaceless script_of(char32_t c) {
  if (c >= 0x0E01 && c <= 0x0E5B) return Spaceless::Thai;
  if (c >= 0x0E81 && c <= 0x0EDF) return Spaceless::Lao;
  if (c >= 0x1780 && c <= 0x17F9) return Spaceless::Khmer;
  return Spaceless::No;
}

constexpr char32_t kNone = 0;

char32_t char_at(std::string_view text, std::size_t at) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  return at < text.size() ? read_utf8(bytes + at, bytes + text.size()).code : kNone;
}

char32_t last_of(std::string_view text) {
  std::size_t at = text.size();
  while (at > 0 && utf8_detail::is_continuation(static_cast<std::uint8_t>(text[at - 1]))) --at;
  return at > 0 ? char_at(text, at - 1) : kNone;
}

bool is_sign(char32_t c) {
  return script_of(c) != Spaceless::No && u_charType(static_cast<UChar32>(c)) == U_NON_SPACING_MARK;
}

constexpr char32_t kThaiNikhahit = 0x0E4D;
constexpr char32_t kThaiAa = 0x0E32;
constexpr char32_t kThaiAm = 0x0E33;
constexpr char32_t kLaoNiggahita = 0x0ECD;
constexpr char32_t kLaoAa = 0x0EB2;
constexpr char32_t kLaoAm = 0x0EB3;

bool is_invisible(char32_t c) { return c == 0x200B || c == 0x200C || c == 0x200D || c == 0xFEFF || c == 0x00AD; }

}  // namespace

std::string clean_spelling(std::string_view word) {
  // The same sign twice on a letter, or NIKHAHIT with AA behind it: fonts show both as one.
  std::string out;
  char32_t before = kNone;
  const auto* at = reinterpret_cast<const std::uint8_t*>(word.data());
  for (const auto* end = at + word.size(); at < end;) {
    char32_t c = read_utf8(at, end).code;
    at += read_utf8(at, end).length;
    if (is_invisible(c) || (c == before && is_sign(c))) continue;
    if ((before == kThaiNikhahit && c == kThaiAa) || (before == kLaoNiggahita && c == kLaoAa)) {
      out.resize(out.size() - utf8_length(before));
      c = c == kThaiAa ? kThaiAm : kLaoAm;
    }
    append_utf8(out, c);
    before = c;
  }
  return out;
}

std::string joined_am(std::string_view before, std::string_view after) {
  const char32_t sign = last_of(before);
  const char32_t vowel = char_at(after, 0);
  std::string out;
  if (sign == kThaiNikhahit && vowel == kThaiAa) append_utf8(out, kThaiAm);
  if (sign == kLaoNiggahita && vowel == kLaoAa) append_utf8(out, kLaoAm);
  return out;
}

bool has_spaceless(std::string_view text) {
  for (std::size_t at = 0; at < text.size(); at += utf8_length(char_at(text, at)))
    if (script_of(char_at(text, at)) != Spaceless::No) return true;
  return false;
}

bool begins_with_sign(std::string_view text) { return is_sign(char_at(text, 0)); }

bool lacks_spaces(std::string_view before, std::string_view after) {
  const Spaceless script = script_of(last_of(before));
  return script != Spaceless::No && script == script_of(char_at(after, 0));
}

bool spaced_between(std::string_view before, std::string_view after) { return !lacks_spaces(before, after); }

}  // namespace chancery
