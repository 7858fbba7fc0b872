#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace chancery {

/// A text as it is compared and searched: folded, in lower case, Latin letters without marks (đ is d), one space
/// between words.
std::string plain_form(std::string_view text);

/// A word of a text. Where a script has no spaces between words (Lao, Thai, Khmer, Han, kana) it is a cluster: a letter
/// with the vowels and signs that belong to it.
struct Word {
  std::string form;                  ///< lower case, Latin letters without marks; digits or letters, never both
  std::uint32_t begin = 0, end = 0;  ///< in the folded text
  bool cluster = false;
  bool joined = false;  ///< nothing stands between it and the word before

  [[nodiscard]] bool is_same(const Word& other) const { return form == other.form && cluster == other.cluster; }
};

/// Finds the words of a folded text one after the other, each byte looked at once. Where clusters end is told by the
/// letters beside them alone, so that a name is cut in the same way wherever it stands.
class WordCutter {
 public:
  /// `folded` (see `fold`) outlives the cutter.
  explicit WordCutter(std::string_view folded) : text_(folded) {}
  /// Goes on to the next word; false behind the last.
  bool next();
  [[nodiscard]] const Word& word() const { return word_; }

 private:
  void take_cluster();
  void take_letters(bool digits);

  std::string_view text_;
  std::uint32_t at_ = 0;
  Word word_;
};

/// The words of a text, which is folded before; for texts of a line, such as queries and names.
std::vector<Word> words_of(std::string_view text);

}  // namespace chancery
