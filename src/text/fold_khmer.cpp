#include "text/fold_khmer.h"

#include <algorithm>
#include <vector>

#include "text/fold_class.h"

namespace chancery {
namespace {

constexpr char32_t kCoeng = 0x17D2, kTa = 0x178F, kDa = 0x178A, kRo = 0x179A, kBa = 0x1794;
constexpr char32_t kAa = 0x17B6, kI = 0x17B7, kIi = 0x17B8, kYy = 0x17BA, kU = 0x17BB;
constexpr char32_t kOe = 0x17BE, kYa = 0x17BF, kE = 0x17C1, kOo = 0x17C4, kNikahit = 0x17C6;
constexpr char32_t kMuusikatoan = 0x17C9, kTriisap = 0x17CA;

/// A sign, or a coeng with its letter.
struct Sign {
  char32_t code;
  char32_t letter = 0;  // behind a coeng
  unsigned place = 0;
};

/// The place of a sign in its syllable (Unicode 15.0, section 16.4, with the order of vowel parts of the Khmer encoding
/// structure of Hosken, Lindenberg and Sok: parts before, below, above, behind).
unsigned place_of(char32_t code, char32_t letter) {
  const FoldClass c = fold_class(code);
  if (c == FoldClass::KhmerCoeng) return letter == kRo ? 21 : 20;
  if (c != FoldClass::KhmerVowel && c != FoldClass::KhmerU) return sign_rank(c) * 10;
  if (code >= kOe) return 50;
  if (code >= kU) return 51;
  return code == kAa ? 53 : 52;
}

bool is_base(char32_t code) { return is_in(fold_class(code), kKhmerBases); }

/// Consonants of the first series (Unicode 15.0, table 16-9), without BA, which has a shifter of its own.
bool is_first_series(char32_t code) {
  return (code >= 0x1780 && code <= 0x1783) || (code >= 0x1785 && code <= 0x1788) ||
         (code >= 0x178A && code <= 0x178D) || (code >= kTa && code <= 0x1792) || (code >= 0x1795 && code <= 0x1797) ||
         (code >= 0x179E && code <= 0x17A0) || code == 0x17A2;
}

/// One syllable: a base and its signs.
class Syllable {
 public:
  explicit Syllable(char32_t base) : base_(base) {}

  /// Reads the signs of `text` from `at`; returns the offset behind them.
  std::size_t read(const std::u32string& text, std::size_t at) {
    while (at < text.size() && !is_base(text[at])) {
      const char32_t code = text[at++];
      char32_t letter = 0;
      if (code == kCoeng) {
        while (at < text.size() && text[at] == kCoeng) ++at;
        if (at == text.size() || !is_base(text[at])) {
          has_bare_coeng_ = true;
        } else {
          letter = text[at++];
        }
        if (letter == kDa) letter = kTa;
      }
      signs_.push_back({code, letter, place_of(code, letter)});
    }
    return at;
  }

  void fold() {
    if (has_bare_coeng_) return;
    do {
      sort();
    } while (compose(kE, kIi, kOe) || compose(kE, kAa, kOo) || to_shifter());
  }

  void write(std::u32string& text) const {
    for (const Sign& sign : signs_) {
      text.push_back(sign.code);
      if (sign.letter != 0) text.push_back(sign.letter);
    }
  }

 private:
  using Place = std::vector<Sign>::iterator;

  void sort() {
    std::stable_sort(signs_.begin(), signs_.end(), [](const Sign& a, const Sign& b) { return a.place < b.place; });
    const auto is_twice = [](const Sign& a, const Sign& b) {
      return a.code == b.code && a.letter == 0 && b.letter == 0;
    };
    signs_.erase(std::unique(signs_.begin(), signs_.end(), is_twice), signs_.end());
  }

  Place find(char32_t code) {
    return std::find_if(signs_.begin(), signs_.end(), [&](const Sign& sign) { return sign.code == code; });
  }

  /// Makes `whole` of its two parts.
  bool compose(char32_t first, char32_t second, char32_t whole) {
    const Place a = find(first);
    const Place b = find(second);
    if (a == signs_.end() || b == signs_.end()) return false;
    *a = {whole, 0, place_of(whole, 0)};
    signs_.erase(b);
    return true;
  }

  bool has(char32_t code) { return find(code) != signs_.end(); }

  /// A shifter under a vowel above looks like U and is often typed as U.
  bool to_shifter() {
    const Place u = find(kU);
    if (u == signs_.end() || !is_base(base_) || !has_vowel_above() || has(kTriisap) || has(kMuusikatoan)) return false;
    const char32_t shifter = is_strong() ? kTriisap : kMuusikatoan;
    *u = {shifter, 0, place_of(shifter, 0)};
    return true;
  }

  bool has_vowel_above() {
    return (has(kAa) && has(kNikahit)) || std::any_of(signs_.begin(), signs_.end(), [](const Sign& sign) {
             return (sign.code >= kI && sign.code <= kYy) || sign.code == kOe || sign.code == kYa ||
                    fold_class(sign.code) == FoldClass::KhmerAbove;
           });
  }

  /// The syllable sounds in the first series, so that the shifter to the second is meant.
  bool is_strong() {
    bool strong = is_first_series(base_);
    bool has_ba = base_ == kBa;
    for (const Sign& sign : signs_) {
      strong = strong || is_first_series(sign.letter);
      has_ba = has_ba || sign.letter == kBa;
    }
    return strong && !has_ba;
  }

  char32_t base_;
  std::vector<Sign> signs_;
  bool has_bare_coeng_ = false;
};

}  // namespace

void fold_khmer(std::u32string& text) {
  std::u32string folded;
  std::size_t at = 0;
  do {
    const bool has_base = !is_in(fold_class(text[at]), kKhmerMarks);
    Syllable syllable(has_base ? text[at] : 0);
    if (has_base) folded.push_back(text[at++]);
    at = syllable.read(text, at);
    syllable.fold();
    syllable.write(folded);
  } while (at < text.size());
  text = std::move(folded);
}

}  // namespace chancery
