#pragma once
#include <span>
#include <string>
#include <string_view>

#include "register/search/concept_finder.h"
#include "register/words.h"
#include "store/full_text.h"

namespace chancery {

/// Turns words into those of the index. A word of letters or digits is itself. A cluster stands together with the one
/// joined behind it (Lao ກວາງຈິ: ກ·ວາ· ວາ·ງ· ງ·ຈິ· ຈິ·), so that any stretch of clusters is found as a phrase of words of
/// which each is rare enough to be found quickly. Behind the words of a value its pairs stand: each word with the next
/// one, where both are written with spaces (nguyen·van van·an), since syllables of Vietnamese are as frequent as
/// clusters.
class IndexWords {
 public:
  /// With a scan, which outlives it, notes the concepts that the words say as well.
  explicit IndexWords(ConceptScan* scan = nullptr) : scan_(scan) {}

  /// Adds a word; the last is held back until the one behind it is known.
  void add(const Word& word);
  /// Adds the pair of a word and the one before it; when all words of a value were added, and `end_value` called.
  void add_pair(const Word& word);
  /// Nothing that is added later stands together with what was added before: phrases end here.
  void end_value();
  /// All the words of a text, as one value.
  void add_value(std::string_view text);

  /// The words so far, with a space behind each; the rest of the memory is kept.
  [[nodiscard]] std::string& words() { return words_; }

 private:
  void finish();

  ConceptScan* scan_;
  std::string words_;
  std::string before_;   // the first of the next pair
  std::string waiting_;  // a cluster whose follower is not known yet
};

enum class LastWord : std::uint8_t { Whole, Beginning };

/// The phrase of the index that stands for words one behind the other: pairs where none of several is a cluster. The
/// beginning of a word counts from three letters, or two clusters, on: shorter ones begin too many words.
TextPhrase to_phrase(std::span<const Word> words, LastWord last);

}  // namespace chancery
