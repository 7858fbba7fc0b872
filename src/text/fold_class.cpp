#include "text/fold_class.h"

#include <algorithm>
#include <iterator>
#include <span>

#include "text/unicode_ranges.h"

namespace chancery {
namespace {

struct Replacement {
  char32_t first;
  char32_t last;
  Folding folding;
};

constexpr Folding kSpace = {FoldKind::Replace, ' '};
constexpr Folding kDash = {FoldKind::Replace, '-'};
constexpr Folding kApostrophe = {FoldKind::Replace, '\''};
constexpr Folding kQuote = {FoldKind::Replace, '"'};
constexpr Folding kLine = {FoldKind::Replace, '\n'};
constexpr Folding kNothing = {FoldKind::Drop, 0};
constexpr Folding kOldLetter = {FoldKind::Old, 0};

// In order of code points. Spaces and dashes: Unicode 15.0, tables 6-2 and 6-3; format characters: section 23.2; Khmer
// letters that are deprecated or variants: section 16.4 and the names list of the Khmer block.
constexpr Replacement kReplacements[] = {
    {'\t', '\t', kSpace},
    {'\r', '\r', {FoldKind::Return, 0}},
    {0x85, 0x85, kLine},
    {0xA0, 0xA0, kSpace},
    {0xAB, 0xAB, kQuote},
    {0xAD, 0xAD, kNothing},  // soft hyphen
    {0xBB, 0xBB, kQuote},
    {0x2BC, 0x2BC, kApostrophe},
    {0x61C, 0x61C, kNothing},  // Arabic letter mark
    {0x1680, 0x1680, kSpace},
    {0x17A3, 0x17A4, kOldLetter},
    {0x17B2, 0x17B2, kOldLetter},
    {0x17B4, 0x17B5, kNothing},  // inherent vowels
    {0x17D8, 0x17D8, {FoldKind::Beyyal, 0}},
    {0x2000, 0x200A, kSpace},
    {0x200B, 0x200F, kNothing},  // zero-width space, non-joiner, joiner, direction marks
    {0x2010, 0x2015, kDash},
    {0x2018, 0x2019, kApostrophe},
    {0x201B, 0x201B, kApostrophe},
    {0x201C, 0x201F, kQuote},
    {0x2028, 0x2029, kLine},
    {0x202A, 0x202E, kNothing},  // direction of embedded text
    {0x202F, 0x202F, kSpace},
    {0x205F, 0x205F, kSpace},
    {0x2060, 0x2060, kNothing},  // word joiner
    {0x2066, 0x2069, kNothing},  // direction of isolated text
    {0x2212, 0x2212, kDash},
    {0x3000, 0x3000, kSpace},
    {0xFEFF, 0xFEFF, kNothing},  // byte order mark
};

constexpr char32_t kWideFirst = 0xFF01;  // full-width ASCII, U+FF01..FF5E
constexpr char32_t kWideLast = 0xFF5E;
constexpr char32_t kWideToAscii = 0xFEE0;

// ASCII letters and < = > compose with marks behind them, other ASCII characters do not.
constexpr bool may_compose(char32_t ascii) {
  return (ascii >= 'A' && ascii <= 'Z') || (ascii >= 'a' && ascii <= 'z') || (ascii >= '<' && ascii <= '>');
}

constexpr Folding wide_folding(char32_t code) {
  const char32_t ascii = code - kWideToAscii;
  return {may_compose(ascii) ? FoldKind::Letter : FoldKind::Replace, ascii};
}

// Looked for first, since they are frequent where they stand at all: marks of decomposed Latin letters, Khmer digits.
constexpr char32_t kFirstMark = 0x300;
constexpr char32_t kLastMark = 0x36F;
constexpr char32_t kKhmerZero = 0x17E0;

bool holds(std::span<const CodeRange> ranges, char32_t code) {
  const auto behind = std::upper_bound(ranges.begin(), ranges.end(), code,
                                       [](char32_t c, const CodeRange& range) { return c < range.first; });
  return behind != ranges.begin() && code <= std::prev(behind)->last;
}

/// 0 to 9 for a decimal digit of any script but ASCII, else -1.
int digit_value(char32_t code) {
  const auto* behind = std::upper_bound(std::begin(kDigitZeros), std::end(kDigitZeros), code);
  if (behind == std::begin(kDigitZeros)) return -1;
  const char32_t value = code - *std::prev(behind);
  return value <= 9 ? static_cast<int>(value) : -1;
}

using Table = std::array<FoldClass, 0x10000>;

constexpr void set(Table& table, char32_t first, char32_t last, FoldClass c) {
  for (char32_t code = first; code <= last; ++code) table[code] = c;
}

constexpr void set_always(Table& table) {
  set(table, 0xD800, 0xDFFF, FoldClass::Always);
  for (const auto& range : kNfcJoinsBefore) {
    if (range.last < table.size()) set(table, range.first, range.last, FoldClass::Always);
  }
  for (const auto& range : kNfcReplaced) {
    if (range.last < table.size()) set(table, range.first, range.last, FoldClass::Always);
  }
  for (const auto& replacement : kReplacements) set(table, replacement.first, replacement.last, FoldClass::Always);
  for (const char32_t zero : kDigitZeros) {
    if (zero < table.size()) set(table, zero, zero + 9, FoldClass::Always);
  }
  set(table, kWideFirst, kWideLast, FoldClass::Always);
}

constexpr void set_thai(Table& table) {
  set(table, 0x0E40, 0x0E40, FoldClass::ThaiE);
  set(table, 0x0E32, 0x0E32, FoldClass::ThaiAa);
  set(table, 0x0E33, 0x0E33, FoldClass::ThaiAm);
  set(table, 0x0E4D, 0x0E4D, FoldClass::ThaiNikhahit);
  set(table, 0x0E48, 0x0E4B, FoldClass::ThaiTone);
  set(table, 0x0E31, 0x0E31, FoldClass::ThaiVowel);
  set(table, 0x0E34, 0x0E39, FoldClass::ThaiVowel);
  set(table, 0x0E47, 0x0E47, FoldClass::ThaiVowel);
  set(table, 0x0E3A, 0x0E3A, FoldClass::ThaiPinthu);
  set(table, 0x0E4C, 0x0E4C, FoldClass::ThaiKiller);
  set(table, 0x0E4E, 0x0E4E, FoldClass::ThaiKiller);
}

constexpr void set_lao(Table& table) {
  set(table, 0x0EC0, 0x0EC0, FoldClass::LaoE);
  set(table, 0x0EB2, 0x0EB2, FoldClass::LaoAa);
  set(table, 0x0EB3, 0x0EB3, FoldClass::LaoAm);
  set(table, 0x0ECD, 0x0ECD, FoldClass::LaoNikhahit);
  set(table, 0x0EC8, 0x0ECB, FoldClass::LaoTone);
  set(table, 0x0EB1, 0x0EB1, FoldClass::LaoVowel);
  set(table, 0x0EB4, 0x0EB9, FoldClass::LaoVowel);
  set(table, 0x0EBB, 0x0EBB, FoldClass::LaoVowel);
  set(table, 0x0EBA, 0x0EBA, FoldClass::LaoBelow);
  set(table, 0x0EBC, 0x0EBC, FoldClass::LaoBelow);
  set(table, 0x0ECC, 0x0ECC, FoldClass::LaoKiller);
  set(table, 0x0ECE, 0x0ECE, FoldClass::LaoKiller);
  set(table, 0x0EAB, 0x0EAB, FoldClass::LaoHo);
  set(table, 0x0E99, 0x0E99, FoldClass::LaoNo);
  set(table, 0x0EA1, 0x0EA1, FoldClass::LaoNo);
}

constexpr void set_khmer(Table& table) {
  for (char32_t code = 0x1780; code <= 0x17B3; ++code) {
    if (table[code] == FoldClass::Plain) table[code] = FoldClass::KhmerBase;
  }
  set(table, 0x178A, 0x178A, FoldClass::KhmerDa);
  set(table, 0x179A, 0x179A, FoldClass::KhmerRo);
  set(table, 0x17B6, 0x17C5, FoldClass::KhmerVowel);
  set(table, 0x17BB, 0x17BB, FoldClass::KhmerU);
  set(table, 0x17C6, 0x17C6, FoldClass::KhmerSign);
  set(table, 0x17C7, 0x17C8, FoldClass::KhmerFinal);
  set(table, 0x17C9, 0x17CA, FoldClass::KhmerShifter);
  set(table, 0x17CB, 0x17CB, FoldClass::KhmerSign);
  set(table, 0x17CC, 0x17CC, FoldClass::KhmerRobat);
  set(table, 0x17CD, 0x17D1, FoldClass::KhmerSign);
  set(table, 0x17D0, 0x17D0, FoldClass::KhmerAbove);
  set(table, 0x17D2, 0x17D2, FoldClass::KhmerCoeng);
  set(table, 0x17D3, 0x17D3, FoldClass::KhmerSign);
  set(table, 0x17DD, 0x17DD, FoldClass::KhmerAbove);
}

constexpr Table make_table() {
  Table table{};
  set_always(table);
  set_thai(table);
  set_lao(table);
  set_khmer(table);
  return table;
}

constexpr unsigned rank_of(FoldClass c) {
  switch (c) {
    case FoldClass::ThaiVowel:
    case FoldClass::LaoVowel:
    case FoldClass::KhmerRobat:
      return 1;
    case FoldClass::ThaiNikhahit:
    case FoldClass::LaoNikhahit:
    case FoldClass::KhmerCoeng:
      return 2;
    case FoldClass::ThaiTone:
    case FoldClass::ThaiKiller:
    case FoldClass::LaoTone:
    case FoldClass::LaoKiller:
      return 3;
    case FoldClass::KhmerShifter:
      return 4;
    case FoldClass::KhmerVowel:
    case FoldClass::KhmerU:
      return 5;
    case FoldClass::KhmerSign:
    case FoldClass::KhmerAbove:
      return 6;
    case FoldClass::KhmerFinal:
      return 7;
    default:
      return 0;
  }
}

using Suspects = std::array<FoldClassSet, 32>;

constexpr void add(Suspects& table, FoldClassSet before, FoldClassSet behind) {
  for (unsigned c = 0; c < kFoldClasses; ++c) {
    if ((before >> c & 1) != 0) table[c] |= behind;
  }
}

/// Marks in the wrong order.
constexpr void add_disorder(Suspects& table, FoldClassSet marks) {
  for (unsigned a = 0; a < kFoldClasses; ++a) {
    for (unsigned b = 0; b < kFoldClasses; ++b) {
      const bool both = (marks >> a & 1) != 0 && (marks >> b & 1) != 0;
      if (both && rank_of(FoldClass{static_cast<std::uint8_t>(a)}) > rank_of(FoldClass{static_cast<std::uint8_t>(b)})) {
        table[a] |= FoldClassSet{1} << b;
      }
    }
  }
}

constexpr void add_thai_and_lao(Suspects& table) {
  add_disorder(table, kThaiMarks);
  add_disorder(table, kLaoMarks);
  add(table, bit(FoldClass::ThaiE), bit(FoldClass::ThaiE));
  add(table, bit(FoldClass::ThaiAm), bit(FoldClass::ThaiTone));
  add(table, bit(FoldClass::ThaiNikhahit), bit(FoldClass::ThaiTone) | bit(FoldClass::ThaiAa));
  add(table, bit(FoldClass::LaoE), bit(FoldClass::LaoE));
  add(table, bit(FoldClass::LaoAm), bit(FoldClass::LaoTone));
  add(table, bit(FoldClass::LaoNikhahit), bit(FoldClass::LaoTone) | bit(FoldClass::LaoAa));
  add(table, bit(FoldClass::LaoHo), bit(FoldClass::LaoNo));
}

constexpr void add_khmer(Suspects& table) {
  add_disorder(table, kKhmerMarks);
  const FoldClassSet vowels = bit(FoldClass::KhmerVowel) | bit(FoldClass::KhmerU);
  const FoldClassSet signs = bit(FoldClass::KhmerSign) | bit(FoldClass::KhmerAbove);
  add(table, ~FoldClassSet{0},
      bit(FoldClass::KhmerRobat));  // its place is before coengs, whose letters look like bases
  add(table, vowels, vowels);
  add(table, signs, signs);
  add(table, bit(FoldClass::KhmerU), bit(FoldClass::KhmerAbove));
  add(table, bit(FoldClass::KhmerShifter), bit(FoldClass::KhmerShifter));
  add(table, bit(FoldClass::KhmerFinal), bit(FoldClass::KhmerFinal));
  add(table, bit(FoldClass::KhmerCoeng), bit(FoldClass::KhmerCoeng) | bit(FoldClass::KhmerDa));
  add(table, bit(FoldClass::KhmerRo), bit(FoldClass::KhmerCoeng));
}

constexpr Suspects make_suspects() {
  Suspects table{};
  add(table, ~FoldClassSet{0}, bit(FoldClass::Always));
  add(table, kThaiMarks, kLaoMarks | kKhmerMarks);  // NFC may order marks of two scripts
  add(table, kLaoMarks, kThaiMarks | kKhmerMarks);
  add(table, kKhmerMarks, kThaiMarks | kLaoMarks);
  add_thai_and_lao(table);
  add_khmer(table);
  return table;
}

}  // namespace

constinit const std::array<FoldClass, 0x10000> kFoldClass = make_table();
constinit const std::array<FoldClassSet, 32> kSuspect = make_suspects();

Folding folding_of(char32_t code) {
  if (code < 0x10000 && kFoldClass[code] != FoldClass::Always) return {};
  if (code >= kFirstMark && code <= kLastMark) return {FoldKind::Join, 0};
  if (const auto digit = code - kKhmerZero; digit <= 9) return {FoldKind::Replace, U'0' + digit};
  const auto* behind = std::upper_bound(std::begin(kReplacements), std::end(kReplacements), code,
                                        [](char32_t c, const Replacement& each) { return c < each.first; });
  if (behind != std::begin(kReplacements) && code <= std::prev(behind)->last) return std::prev(behind)->folding;
  if (const int digit = digit_value(code); digit >= 0) return {FoldKind::Replace, U'0' + static_cast<char32_t>(digit)};
  if (code >= kWideFirst && code <= kWideLast) return wide_folding(code);
  if (holds(kNfcJoinsBefore, code)) return {FoldKind::Join, 0};
  return {holds(kNfcReplaced, code) ? FoldKind::Canonical : FoldKind::Keep, 0};
}

FoldClass astral_class(char32_t code) {
  return folding_of(code).kind == FoldKind::Keep ? FoldClass::Plain : FoldClass::Always;
}

unsigned sign_rank(FoldClass c) { return rank_of(c); }

}  // namespace chancery
