#include "reading/names/latin_letters.h"

#include <array>
#include <cstdint>

namespace chancery {
namespace {

// Bare letters by code point; '*' keeps the character. Two letters (Æ, ß) are spelled out in bare_pair().
constexpr std::string_view kLatin1 =  // U+00C0 to U+00FF
    "AAAAAA*CEEEEIIII*NOOOOO*OUUUUY**aaaaaa*ceeeeiiii*nooooo*ouuuuy*y";
constexpr std::string_view kExtendedA =  // U+0100 to U+017F
    "AaAaAaCcCcCcCcDdDdEeEeEeEeEeGgGgGgGgHhHhIiIiIiIiIi**JjKkkLlLlLlLlLlNnNnNn***OoOoOo**RrRrRrSsSsSsSsTtTtTtUuUuUuUu"
    "UuUuWwYyYZzZzZz*";

// Vietnamese letters of U+1EA0 to U+1EF9 come in blocks by letter, capitals at even places.
struct Block {
  char32_t end;    // first code point behind
  char bare;       // without any mark
  char32_t plain;  // without tone
};
constexpr std::array kVietnamese = {Block{0x1EA4, 'a', U'a'}, Block{0x1EAE, 'a', U'â'}, Block{0x1EB8, 'a', U'ă'},
                                    Block{0x1EBE, 'e', U'e'}, Block{0x1EC8, 'e', U'ê'}, Block{0x1ECC, 'i', U'i'},
                                    Block{0x1ED0, 'o', U'o'}, Block{0x1EDA, 'o', U'ô'}, Block{0x1EE4, 'o', U'ơ'},
                                    Block{0x1EE8, 'u', U'u'}, Block{0x1EF2, 'u', U'ư'}, Block{0x1EFA, 'y', U'y'}};

constexpr std::u32string_view kPinyin = U"AaIiOoUuUuUuUuUu";          // U+01CD to U+01DC
constexpr std::u32string_view kPinyinToneless = U"aaiioouuüüüüüüüü";  // the same letters in lower case
constexpr std::u32string_view kToned = U"àáãèéẽìíĩòóõùúũýỳāēīōūǖ";    // letters that only carry a tone
constexpr std::u32string_view kToneless = U"aaaeeeiiiooouuuyyaeiouü";
constexpr std::u32string_view kCapitals = U"ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÜÝĂĐĨŨƠƯÖŎŌĀĒĪŪ";
constexpr std::u32string_view kSmall = U"àáâãèéêìíòóôõùúüýăđĩũơưöŏōāēīū";

const Block* vietnamese_block(char32_t letter) {
  if (letter < 0x1EA0 || letter > 0x1EF9) return nullptr;
  for (const Block& block : kVietnamese)
    if (letter < block.end) return &block;
  return nullptr;
}

std::string_view bare_pair(char32_t letter) {
  switch (letter) {
    case U'Æ':
      return "AE";
    case U'æ':
      return "ae";
    case U'ß':
      return "ss";
    case U'Þ':
      return "Th";
    case U'þ':
      return "th";
    case U'Ð':
      return "D";
    case U'ð':
      return "d";
    case U'Œ':
      return "OE";
    case U'œ':
      return "oe";
    case U'Ơ':
      return "O";
    case U'ơ':
      return "o";
    case U'Ư':
      return "U";
    case U'ư':
      return "u";
    default:
      return {};
  }
}

char bare_letter(char32_t letter) {
  char bare = '*';
  if (letter >= 0xC0 && letter <= 0xFF) bare = kLatin1[letter - 0xC0];
  if (letter >= 0x100 && letter <= 0x17F) bare = kExtendedA[letter - 0x100];
  if (letter >= 0x1CD && letter <= 0x1DC) bare = static_cast<char>(kPinyin[letter - 0x1CD]);
  if (const Block* block = vietnamese_block(letter))
    bare = letter % 2 == 0 ? static_cast<char>(block->bare - 'a' + 'A') : block->bare;
  return bare;
}

bool is_combining(char32_t letter) { return letter >= 0x300 && letter <= 0x36F; }

char32_t toneless(char32_t letter) {
  if (letter >= U'A' && letter <= U'Z') return letter - U'A' + U'a';
  if (const Block* block = vietnamese_block(letter)) return block->plain;
  if (letter >= 0x1CD && letter <= 0x1DC) return kPinyinToneless[letter - 0x1CD];
  if (const auto at = kCapitals.find(letter); at != std::u32string_view::npos) letter = kSmall[at];
  if (const auto at = kToned.find(letter); at != std::u32string_view::npos) letter = kToneless[at];
  return letter;
}

}  // namespace

char32_t take_code_point(std::string_view text, std::size_t& at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char lead = byte(at);
  const std::size_t length = lead < 0x80   ? 1
                             : lead < 0xC2 ? 0
                             : lead < 0xE0 ? 2
                             : lead < 0xF0 ? 3
                             : lead < 0xF5 ? 4
                                           : 0;
  if (length == 0 || at + length > text.size()) return ++at, U'\uFFFD';
  char32_t letter = length == 1 ? lead : lead & (0x7F >> length);
  for (std::size_t i = 1; i < length; ++i) {
    if ((byte(at + i) & 0xC0) != 0x80) return ++at, U'\uFFFD';
    letter = letter << 6 | (byte(at + i) & 0x3F);
  }
  at += length;
  return letter;
}

void append_utf8(std::string& out, char32_t letter) {
  const auto put = [&](std::uint32_t byte) { out += static_cast<char>(byte); };
  if (letter < 0x80) return put(letter);
  if (letter < 0x800) return put(0xC0 | letter >> 6), put(0x80 | (letter & 0x3F));
  if (letter < 0x10000) return put(0xE0 | letter >> 12), put(0x80 | (letter >> 6 & 0x3F)), put(0x80 | (letter & 0x3F));
  put(0xF0 | letter >> 18), put(0x80 | (letter >> 12 & 0x3F)), put(0x80 | (letter >> 6 & 0x3F)),
      put(0x80 | (letter & 0x3F));
}

std::string to_bare_latin(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const char32_t letter = take_code_point(text, at);
    if (is_combining(letter)) continue;
    if (const std::string_view pair = bare_pair(letter); !pair.empty()) {
      out += pair;
    } else if (const char bare = bare_letter(letter); bare != '*') {
      out += bare;
    } else {
      append_utf8(out, letter);
    }
  }
  return out;
}

std::string to_toneless(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) append_utf8(out, toneless(take_code_point(text, at)));
  return out;
}

}  // namespace chancery
