#include "text/char_codes.h"

#include <algorithm>
#include <cstring>

namespace chancery {
namespace {

// The letters of Vietnamese follow upon ASCII, so that what is told apart letter by letter lies close together in the
// trie of forms; then come the blocks that forms are written in, in which a character keeps its place.
constexpr std::u16string_view kVietnamese = u"àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ";
constexpr CharCode kFirstVietnamese = 0x80;
struct Block {
  std::uint32_t first, last;
  CharCode code;  ///< of the first
};
constexpr std::array<Block, 8> kBlocks = {
    {{0x0000, 0x007F, 0},       // ASCII
     {0x0E00, 0x0EFF, 208},     // Thai, Lao
     {0x1780, 0x17FF, 464},     // Khmer
     {0x0080, 0x024F, 592},     // Latin-1, Latin Extended-A and -B
     {0x0300, 0x036F, 1056},    // combining marks
     {0x1E00, 0x1EFF, 1168},    // Latin Extended Additional
     {0x2000, 0x218F, 1424},    // punctuation, currency, letter-like signs, fractions
     {0x2200, 0x226F, 1824}}};  // minus, about, at least, at most
static_assert(kFirstVietnamese + kVietnamese.size() <= 208);
constexpr CharCode kOtherMark = 1968;    // of three bytes
constexpr CharCode kOtherLetter = 1969;  // of one byte: none; and so on up to four bytes
static_assert(kOtherLetter + 4 < kCharCodes);

constexpr std::uint32_t bytes_of(std::uint32_t c) { return c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4; }

/// The small letter of a capital, else the letter itself. Blocks in which capitals and small letters alternate have
/// capitals at even numbers, but for two stretches of Latin Extended-A and the Vietnamese U with horn.
constexpr std::uint32_t small_letter(std::uint32_t c) {
  if (c >= 'A' && c <= 'Z') return c + 0x20;
  if (c >= 0xC0 && c <= 0xDE && c != 0xD7) return c + 0x20;
  if (c == 0x178) return 0xFF;
  const bool odd_capitals = (c >= 0x139 && c <= 0x148) || (c >= 0x179 && c <= 0x17E) || c == 0x1AF || c == 0x1B0 ||
                            (c >= 0x1CD && c <= 0x1DC);
  if (odd_capitals) return c % 2 == 1 ? c + 1 : c;
  const bool even_capitals = (c >= 0x100 && c <= 0x177 && c != 0x130 && c != 0x131 && c != 0x138 && c != 0x149) ||
                             c == 0x1A0 || (c >= 0x1DE && c <= 0x1EF) || (c >= 0x1F8 && c <= 0x21F) ||
                             (c >= 0x222 && c <= 0x233) || (c >= 0x1E00 && c <= 0x1E95) || c >= 0x1EA0;
  const bool latin = c < 0x250 || (c >= 0x1E00 && c <= 0x1EFF);
  return latin && even_capitals && c % 2 == 0 ? c + 1 : c;
}

constexpr CharCode code_of_small(std::uint32_t c) {
  if (const std::size_t place = c < 0x10000 ? kVietnamese.find(static_cast<char16_t>(c)) : kVietnamese.npos;
      place != kVietnamese.npos) {
    return static_cast<CharCode>(kFirstVietnamese + place);
  }
  for (const Block& block : kBlocks) {
    if (c >= block.first && c <= block.last) return static_cast<CharCode>(block.code + (c - block.first));
  }
  if (class_of(c) == CharClass::Mark) return kOtherMark;
  return static_cast<CharCode>(kOtherLetter + bytes_of(c) - 1);
}

constexpr CharCode code_of(std::uint32_t c) {
  const std::uint32_t small = small_letter(c);
  return static_cast<CharCode>(code_of_small(small) | (small != c ? kCapital : 0));
}

constexpr std::array<Char, kCharCodes> make_shapes() {
  std::array<Char, kCharCodes> shapes = {};
  for (const Block& block : kBlocks) {
    for (std::uint32_t c = block.first; c <= block.last; ++c) {
      shapes[block.code + (c - block.first)] = {class_of(c), static_cast<std::uint8_t>(bytes_of(c))};
    }
  }
  for (std::size_t i = 0; i < kVietnamese.size(); ++i) {
    shapes[kFirstVietnamese + i] = {CharClass::Latin, static_cast<std::uint8_t>(bytes_of(kVietnamese[i]))};
  }
  shapes[kOtherMark] = {CharClass::Mark, 3};
  for (std::uint8_t size = 1; size <= 4; ++size) shapes[kOtherLetter + size - 1U] = {CharClass::OtherLetter, size};
  return shapes;
}

}  // namespace

constexpr std::array<Char, kCharCodes> kChars = make_shapes();

namespace {

constexpr RowChar row_char(CharCode code) { return {code, kChars[code & ~kCapital].cls}; }

/// Characters of one and two bytes, by number.
constexpr std::array<RowChar, 0x800> make_short_codes() {
  std::array<RowChar, 0x800> codes = {};
  for (std::uint32_t c = 0; c < codes.size(); ++c) codes[c] = row_char(code_of(c));
  return codes;
}

// Characters of three bytes: the first two bytes name a row of 64, which for most is one of two rows that say no more
// than `another mark` or `another letter`.
constexpr std::size_t kRows = 0x10000 / 64;
constexpr std::size_t kKnownRows = 32;
struct LongCodes {
  std::array<std::uint8_t, kRows> row = {};
  std::array<std::array<RowChar, 64>, kKnownRows> codes = {};
};
constexpr bool holds_known(std::uint32_t row) {
  for (const Block& block : kBlocks) {
    if (row * 64 <= block.last && row * 64 + 63 >= block.first) return true;
  }
  return false;
}
constexpr LongCodes make_long_codes() {
  LongCodes out;
  out.codes[0].fill(row_char(kOtherMark));
  out.codes[1].fill(row_char(kOtherLetter + 2));
  std::size_t used = 2;
  for (std::uint32_t row = 0x800 / 64; row < kRows; ++row) {
    if (!holds_known(row)) {  // classes of other characters begin and end with rows
      out.row[row] = class_of(row * 64) == CharClass::Mark ? 0 : 1;
      continue;
    }
    for (std::uint32_t low = 0; low < 64; ++low) out.codes[used][low] = row_char(code_of(row * 64 + low));
    out.row[row] = static_cast<std::uint8_t>(used++);
  }
  return out;
}

constexpr std::array<RowChar, 0x800> kShortCodes = make_short_codes();
constexpr LongCodes kLongCodes = make_long_codes();

/// The character at `at`, which it moves behind it.
inline RowChar next_char(const unsigned char*& at) {
  const unsigned lead = *at;
  if (lead < 0x80) {
    at += 1;
    return kShortCodes[lead];
  }
  if (lead < 0xE0) {
    at += 2;
    return kShortCodes[((lead & 0x1FU) << 6U) | (at[-1] & 0x3FU)];
  }
  if (lead < 0xF0) {
    at += 3;
    return kLongCodes.codes[kLongCodes.row[((lead & 0x0FU) << 6U) | (at[-2] & 0x3FU)]][at[-1] & 0x3FU];
  }
  at += 4;
  return row_char(kOtherLetter + 3);
}

/// Characters looked at together.
constexpr std::ptrdiff_t kRun = 8;

bool is_ascii(const unsigned char* at) {
  std::uint64_t bytes = 0;
  std::memcpy(&bytes, at, sizeof bytes);
  static_assert(sizeof bytes == kRun);
  return (bytes & 0x8080808080808080ULL) == 0;
}

}  // namespace

void append_char_codes(std::string_view text, std::vector<CharCode>& codes) {
  const auto* at = reinterpret_cast<const unsigned char*>(text.data());
  const unsigned char* const end = at + text.size();
  while (at < end) codes.push_back(next_char(at).code());
}

bool has_own_codes(std::string_view text) {
  std::vector<CharCode> codes;
  append_char_codes(text, codes);
  return std::none_of(codes.begin(), codes.end(), [](CharCode code) {
    return (code & ~kCapital) >= kOtherMark && (code & ~kCapital) < kCharCodes;
  });
}

CharRow::CharRow(std::string_view text)
    : chars_(new RowChar[text.size() + 1]), begins_(new std::uint32_t[text.size() + 1]) {
  const auto* const begin = reinterpret_cast<const unsigned char*>(text.data());
  const unsigned char* const end = begin + text.size();
  RowChar* next = chars_.get();
  std::uint32_t* from = begins_.get();
  for (const unsigned char* at = begin; at < end;) {
    while (end - at >= kRun && is_ascii(at)) {  // mostly the whole text, where it is English
      const auto first = static_cast<std::uint32_t>(at - begin);
      for (std::uint32_t i = 0; i < kRun; ++i) {
        from[i] = first + i;
        next[i] = kShortCodes[at[i]];
      }
      from += kRun;
      next += kRun;
      at += kRun;
    }
    // What begins behind is no run: up to its end, character by character.
    for (const unsigned char* const stop = at + std::min<std::ptrdiff_t>(kRun, end - at); at < stop;) {
      *from++ = static_cast<std::uint32_t>(at - begin);
      *next++ = next_char(at);
    }
  }
  *from = static_cast<std::uint32_t>(text.size());
  *next = kShortCodes['\n'];
  size_ = static_cast<std::uint32_t>(next - chars_.get());
}

}  // namespace chancery
