#pragma once
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "register/ledger/ledger.h"

namespace chancery {

/// How well the head of a column names a field.
struct HeaderMatch {
  std::size_t field = 0;
  double score = 0;       ///< 0 to 1
  std::string_view form;  ///< the label or variant of the field that it is like
};

/// Finds fields by the words of a head: equal words, weighted by how few fields have them; initials (SL for số lượng);
/// a letter with a point for a word (T.gian).
class HeaderIndex {
 public:
  explicit HeaderIndex(std::span<const LedgerField> fields);

  /// The best match of each field that shares a word with the text, best first.
  [[nodiscard]] std::vector<HeaderMatch> find(std::string_view header) const;

 private:
  struct Variant {
    std::size_t field = 0;
    std::string form;
    std::string bare;
    std::vector<std::string> words;
    std::vector<std::string> typed;  ///< the same with their marks
    double weight = 0;
  };
  [[nodiscard]] double weight_of(const std::string& word) const;
  /// A word of a head; `capitals`: written so, among words that are not.
  struct Word {
    std::string text;
    std::string typed;  ///< in small letters, with its marks
    bool capitals = false;
  };
  [[nodiscard]] static std::vector<Word> words_of(std::string_view header, std::string_view bare);
  [[nodiscard]] double score(const std::vector<Word>& words, const Variant& variant) const;
  /// The words of a variant, from `first`, that the header's word is the initials of; their number.
  [[nodiscard]] static std::size_t initials(const std::string& word, const std::vector<std::string>& words,
                                            const std::vector<char>& used, std::size_t& first);

  /// The variants that may be like a head of these words: without initials in it, those that share a word with it.
  [[nodiscard]] std::vector<std::size_t> candidates(const std::vector<Word>& words) const;

  std::vector<Variant> variants_;
  std::map<std::string, std::vector<std::size_t>, std::less<>> by_word_;  ///< places in `variants_`, rising
  std::map<std::string, double, std::less<>> weights_;
};

/// What a head says of the figures below it, in brackets or behind a comma: `triệu đồng` of `Kinh phí (triệu đồng)`.
[[nodiscard]] std::string bracketed_part(std::string_view header);
/// The head without it.
[[nodiscard]] std::string without_brackets(std::string_view header);

}  // namespace chancery
