#include "register/search/snippet.h"

#include <algorithm>
#include <unordered_map>

#include "reading/scan/source_text.h"

namespace chancery {
namespace {

struct Occurrence {
  std::uint32_t begin = 0, end = 0;  // in the folded text
  std::size_t term = 0;
};

constexpr std::uint32_t kBefore = 60;   // characters in front of what was met, at most
constexpr std::uint32_t kLength = 160;  // characters of a snippet
constexpr std::size_t kEnough = 400;    // occurrences among which the best stretch is looked for

/// Finds where terms are met, word by word.
class Meeting {
 public:
  explicit Meeting(const std::vector<SearchTerm>& terms) {
    for (std::size_t i = 0; i < terms.size(); ++i)
      for (const SearchWay& way : terms[i])
        if (!way.words.empty()) add(way, i);
  }

  /// Calls `take` with each place where a term is met, until it says no.
  template <class Take>
  void each(std::string_view folded, Take take) const {
    WordCutter cutter(folded);
    std::vector<Word> window;  // words that are read but not yet behind
    std::size_t first = 0;
    bool more = true;
    while (true) {
      while (more && window.size() - first < longest_)
        if ((more = cutter.next())) window.push_back(cutter.word());
      if (first == window.size()) return;
      const std::size_t size = meet(window, first, take);
      if (size == 0) return;
      first += size;
      constexpr std::size_t kKept = 4096;
      if (first > kKept) {
        window.erase(window.begin(), window.begin() + static_cast<std::ptrdiff_t>(first));
        first = 0;
      }
    }
  }

 private:
  struct Way {
    const SearchWay* way = nullptr;
    std::size_t term = 0;
  };

  void add(const SearchWay& way, std::size_t term) {
    const bool begins = way.words.size() == 1 && way.last == LastWord::Beginning;
    (begins ? beginnings_ : by_first_[way.words.front().form]).push_back({&way, term});
    longest_ = std::max(longest_, way.words.size());
  }

  /// Takes the longest way that is met at `first`; returns how many words to go on by, 0 to stop.
  template <class Take>
  std::size_t meet(const std::vector<Word>& words, std::size_t first, Take take) const {
    Way best;
    const auto better = [&](const Way& each) {
      if (is_met(*each.way, words, first) && (best.way == nullptr || each.way->words.size() > best.way->words.size()))
        best = each;
    };
    for (const Way& each : beginnings_) better(each);
    if (const auto found = by_first_.find(words[first].form); found != by_first_.end())
      for (const Way& each : found->second) better(each);
    if (best.way == nullptr) return 1;
    const std::size_t size = best.way->words.size();
    const bool going_on = take(Occurrence{words[first].begin, words[first + size - 1].end, best.term});
    return going_on ? size : 0;
  }

  static bool is_met(const SearchWay& way, const std::vector<Word>& words, std::size_t first) {
    if (first + way.words.size() > words.size()) return false;
    for (std::size_t i = 0; i < way.words.size(); ++i) {
      const Word& wanted = way.words[i];
      const Word& word = words[first + i];
      const bool begins = way.last == LastWord::Beginning && i + 1 == way.words.size();
      if (wanted.cluster != word.cluster) return false;
      if (i > 0 && wanted.cluster && wanted.joined != word.joined) return false;
      if (!(begins ? word.form.starts_with(wanted.form) : word.form == wanted.form)) return false;
    }
    return true;
  }

  std::unordered_map<std::string, std::vector<Way>> by_first_;
  std::vector<Way> beginnings_;
  std::size_t longest_ = 1;
};

/// Bytes of at most `characters` characters in front of `at`, on its line.
std::uint32_t back(std::string_view text, std::uint32_t at, std::uint32_t characters) {
  while (at > 0 && characters > 0 && text[at - 1] != '\n') {
    --at;
    if ((static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U) --characters;
  }
  return at;
}

std::uint32_t forward(std::string_view text, std::uint32_t at, std::uint32_t characters) {
  while (at < text.size() && text[at] != '\n') {
    if ((static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U && characters-- == 0) break;
    ++at;
  }
  return at;
}

/// The stretch around `met`, cut where words or clusters begin and end.
std::pair<std::uint32_t, std::uint32_t> stretch_around(std::string_view text, const Occurrence& met) {
  std::uint32_t begin = back(text, met.begin, kBefore);
  const std::uint32_t end = std::max(forward(text, begin, kLength), forward(text, met.end, 0));
  const bool at_line = begin == 0 || text[begin - 1] == '\n';
  // The cutter starts some words earlier, where a first half of a word does no harm.
  const std::uint32_t safe = back(text, begin, kBefore);
  WordCutter cutter(text.substr(safe, std::min<std::size_t>(text.size(), end + kLength) - safe));
  std::uint32_t first = met.begin;
  std::uint32_t last = met.end;
  while (cutter.next()) {
    const std::uint32_t word_begin = safe + cutter.word().begin;
    const std::uint32_t word_end = safe + cutter.word().end;
    const bool edge = cutter.word().cluster || word_begin == 0 || text[word_begin - 1] == ' ';
    if (word_begin >= begin && edge) first = std::min(first, word_begin);
    if (word_end <= end) last = std::max(last, word_end);
  }
  if (at_line) first = begin;
  if (end == text.size() || text[end] == '\n') last = end;
  return {first, last};
}

/// The number of the occurrence from which on, within a snippet, the most terms are met.
std::size_t find_best(const std::vector<Occurrence>& all, std::size_t terms) {
  std::size_t best = 0;
  std::size_t most = 0;
  for (std::size_t i = 0; i < all.size(); ++i) {
    std::vector<bool> met(terms);
    for (std::size_t k = i; k < all.size() && all[k].end < all[i].begin + kLength; ++k) met[all[k].term] = true;
    const auto count = static_cast<std::size_t>(std::count(met.begin(), met.end(), true));
    if (count > most) best = i;
    most = std::max(most, count);
  }
  return best;
}

}  // namespace

Snippet find_snippet(std::string_view utf8, const FoldedText& folded, const std::vector<SearchTerm>& terms) {
  std::vector<Occurrence> all;
  std::vector<bool> met(terms.size());
  Meeting(terms).each(folded.text, [&](const Occurrence& each) {
    // Beyond what is enough, only a term that was not met before is of interest.
    if (all.size() < kEnough || !met[each.term]) all.push_back(each);
    met[each.term] = true;
    return all.size() < kEnough || std::find(met.begin(), met.end(), false) != met.end();
  });
  Snippet out;
  if (all.empty()) return out;
  const auto [begin, end] = stretch_around(folded.text, all[find_best(all, terms.size())]);
  const SourceText source{utf8, &folded.map, nullptr, false};
  SpanMapper mapper(source);
  const SpanMapper::Span whole = mapper.map(begin, end);
  out.text = whole.text;
  out.begin = whole.begin;
  out.end = whole.end;
  for (char& c : out.text)
    if (c == '\n' || c == '\r' || c == '\t') c = ' ';
  std::vector<bool> here(terms.size());
  for (const Occurrence& each : all) {
    if (each.begin < begin || each.end > end) continue;
    const SpanMapper::Span span = mapper.map(each.begin, each.end);
    out.met.emplace_back(span.begin - whole.begin, span.end - whole.begin);
    here[each.term] = true;
  }
  out.terms = static_cast<std::size_t>(std::count(here.begin(), here.end(), true));
  return out;
}

std::vector<bool> terms_met(std::string_view folded, const std::vector<SearchTerm>& terms) {
  std::vector<bool> out(terms.size());
  Meeting(terms).each(folded, [&](const Occurrence& each) {
    out[each.term] = true;
    return std::find(out.begin(), out.end(), false) != out.end();
  });
  return out;
}

}  // namespace chancery
