#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "register/schema/schema.h"
#include "register/search/index_words.h"
#include "register/search/place_finder.h"
#include "register/words.h"
#include "store/full_text.h"

namespace chancery {

/// One way in which a part of a query is met: these words one behind the other, or an entry with this mark.
struct SearchWay {
  std::vector<Word> words;
  LastWord last = LastWord::Whole;
  std::string mark;
  /// Words by which an entry got a mark that is asked for: what a snippet shows, not what the index is asked for.
  bool behind_mark = false;
};

/// A part of a query: what it says in any of the languages.
using SearchTerm = std::vector<SearchWay>;

/// A query as it was understood: all terms have to be met.
struct SearchWords {
  std::vector<SearchTerm> terms;
  /// The same with words that stand side by side in the query as one term, and the last word whole: what meets these
  /// comes first. Empty where that is no different.
  std::vector<SearchTerm> together;
  /// The terms with the last word whole. Empty where it is no beginning.
  std::vector<SearchTerm> whole;
};

/// Marks of entries beside their words.
std::string place_mark(std::string_view key);    ///< the place is named in it
std::string subject_mark(std::string_view key);  ///< it is about the place
std::string sound_mark(std::string_view key);    ///< a person is named in it whose name has a word of this `sound_key`
std::string language_mark(std::string_view code);
std::string type_mark(std::string_view type);
std::string pillar_mark(std::string_view pillar);
std::string concept_mark(std::string_view id);  ///< its words stand in it, in any language

/// Understands queries in any of the languages.
class SearchTerms {
 public:
  /// Both outlive it.
  SearchTerms(const Schema& schema, const PlaceFinder& places);

  /// From left to right the longest run of words counts that is a concept of the schema (met
  /// by its words in all languages) or a place of the world data (met by the reader having found it under any of its
  /// names, or by the words themselves); of what is left, each word has to be met itself, words written together or in
  /// "quotation marks" one behind the other, and the last of the query by its beginning.
  [[nodiscard]] SearchWords read(std::string_view query) const;

 private:
  struct Run {
    std::size_t size = 0;  ///< in words
    SearchTerm term;
  };
  class Cut;
  class PartReader;

  [[nodiscard]] Run find_concept(const std::vector<Word>& words, std::size_t at) const;
  [[nodiscard]] Run find_place(const Cut& cut, std::size_t at) const;

  const Schema& schema_;
  const PlaceFinder& places_;
};

/// The terms as the index is asked for them.
std::vector<TextGroup> to_groups(const std::vector<SearchTerm>& terms);

}  // namespace chancery
