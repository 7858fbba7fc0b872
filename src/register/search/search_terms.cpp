#include "register/search/search_terms.h"

#include <algorithm>

#include "text/fold.h"

namespace chancery {
namespace {

constexpr std::size_t kInflected = 4;  // letters from which on an English word may be a plural

/// The word, and its other number.
std::vector<Word> numbers_of(const Word& word) {
  std::vector<Word> out{word};
  const bool letters = !word.cluster && word.form.size() >= kInflected &&
                       word.form.find_first_not_of("abcdefghijklmnopqrstuvwxyz") == std::string::npos;
  if (!letters) return out;
  Word other = word;
  other.form = stem_of(word);
  if (other.form == word.form) {
    const bool consonant_y = word.form.ends_with('y') &&
                             std::string_view("aeiou").find(word.form[word.form.size() - 2]) == std::string_view::npos;
    other.form = consonant_y ? word.form.substr(0, word.form.size() - 1) + "ies" : word.form + "s";
  }
  out.push_back(std::move(other));
  return out;
}

/// An English phrase with its first and its last word in both numbers: `worker abroad`, `joint commission`.
void add_in_both_numbers(const std::vector<Word>& words, SearchTerm& out) {
  for (const Word& first : numbers_of(words.front())) {
    std::vector<Word> phrase = words;
    phrase.front() = first;
    if (words.size() == 1) {
      out.push_back({std::move(phrase), LastWord::Whole, {}, true});
      continue;
    }
    for (const Word& last : numbers_of(words.back())) {
      phrase.back() = last;
      out.push_back({phrase, LastWord::Whole, {}, true});
    }
  }
}

/// A name of one short word in Latin letters says too little once its marks are off: Lào is lao, as in lao động.
bool is_telling(const std::vector<Word>& words) {
  constexpr std::size_t kShort = 4;
  return words.size() > 1 || (!words.empty() && (words.front().cluster || words.front().form.size() > kShort));
}

bool is_white(char c) { return c == ' ' || c == '\n' || c == '\t'; }

}  // namespace

std::string place_mark(std::string_view key) { return text_mark('p', key); }
std::string subject_mark(std::string_view key) { return text_mark('s', key); }
std::string sound_mark(std::string_view key) { return text_mark('k', key); }
std::string language_mark(std::string_view code) { return text_mark('l', code); }
std::string type_mark(std::string_view type) { return text_mark('t', type); }
std::string pillar_mark(std::string_view pillar) { return text_mark('d', pillar); }
std::string concept_mark(std::string_view id) { return text_mark('c', id); }

/// A part of a query cut into words, with what the packs know of it.
class SearchTerms::Cut {
 public:
  Cut(const PlaceFinder& places, std::string_view folded) : text(folded), known(places.find_in_query(folded)) {
    WordCutter cutter(folded);
    while (cutter.next()) words.push_back(cutter.word());
  }

  /// The number of words from `at` on that a stretch covers; 0 where it does not begin or end between words.
  [[nodiscard]] std::size_t covered(const KnownWords& stretch, std::size_t at) const {
    if (words[at].begin != stretch.begin) return 0;
    std::size_t end = at;
    while (end < words.size() && words[end].end <= stretch.end) ++end;
    return end > at && words[end - 1].end == stretch.end ? end - at : 0;
  }
  /// Does nothing but white space part words from the one before?
  [[nodiscard]] bool begins_chunk(std::size_t at) const {
    if (at == 0) return true;
    const std::string_view between = text.substr(words[at - 1].end, words[at].begin - words[at - 1].end);
    return std::any_of(between.begin(), between.end(), is_white);
  }
  /// Are these words, and no more, known as what `test` says?
  template <class Test>
  [[nodiscard]] bool is_known(std::size_t at, std::size_t end, Test test) const {
    return std::any_of(known.begin(), known.end(),
                       [&](const KnownWords& stretch) { return test(stretch) && covered(stretch, at) == end - at; });
  }

  std::string_view text;
  std::vector<KnownWords> known;
  std::vector<Word> words;
};

SearchTerms::SearchTerms(const Schema& schema, const PlaceFinder& places) : schema_(schema), places_(places) {}

SearchTerms::Run SearchTerms::find_concept(const std::vector<Word>& words, std::size_t at) const {
  Run out;
  const ConceptFinder::Run found = schema_.concept_finder().longest_at(words, at);
  out.size = found.size;
  for (const std::size_t index : found.concepts) {
    const Concept& item = schema_.concepts[index];
    out.term.push_back({{}, LastWord::Whole, concept_mark(item.id)});
    for (const auto& [language, forms] : item.words) {
      for (const std::string& form : forms) {
        const std::vector<Word> phrase = words_of(form);
        if (phrase.empty()) continue;
        if (language == "en") {
          add_in_both_numbers(phrase, out.term);
        } else {
          out.term.push_back({phrase, LastWord::Whole, {}, true});
        }
      }
    }
  }
  return out;
}

SearchTerms::Run SearchTerms::find_place(const Cut& cut, std::size_t at) const {
  Run out;
  for (const KnownWords& stretch : cut.known) {
    const std::size_t size = stretch.places.empty() ? 0 : cut.covered(stretch, at);
    if (size == 0 || size < out.size) continue;
    if (size > out.size) out.term.clear();
    out.size = size;
    for (const std::int32_t place : stretch.places) {
      out.term.push_back({{}, LastWord::Whole, place_mark(places_.key(place))});
      for (const std::string& name : places_.names(place)) {
        std::vector<Word> words = words_of(name);
        if (is_telling(words)) out.term.push_back({std::move(words), LastWord::Whole, {}, true});
      }
    }
  }
  if (out.size == 0) return out;
  std::vector<Word> literal(cut.words.begin() + static_cast<std::ptrdiff_t>(at),
                            cut.words.begin() + static_cast<std::ptrdiff_t>(at + out.size));
  if (is_telling(literal)) out.term.push_back({std::move(literal), LastWord::Whole, {}});
  return out;
}

/// Reads a part of a query that stands outside of quotation marks, from left to right.
class SearchTerms::PartReader {
 public:
  PartReader(const SearchTerms& all, std::string_view folded) : all_(all), cut_(all.places_, folded) {}

  void read(SearchWords& out) {
    for (std::size_t at = 0; at < cut_.words.size();) {
      Run run = run_at(at);
      if (run.size == 0) {
        at = read_left(at);
        continue;
      }
      add({std::move(run.term), {}});
      at += run.size;
      behind_run_ = true;
    }
    const std::vector<Read>& read = read_.empty() ? dropped_ : read_;
    for (const Read& each : read) out.terms.push_back(each.term);
    if (can_be_closer(read)) put_together(read, out.together);
  }

 private:
  struct Read {
    SearchTerm term;
    std::vector<Word> word;  // where it is one word that means nothing by the schema or the packs
    bool beside = false;     // and stands behind another such word
  };

  /// The longest concept or place at `at`; both, where they are as long.
  [[nodiscard]] Run run_at(std::size_t at) const {
    Run run = all_.find_concept(cut_.words, at);
    Run place = all_.find_place(cut_, at);
    if (place.size > run.size) return place;
    if (place.size == run.size) run.term.insert(run.term.end(), place.term.begin(), place.term.end());
    return run;
  }

  /// Words that mean nothing by the schema or the packs, written together; returns where they end.
  std::size_t read_left(std::size_t at) {
    const std::vector<Word>& words = cut_.words;
    std::size_t end = at + 1;
    while (end < words.size() && !cut_.begins_chunk(end) && run_at(end).size == 0) ++end;
    const std::vector<Word> phrase(words.begin() + static_cast<std::ptrdiff_t>(at),
                                   words.begin() + static_cast<std::ptrdiff_t>(end));
    Read read;
    if (phrase.size() == 1) {
      for (const Word& word : numbers_of(phrase.front())) read.term.push_back({{word}, LastWord::Whole, {}});
      read.word = phrase;
    } else {
      read.term.push_back({phrase, LastWord::Whole, {}});
    }
    if (end == words.size()) read.term.front().last = LastWord::Beginning;
    if (tells(at, end)) {
      add(std::move(read));
    } else {
      dropped_.push_back(std::move(read));
    }
    behind_run_ = false;
    return end;
  }

  /// Function words (of, with), heads beside a place (province) and single clusters between words do not count.
  [[nodiscard]] bool tells(std::size_t at, std::size_t end) const {
    const std::vector<Word>& words = cut_.words;
    const bool before_run = end < words.size() && words[end].joined;
    const bool alone = end - at == 1 && words[at].cluster;
    if (alone && ((behind_run_ && words[at].joined) || before_run)) return false;
    return !cut_.is_known(at, end, [](const KnownWords& known) { return known.function_word || known.place_head; });
  }

  void add(Read read) {
    read.beside = !read.word.empty() && !read_.empty() && !read_.back().word.empty();
    read_.push_back(std::move(read));
  }
  static bool can_be_closer(const std::vector<Read>& read) {
    return std::any_of(read.begin(), read.end(),
                       [](const Read& each) { return each.beside || each.term.front().last == LastWord::Beginning; });
  }
  static void put_together(const std::vector<Read>& read, std::vector<SearchTerm>& out) {
    for (std::size_t i = 0; i < read.size(); ++i) {
      std::vector<Word> phrase = read[i].word;
      while (i + 1 < read.size() && read[i + 1].beside) phrase.push_back(read[++i].word.front());
      if (phrase.size() > 1) {
        out.push_back({{std::move(phrase), LastWord::Whole, {}}});
      } else {
        out.push_back(read[i].term);
        out.back().front().last = LastWord::Whole;
      }
    }
  }

  const SearchTerms& all_;
  Cut cut_;
  std::vector<Read> read_, dropped_;
  bool behind_run_ = false;
};

SearchWords SearchTerms::read(std::string_view query) const {
  const std::string folded = fold_form(query);
  SearchWords out;
  std::vector<SearchTerm> quoted;
  std::string open;
  for (std::size_t at = 0; at <= folded.size();) {
    const std::size_t quote = folded.find('"', at);
    const std::size_t closing = quote == std::string::npos ? quote : folded.find('"', quote + 1);
    if (closing == std::string::npos) {
      open += folded.substr(at);
      break;
    }
    open += folded.substr(at, quote - at) + " ";
    std::vector<Word> exact = words_of(folded.substr(quote + 1, closing - quote - 1));
    if (!exact.empty()) quoted.push_back({{std::move(exact), LastWord::Whole, {}}});
    at = closing + 1;
  }
  PartReader(*this, open).read(out);
  out.terms.insert(out.terms.end(), quoted.begin(), quoted.end());
  if (!out.together.empty()) out.together.insert(out.together.end(), quoted.begin(), quoted.end());
  for (const SearchTerm& term : out.terms) {
    out.whole.push_back(term);
    for (SearchWay& way : out.whole.back()) way.last = LastWord::Whole;
  }
  if (to_groups(out.whole) == to_groups(out.terms)) out.whole.clear();
  return out;
}

std::vector<TextGroup> to_groups(const std::vector<SearchTerm>& terms) {
  std::vector<TextGroup> out;
  for (const SearchTerm& term : terms) {
    TextGroup group;
    for (const SearchWay& way : term) {
      if (way.behind_mark) continue;
      TextPhrase phrase = way.words.empty() ? TextPhrase{{way.mark}, false} : to_phrase(way.words, way.last);
      if (std::find(group.begin(), group.end(), phrase) == group.end()) group.push_back(std::move(phrase));
    }
    out.push_back(std::move(group));
  }
  return out;
}

}  // namespace chancery
