#include "intake/formats/legacy_font.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <utility>

#include "intake/formats/old_khmer.h"
#include "intake/formats/old_lao.h"
#include "text/legacy_decode.h"
#include "text/utf8.h"

namespace chancery {
namespace {

// The characters of the bytes 0x80 to 0x9F of Windows-1252 (unicode.org, CP1252.TXT); 0 where a byte has none, which
// programs then store as the C1 control of the same number.
constexpr std::array<char16_t, 32> kHighControls = {0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                                    0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017D, 0,
                                                    0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                                    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

std::optional<std::uint8_t> windows1252_byte(char32_t code) {
  if (code < 0x100) return static_cast<std::uint8_t>(code);
  const auto found = std::find(kHighControls.begin(), kHighControls.end(), static_cast<char16_t>(code));
  if (code > 0xFFFF || found == kHighControls.end()) return std::nullopt;
  return static_cast<std::uint8_t>(0x80 + (found - kHighControls.begin()));
}

std::string small_letters(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
  return out;
}

template <class Change>
std::string each_letter(std::string_view utf8, Change change) {
  std::string out;
  const auto* at = reinterpret_cast<const std::uint8_t*>(utf8.data());
  const auto* end = at + utf8.size();
  while (at < end) {
    const Utf8Char c = read_utf8(at, end);
    append_utf8(out, static_cast<char32_t>(change(static_cast<UChar32>(c.code))));
    at += c.length;
  }
  return out;
}

/// Lao fonts whose codes are known to their makers alone: Alice0 to Alice5, and those that Lao Script for Windows names
/// beside its own. Fonts called Alice in other ways are Latin ones, or in Unicode.
bool is_of_unknown_code(std::string_view small) {
  constexpr std::string_view kAlice = "alice";
  if (small.starts_with(kAlice)) {
    std::string_view number = small.substr(kAlice.size());
    if (number.starts_with('_') || number.starts_with(' ')) number.remove_prefix(1);
    return number.size() == 1 && number.front() >= '0' && number.front() <= '5';
  }
  constexpr std::array<std::string_view, 5> kNames = {"saysettha 95", "saysettha 2000", "saysettha ls", "sengchanh",
                                                      "xayawath"};
  return std::any_of(kNames.begin(), kNames.end(), [&](std::string_view name) { return small.starts_with(name); });
}

}  // namespace

std::optional<LegacyFont> legacy_font(std::string_view name) {
  const std::string small = small_letters(name);
  if (small.starts_with(".vn")) return LegacyFont{FontCode::Tcvn3, small.ends_with("h") && name.ends_with('H')};
  constexpr std::pair<std::string_view, FontCode> kNames[] = {
      {"vni-", FontCode::Vni},
      {"vni ", FontCode::Vni},
      {"saysettha lao", FontCode::LsWin},
      {"saysettha_lao", FontCode::LsWin},
      {"saysettha-lao", FontCode::LsWin},
      {"saysetthalao", FontCode::LsWin},
      {"chanthabouli lao", FontCode::LsWin},
      {"limon s", FontCode::Limon},
      {"limon r", FontCode::Limon},
      {"limon f", FontCode::Limon},
  };
  for (const auto& [begin, code] : kNames) {
    if (small.starts_with(begin) && small.find("uni") == small.npos) return LegacyFont{code, false};
  }
  return std::nullopt;
}

std::optional<std::string> to_windows1252(std::string_view utf8) {
  std::string bytes;
  bytes.reserve(utf8.size());
  const auto* at = reinterpret_cast<const std::uint8_t*>(utf8.data());
  const auto* end = at + utf8.size();
  while (at < end) {
    const Utf8Char c = read_utf8(at, end);
    const auto byte = c.valid ? windows1252_byte(c.code) : std::nullopt;
    if (!byte) return std::nullopt;
    bytes.push_back(static_cast<char>(*byte));
    at += c.length;
  }
  return bytes;
}

bool has_letters_of_its_own(std::string_view font) {
  constexpr std::array<std::string_view, 6> kNames = {"saysettha", "alice", "limon", "abc zwsp", "khek", "dokchampa5"};
  const std::string small = small_letters(font);
  return std::any_of(kNames.begin(), kNames.end(), [&](std::string_view name) { return small.starts_with(name); });
}

bool is_unread_in_font(std::string_view utf8, std::string_view font) {
  if (!is_of_unknown_code(small_letters(font))) return false;
  bool latin = false;
  const auto* at = reinterpret_cast<const std::uint8_t*>(utf8.data());
  const auto* end = at + utf8.size();
  while (at < end) {
    const Utf8Char c = read_utf8(at, end);
    constexpr char32_t kThai = 0xE00;  // the first of the scripts that are not Latin there
    if (c.code >= kThai && u_isalpha(static_cast<UChar32>(c.code)) != 0) return false;  // Unicode already
    latin = latin || u_isalpha(static_cast<UChar32>(c.code)) != 0;
    at += c.length;
  }
  return latin;
}

std::string text_in_font(std::string_view utf8, const LegacyFont& font) {
  const auto bytes = to_windows1252(utf8);
  if (!bytes) return std::string(utf8);
  if (font.code == FontCode::LsWin) return lao_of_lswin(*bytes);
  if (font.code == FontCode::Limon) return khmer_of_limon(*bytes);
  const auto octets = std::span(reinterpret_cast<const std::uint8_t*>(bytes->data()), bytes->size());
  const DecodedText decoded = decode_legacy(octets, font.code == FontCode::Vni ? Encoding::Vni : Encoding::Tcvn3);
  if (decoded.invalid_bytes > 0) return std::string(utf8);
  return font.capitals ? each_letter(decoded.text, u_toupper) : decoded.text;
}

}  // namespace chancery
