#include "intake/formats/old_khmer.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>

#include "text/utf8.h"

namespace chancery {
namespace {

constexpr char32_t kNyo = U'ញ', kBa = U'ប', kPo = U'ព', kRo = U'រ', kSa = U'ស', kQa = U'អ';
constexpr char32_t kAa = U'\x17B6', kI = U'\x17B7', kIi = U'\x17B8', kYy = U'\x17BA', kU = U'\x17BB';
constexpr char32_t kOe = U'\x17BE', kYa = U'\x17BF', kIe = U'\x17C0', kE = U'\x17C1', kAi = U'\x17C3';
constexpr char32_t kOo = U'\x17C4', kAu = U'\x17C5', kSamyokSannya = U'\x17D0';
constexpr char32_t kMuusikatoan = U'\x17C9', kTriisap = U'\x17CA', kRobat = U'\x17CC', kCoeng = U'\x17D2';

/// What a byte draws; "្" before a letter draws that letter below the line.
using Letters = std::array<std::u32string_view, 256>;

constexpr Letters kLetters = [] {
  constexpr std::pair<std::uint8_t, std::u32string_view> kKnown[] = {
      {0x09, U"\t"}, {0x0A, U"\n"}, {0x0D, U"\r"}, {0x20, U" "}, {0xA0, U" "}, {0x2D, U"-"}, {0x21, U"1"},
      {0x40, U"2"},  {0x23, U"3"},  {0x24, U"4"},  {0x25, U"5"}, {0x5E, U"6"}, {0x26, U"7"}, {0x2A, U"8"},
      {0x28, U"9"},  {0x2F, U","},  {0x3D, U"="},  {0x3E, U"."}, {0x7B, U"“"}, {0x7D, U"”"}, {0xA1, U"!"},
      {0xA6, U")"},  {0xAC, U"("},  {0xB0, U"%"},  {0xBC, U"/"}, {0xF7, U"+"}, {0x30, U"០"}, {0x31, U"១"},
      {0x32, U"២"},  {0x33, U"៣"},  {0x34, U"៤"},  {0x35, U"៥"}, {0x36, U"៦"}, {0x37, U"៧"}, {0x38, U"៨"},
      {0x39, U"៩"},  {0x6B, U"ក"},  {0x78, U"ខ"},  {0x4B, U"គ"}, {0x58, U"ឃ"}, {0x67, U"ង"}, {0x63, U"ច"},
      {0x71, U"ឆ"},  {0x43, U"ជ"},  {0x51, U"ឈ"},  {0x6A, U"ញ"}, {0x64, U"ដ"}, {0x7A, U"ឋ"}, {0x44, U"ឌ"},
      {0x5A, U"ឍ"},  {0x4E, U"ណ"},  {0x74, U"ត"},  {0x66, U"ថ"}, {0x54, U"ទ"}, {0x46, U"ធ"}, {0x6E, U"ន"},
      {0x62, U"ប"},  {0x29, U"ប"},  {0x70, U"ផ"},  {0x42, U"ព"}, {0x50, U"ភ"}, {0x6D, U"ម"}, {0x79, U"យ"},
      {0x72, U"រ"},  {0x6C, U"ល"},  {0x76, U"វ"},  {0x73, U"ស"}, {0x68, U"ហ"}, {0x4C, U"ឡ"}, {0x47, U"អ"},
      {0x5C, U"ឥ"},  {0x7C, U"ឦ"},  {0x5D, U"ឧ"},  {0xAB, U"ឪ"}, {0xC9, U"ឯ"}, {0xBB, U"ឱ"}, {0x5B, U"ឲ្យ"},
      {0xB4, U"ខ្ញុំ"}, {0x61, U"ា"},  {0x69, U"ិ"},   {0xED, U"ិ"},  {0x49, U"ី"},  {0xCD, U"ី"},  {0x77, U"ឹ"},
      {0xE5, U"ឹ"},   {0x57, U"ឺ"},   {0xC5, U"ឺ"},   {0x75, U"ុ"},  {0xFA, U"ុ"},  {0x55, U"ូ"},  {0xDA, U"ូ"},
      {0x59, U"ួ"},   {0xDC, U"ួ"},   {0x4F, U"ឿ"},  {0xD3, U"ឿ"}, {0x6F, U"ៀ"}, {0xF3, U"ៀ"}, {0x65, U"េ"},
      {0x45, U"ែ"},  {0xE9, U"ៃ"},  {0x41, U"ៅ"},  {0x4D, U"ំ"},  {0xBF, U"ំ"},  {0x48, U"ះ"}, {0xB3, U"ៈ"},
      {0x3A, U"៉"},   {0x91, U"៊"},   {0x3B, U"់"},   {0x92, U"៌"},  {0x5F, U"៍"},  {0x2B, U"៎"},  {0xBE, U"៏"},
      {0xBD, U"័"},   {0xD7, U"ិ៍"},   {0x2E, U"។"},  {0xB2, U"ៗ"}, {0xB9, U"៛"}, {0x60, U"៛"}, {0xE1, U"្ក"},
      {0xE7, U"្ខ"},  {0xC1, U"្គ"},  {0xC7, U"្ឃ"},  {0xB6, U"្ង"}, {0xA9, U"្ច"}, {0xE4, U"្ឆ"}, {0xA2, U"្ជ"},
      {0xC4, U"្ឈ"},  {0x4A, U"្ញ"},  {0xD8, U"្ញ"},  {0xA3, U"្ញ"}, {0xA4, U"្ញុ"}, {0xE6, U"្ឋ"}, {0xD0, U"្ឌ"},
      {0xC6, U"្ឍ"},  {0xD1, U"្ណ"},  {0xFE, U"្ត"},  {0xDF, U"្ថ"}, {0xDE, U"្ទ"}, {0xA7, U"្ធ"}, {0xF1, U"្ន"},
      {0x2C, U"្ប"},  {0xF6, U"្ផ"},  {0x3C, U"្ព"},  {0xD6, U"្ភ"}, {0xB5, U"្ម"}, {0xFC, U"្យ"}, {0x52, U"្រ"},
      {0xAE, U"្រ"},  {0xF8, U"្ល"},  {0x56, U"្វ"},  {0x53, U"្ស"}, {0xF0, U"្ហ"}, {0xA5, U"្អ"},
  };
  Letters out;
  out.fill(U"\xFFFD");
  for (const auto& [byte, letters] : kKnown) out[byte] = letters;
  return out;
}();

/// Letters that are drawn by several bytes; the longest first.
constexpr std::pair<std::string_view, std::u32string_view> kDrawnTogether[] = {
    {".l.", U"៘"},   {"B\xA7", U"ឰ"}, {"]_", U"ឳ"},    {"]u", U"ឩ"},    {"]\x91", U"ឨ"},
    {"B\xA3", U"ឭ"}, {"b\xA3", U"ឫ"}, {"B\xA4", U"ឮ"}, {"b\xA4", U"ឬ"}, {" \xB3", U" ៖"},
};

std::u32string letters_of(std::string_view bytes) {
  std::u32string out;
  while (!bytes.empty()) {
    const auto* together = std::find_if(std::begin(kDrawnTogether), std::end(kDrawnTogether),
                                        [&](const auto& each) { return bytes.starts_with(each.first); });
    const bool found = together != std::end(kDrawnTogether);
    out += found ? together->second : kLetters[static_cast<std::uint8_t>(bytes.front())];
    bytes.remove_prefix(found ? together->first.size() : 1);
  }
  return out;
}

bool is_base(char32_t c) { return c >= U'\x1780' && c <= U'\x17B3'; }
bool is_vowel(char32_t c) { return c >= kAa && c <= kAu; }
bool is_left_vowel(char32_t c) { return c >= kE && c <= kAi; }
bool is_sign(char32_t c) { return (c >= U'\x17C6' && c <= U'\x17D1') || c == U'\x17DD'; }

/// A syllable as its parts are drawn: what stands at the left, the letter, what stands around it.
class Syllable {
 public:
  /// Takes the part at `at`; returns the offset behind it, or `at` where it belongs to the next syllable.
  std::size_t take(std::u32string_view text, std::size_t at) {
    const char32_t c = text[at];
    if (c == kCoeng && at + 1 < text.size()) return take_coeng(text[at + 1]) ? at + 2 : at;
    const bool left = base_ == 0;
    if (is_base(c) && left) {
      base_ = c;
    } else if (is_left_vowel(c) && left && vowels_.empty()) {
      vowels_ += c;
    } else if (is_vowel(c) && !is_left_vowel(c) && !left) {
      vowels_ += c;
    } else if (is_sign(c) && !left) {
      (c == kMuusikatoan || c == kTriisap ? shifter_ : c == kRobat ? robat_ : signs_) += c;
    } else {
      return at;
    }
    return at + 1;
  }

  /// The parts in the order of Unicode.
  [[nodiscard]] std::u32string written() {
    tell_nyo();
    tell_vowels();
    std::u32string out;
    if (base_ != 0) out += base_;
    out += robat_;
    const char32_t last = below_.empty() ? 0 : below_.back();
    const bool shifts_below = last == kSa || last == kQa || last == kBa || last == kNyo;
    if (!shifts_below) out += shifter_;
    out += below_;
    if (has_ro_) (out += kCoeng) += kRo;
    if (shifts_below) out += shifter_;
    return out + vowels_ + signs_;
  }

 private:
  /// A RO below the line is drawn before its letter, so that behind one it is of the next.
  bool take_coeng(char32_t letter) {
    if (letter == kRo) return base_ == 0 && !std::exchange(has_ro_, true);
    if (base_ == 0) return false;
    (below_ += kCoeng) += letter;
    return true;
  }

  /// NYO with a letter below loses its foot and is drawn as PO with AA.
  void tell_nyo() {
    constexpr std::u32string_view kBelowPo = U"តនភយរលវ";
    const auto drawn = vowels_.find(kAa);
    if (base_ != kPo || drawn == vowels_.npos || below_.empty() || kBelowPo.find(below_.back()) != kBelowPo.npos)
      return;
    base_ = kNyo;
    vowels_.erase(drawn, 1);
  }

  /// Vowels of two parts are one; U beside a vowel above stands for the shifter that has no room there.
  void tell_vowels() {
    constexpr std::pair<char32_t, char32_t> kWithE[] = {{kAa, kOo}, {kIi, kOe}, {kYa, kYa}, {kIe, kIe}, {kAu, kAu}};
    if (vowels_.size() > 1 && vowels_[0] == kE) {
      for (const auto& [part, whole] : kWithE) {
        const auto at = vowels_.find(part);
        if (at == vowels_.npos) continue;
        vowels_.erase(at, 1);
        vowels_[0] = whole;
        break;
      }
    }
    const auto u = vowels_.find(kU);
    if (u == vowels_.npos) return;
    const bool above = std::any_of(vowels_.begin(), vowels_.end(),
                                   [](char32_t c) { return (c >= kI && c <= kYy) || c == kOe || c == kE || c == kAa; });
    if (!above && signs_.find(kSamyokSannya) == signs_.npos) return;
    vowels_.erase(u, 1);
    shifter_ = base_ == kSa || base_ == kQa ? kTriisap : kMuusikatoan;
  }

  char32_t base_ = 0;
  std::u32string vowels_, below_, robat_, shifter_, signs_;
  bool has_ro_ = false;  ///< below the line
};

}  // namespace

std::string khmer_of_limon(std::string_view bytes) {
  const std::u32string drawn = letters_of(bytes);
  std::string out;
  const auto write = [&](std::u32string_view text) {
    for (const char32_t c : text) append_utf8(out, c);
  };
  for (std::size_t at = 0; at < drawn.size();) {
    Syllable syllable;
    const std::size_t begin = at;
    for (std::size_t next = at; at < drawn.size() && (next = syllable.take(drawn, at)) != at;) at = next;
    write(at > begin ? syllable.written() : drawn.substr(at++, 1));
  }
  return out;
}

}  // namespace chancery
