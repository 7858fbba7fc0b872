#include "intake/formats/latin_words.h"

#include <algorithm>
#include <optional>

#include "intake/formats/recognized_spelling.h"

namespace chancery {
namespace {

int middle_of(const PixelBox& box) { return (box.left + box.right) / 2; }

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c > ' ' && c < 0x7F; });
}
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_pause(char c) { return std::string_view(".,:;()-'\"").find(c) != std::string_view::npos; }

/// A letter of the line, and whether a space or a new word of Tesseract stands before it.
struct Letter {
  RecognizedLetter is;
  bool space_before = false, word_begin = false;
};

std::vector<Letter> letters_of(std::vector<RecognizedWord>& words) {
  std::vector<Letter> out;
  for (RecognizedWord& word : words) {
    for (std::size_t i = 0; i < word.letters.size(); ++i)
      out.push_back({std::move(word.letters[i]), i == 0 && word.space_before, i == 0});
  }
  return out;
}

double mean_certainty(const std::vector<RecognizedLetter>& letters) {
  double sum = 0;
  for (const RecognizedLetter& letter : letters) sum += letter.certainty;
  return letters.empty() ? 0 : sum / static_cast<double>(letters.size());
}

/// The network is about 99.5 sure of a letter that it knows, and 90 to 98 of the Latin one that a Thai, Lao or Khmer
/// letter reminds it of.
constexpr double kMean = 99;
constexpr double kLeast = 96;
bool is_sure(const RecognizedWord& word) {
  return mean_certainty(word.letters) >= kMean &&
         std::all_of(word.letters.begin(), word.letters.end(), [](const auto& l) { return l.certainty >= kLeast; });
}

/// Letters `first` to `last` of the line, the last one included.
struct Stretch {
  std::size_t first = 0, last = 0;
};

class Merger {
 public:
  explicit Merger(std::vector<Letter> own) : own_(std::move(own)), replaced_by_(own_.size(), nullptr) {}

  void take(const RecognizedWord& latin) {
    if (!is_ascii(latin.text) || !is_sure(latin)) return;
    const auto letters = std::count_if(latin.text.begin(), latin.text.end(), is_letter);
    const bool number = letters == 0 && std::any_of(latin.text.begin(), latin.text.end(), is_digit);
    constexpr std::ptrdiff_t kLetters = 3;  // two may be a chance
    if (!number && letters < kLetters) return;
    const std::optional<Stretch> here = under(latin.box);
    if (!here) return;
    const std::optional<Stretch> what = number ? number_in(*here, latin.box) : word_in(*here, latin);
    if (!what) return;
    for (std::size_t i = what->first; i <= what->last; ++i)
      if (replaced_by_[i] == nullptr) replaced_by_[i] = &latin;
  }

  std::vector<RecognizedWord> words() {
    std::vector<RecognizedWord> out;
    const RecognizedWord* before = nullptr;
    for (std::size_t i = 0; i < own_.size(); ++i) {
      Letter& letter = own_[i];
      const RecognizedWord* latin = replaced_by_[i];
      if (latin != nullptr && latin == before) continue;
      const bool begins = letter.word_begin || latin != before || out.empty();
      before = latin;
      if (latin != nullptr) {
        out.push_back(*latin);
        out.back().space_before = letter.space_before;
        continue;
      }
      if (begins) out.push_back({{}, letter.is.box, letter.is.certainty, letter.space_before, {}});
      RecognizedWord& word = out.back();
      word.text += letter.is.text;
      word.certainty = std::min(word.certainty, letter.is.certainty);
      word.box = {std::min(word.box.left, letter.is.box.left), std::min(word.box.top, letter.is.box.top),
                  std::max(word.box.right, letter.is.box.right), std::max(word.box.bottom, letter.is.box.bottom)};
      word.letters.push_back(std::move(letter.is));
    }
    return out;
  }

 private:
  /// The own letters whose middle lies within a box.
  [[nodiscard]] std::optional<Stretch> under(const PixelBox& box) const {
    std::optional<Stretch> out;
    for (std::size_t i = 0; i < own_.size(); ++i) {
      const int middle = middle_of(own_[i].is.box);
      if (middle < box.left || middle >= box.right) continue;
      if (!out) out = Stretch{i, i};
      out->last = i;
    }
    return out;
  }

  [[nodiscard]] bool is_own(std::size_t i) const { return has_spaceless(own_[i].is.text); }
  [[nodiscard]] bool touches(std::size_t i, const PixelBox& box) const {
    return own_[i].is.box.left < box.right && own_[i].is.box.right > box.left;
  }

  /// Goes on to both sides over what both models took for Latin characters and only set elsewhere.
  [[nodiscard]] Stretch widened(Stretch out, const PixelBox& box) const {
    while (out.first > 0 && !is_own(out.first - 1) && (!own_[out.first].space_before || touches(out.first - 1, box)))
      --out.first;
    while (out.last + 1 < own_.size() && !is_own(out.last + 1) &&
           (!own_[out.last + 1].space_before || touches(out.last + 1, box)))
      ++out.last;
    return out;
  }

  /// Both models know digits, the English one better; but digits of the own script are none to it, and a full stop of
  /// that script is one. So there must be digits for the own model too, and only a space between them and its letters.
  [[nodiscard]] std::optional<Stretch> number_in(Stretch out, const PixelBox& box) const {
    while (out.first < out.last && is_own(out.first)) ++out.first;
    while (out.last > out.first && is_own(out.last)) --out.last;
    if (is_own(out.first)) return {};
    const bool digits = std::any_of(own_.begin() + static_cast<std::ptrdiff_t>(out.first),
                                    own_.begin() + static_cast<std::ptrdiff_t>(out.last) + 1,
                                    [](const Letter& letter) { return is_digit(letter.is.text.front()); });
    if (!digits) return {};
    out = widened(out, box);
    const auto joined = [&](std::size_t outer, std::size_t later) {
      return touches(outer, box) && !own_[later].space_before && middle_of(own_[outer].is.box) >= box.left &&
             middle_of(own_[outer].is.box) < box.right;
    };
    if (out.first > 0 && joined(out.first - 1, out.first)) return {};
    if (out.last + 1 < own_.size() && joined(out.last + 1, out.last + 1)) return {};
    return out;
  }

  /// Of a Latin word the own model makes letters that it is less sure of, with digits and signs among them.
  [[nodiscard]] std::optional<Stretch> word_in(Stretch out, const RecognizedWord& latin) const {
    constexpr double kSurer = 0.2;
    constexpr double kMuchSurer = 2;
    std::vector<RecognizedLetter> under_it;
    bool mixed = false;
    for (std::size_t i = out.first; i <= out.last; ++i) {
      under_it.push_back(own_[i].is);
      mixed = mixed || (!is_own(i) && !is_pause(own_[i].is.text.front()));
    }
    const double surer = mean_certainty(latin.letters) - mean_certainty(under_it);
    if (surer < (mixed ? kSurer : kMuchSurer)) return {};
    return widened(out, latin.box);
  }

  std::vector<Letter> own_;
  std::vector<const RecognizedWord*> replaced_by_;
};

}  // namespace

std::vector<RecognizedWord> with_latin_words(std::vector<RecognizedWord> own,
                                             const std::vector<RecognizedWord>& latin) {
  Merger merger(letters_of(own));
  for (const RecognizedWord& word : latin) merger.take(word);
  return merger.words();
}

}  // namespace chancery
