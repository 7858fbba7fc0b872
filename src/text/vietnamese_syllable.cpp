#include "text/vietnamese_syllable.h"

#include <algorithm>
#include <array>
#include <string>

namespace chancery {
namespace {

using namespace std::string_view_literals;

enum class Tone : unsigned char { Level, Grave, Hook, Tilde, Acute, Dot };

// A row a tone, in the order of `Tone`, the vowels in the order of `kVowelKeys`.
constexpr std::u32string_view kVowels[] = {U"aăâeêioôơuưy", U"àằầèềìòồờùừỳ", U"ảẳẩẻểỉỏổởủửỷ",
                                           U"ãẵẫẽễĩõỗỡũữỹ", U"áắấéếíóốớúứý", U"ạặậẹệịọộợụựỵ"};
constexpr std::u32string_view kVowelCapitals[] = {U"AĂÂEÊIOÔƠUƯY", U"ÀẰẦÈỀÌÒỒỜÙỪỲ", U"ẢẲẨẺỂỈỎỔỞỦỬỶ",
                                                  U"ÃẴẪẼỄĨÕỖỠŨỮỸ", U"ÁẮẤÉẾÍÓỐỚÚỨÝ", U"ẠẶẬẸỆỊỌỘỢỤỰỴ"};
constexpr std::u32string_view kToneMarks = U"\u0300\u0309\u0303\u0301\u0323";  // Grave to Dot

// Letters as one ASCII character each, so that spellings can be listed: ă â ê ô ơ ư đ are 1 to 7.
constexpr std::string_view kVowelKeys = "a12e3io45u6y";
constexpr char kDKey = '7';

constexpr std::array kOnsets = {"ngh"sv, "ch"sv, "gh"sv, "gi"sv, "kh"sv, "ng"sv, "nh"sv, "ph"sv, "qu"sv, "th"sv,
                                "tr"sv,  "b"sv,  "c"sv,  "d"sv,  "7"sv,  "g"sv,  "h"sv,  "k"sv,  "l"sv,  "m"sv,
                                "n"sv,   "p"sv,  "r"sv,  "s"sv,  "t"sv,  "v"sv,  "x"sv,  ""sv};
// Vowels with nothing behind them, and vowels with a final consonant behind them.
constexpr std::array kOpenRimes = {
    "a"sv,   "e"sv,   "3"sv,   "i"sv,   "o"sv,   "4"sv,   "5"sv,   "u"sv,   "6"sv,   "y"sv,   "ia"sv,  "ua"sv,
    "6a"sv,  "ai"sv,  "ao"sv,  "au"sv,  "ay"sv,  "2u"sv,  "2y"sv,  "eo"sv,  "3u"sv,  "iu"sv,  "oa"sv,  "oe"sv,
    "oi"sv,  "4i"sv,  "5i"sv,  "u3"sv,  "uy"sv,  "ui"sv,  "6i"sv,  "6u"sv,  "u5"sv,  "i3u"sv, "y3u"sv, "oai"sv,
    "oay"sv, "oao"sv, "oeo"sv, "u2y"sv, "u4i"sv, "65i"sv, "65u"sv, "uya"sv, "uyu"sv, "u3u"sv};
constexpr std::array kClosedRimes = {"a"sv,  "1"sv,  "2"sv,  "e"sv,  "3"sv,  "i"sv,  "o"sv,   "4"sv,
                                     "5"sv,  "u"sv,  "6"sv,  "y"sv,  "i3"sv, "y3"sv, "u4"sv,  "65"sv,
                                     "oa"sv, "o1"sv, "oe"sv, "u2"sv, "u3"sv, "uy"sv, "uy3"sv, "oo"sv};
constexpr std::array kStops = {"ch"sv, "c"sv, "p"sv, "t"sv};
constexpr std::array kNasals = {"ng"sv, "nh"sv, "m"sv, "n"sv};

template <class List>
bool holds(const List& list, std::string_view each) {
  return std::find(list.begin(), list.end(), each) != list.end();
}

template <class List>
bool ends_a_rime(const List& finals, std::string_view rime) {
  return std::any_of(finals.begin(), finals.end(), [&](std::string_view last) {
    return rime.ends_with(last) && holds(kClosedRimes, rime.substr(0, rime.size() - last.size()));
  });
}

/// Behind a stop stand only two of the six tones.
bool is_rime(std::string_view rime, Tone tone) {
  if (holds(kOpenRimes, rime) || ends_a_rime(kNasals, rime)) return true;
  return ends_a_rime(kStops, rime) && (tone == Tone::Acute || tone == Tone::Dot);
}

struct Spelling {
  std::string keys;
  Tone tone = Tone::Level;
  int tones = 0;
  bool known = true;  // no letter but Vietnamese ones

  void add_tone(std::size_t row) {
    if (row == 0) return;
    tone = static_cast<Tone>(row);
    ++tones;
  }

  bool add_vowel(char32_t code) {
    for (std::size_t row = 0; row < std::size(kVowels); ++row) {
      const std::size_t at = std::min(kVowels[row].find(code), kVowelCapitals[row].find(code));
      if (at == std::u32string_view::npos) continue;
      keys.push_back(kVowelKeys[at]);
      add_tone(row);
      return true;
    }
    return false;
  }

  void add(char32_t code) {
    if (add_vowel(code)) return;
    if (const std::size_t mark = kToneMarks.find(code); mark != kToneMarks.npos) return add_tone(mark + 1);
    const char32_t small = code >= 'A' && code <= 'Z' ? code + ('a' - 'A') : code;
    if (code == U'đ' || code == U'Đ') {
      keys.push_back(kDKey);
    } else if (small >= 'a' && small <= 'z') {
      keys.push_back(static_cast<char>(small));
    } else {
      known = false;
    }
  }
};

}  // namespace

bool is_vietnamese_syllable(std::u32string_view word) {
  constexpr std::size_t kLongest = 8;  // nghiêng has 7, a combining mark is one more
  if (word.empty() || word.size() > kLongest) return false;
  Spelling spelling;
  for (const char32_t code : word) spelling.add(code);
  if (!spelling.known || spelling.tones > 1) return false;
  const std::string_view keys = spelling.keys;
  return std::any_of(kOnsets.begin(), kOnsets.end(), [&](std::string_view onset) {
    return keys.starts_with(onset) && is_rime(keys.substr(onset.size()), spelling.tone);
  });
}

bool is_vietnamese_letter(char32_t code) {
  if (code < 0x80) return false;
  Spelling spelling;
  spelling.add(code);
  return spelling.known;
}

}  // namespace chancery
