#include "register/ledger/ledger_headers.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <set>

#include "register/ledger/ledger_text.h"
#include "text/fold.h"

namespace chancery {
namespace {

constexpr double kUnknownWord = 0.8;  // of a head: no field has it
constexpr double kInitials = 0.9;     // of the weight of the words they stand for
constexpr double kFirstLetter = 0.7;
constexpr double kOtherMarks = 0.2;  // máy tính is no tỉnh

bool has_marks(const std::string& word) {
  return std::any_of(word.begin(), word.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
}

/// The same but for marks, which neither has lost.
bool are_other_words(const std::string& one, const std::string& two) {
  return one != two && has_marks(one) && has_marks(two);
}

bool is_short_latin(const std::string& word, std::size_t least, std::size_t most) {
  return word.size() >= least && word.size() <= most &&
         std::all_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

}  // namespace

HeaderIndex::HeaderIndex(std::span<const LedgerField> fields) {
  std::map<std::string, std::set<std::size_t>> fields_of;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    for (const std::string& form : fields[i].headers) {
      Variant variant{i, form, plain_form(form), {}, bare_words(small_form(form)), 0};
      variant.words = bare_words(variant.bare);
      if (variant.words.empty()) continue;
      for (const std::string& word : variant.words) {
        fields_of[word].insert(i);
        auto& places = by_word_[word];
        if (places.empty() || places.back() != variants_.size()) places.push_back(variants_.size());
      }
      variants_.push_back(std::move(variant));
    }
  }
  const double all = static_cast<double>(fields.size());
  for (const auto& [word, in] : fields_of) {
    weights_[word] = 0.3 + std::log(1 + all / static_cast<double>(in.size()));
  }
  for (Variant& variant : variants_) {
    for (const std::string& word : variant.words) variant.weight += weight_of(word);
  }
}

double HeaderIndex::weight_of(const std::string& word) const {
  const auto found = weights_.find(word);
  return found == weights_.end() ? kUnknownWord : found->second;
}

std::size_t HeaderIndex::initials(const std::string& word, const std::vector<std::string>& words,
                                  const std::vector<char>& used, std::size_t& first) {
  for (std::size_t at = 0; at + word.size() <= words.size(); ++at) {
    bool all = true;
    for (std::size_t i = 0; i < word.size() && all; ++i) all = used[at + i] == 0 && words[at + i].front() == word[i];
    if (all) {
      first = at;
      return word.size();
    }
  }
  return 0;
}

std::vector<HeaderIndex::Word> HeaderIndex::words_of(std::string_view header, std::string_view bare) {
  const std::vector<std::string> typed = bare_words(fold_form(header));
  const std::vector<std::string> small = bare_words(small_form(header));
  std::vector<Word> words;
  std::size_t capitals = 0;
  for (std::string& text : bare_words(bare)) {
    const std::size_t i = words.size();
    const bool caps =
        i < typed.size() && std::all_of(typed[i].begin(), typed[i].end(), [](char c) { return c < 'a' || c > 'z'; });
    capitals += caps ? 1 : 0;
    words.push_back({std::move(text), i < small.size() ? small[i] : std::string(), caps});
  }
  if (capitals == words.size() && words.size() > 1) {
    for (Word& word : words) word.capitals = false;  // a head all in capitals has no initials in it
  }
  return words;
}

double HeaderIndex::score(const std::vector<Word>& words, const Variant& variant) const {
  std::vector<char> used(variant.words.size(), 0);
  std::vector<char> matched(words.size(), 0);
  double shared = 0;
  double total = variant.weight;
  for (std::size_t i = 0; i < words.size(); ++i) {
    for (std::size_t v = 0; v < variant.words.size(); ++v) {
      if (used[v] != 0 || words[i].text != variant.words[v]) continue;
      used[v] = matched[i] = 1;
      const double weight = weight_of(words[i].text);
      const bool other = v < variant.typed.size() && are_other_words(words[i].typed, variant.typed[v]);
      shared += weight * (other ? kOtherMarks : 1);
      total += weight;
      break;
    }
  }
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (matched[i] != 0) continue;
    std::size_t first = 0;
    std::size_t count = 0;
    double trust = 0;
    if (words[i].capitals && is_short_latin(words[i].text, 2, 5)) {
      count = initials(words[i].text, variant.words, used, first);
      trust = kInitials;
    } else if (is_short_latin(words[i].text, 1, 1) && i + 1 < words.size() && matched[i + 1] != 0) {
      count = initials(words[i].text, variant.words, used, first);
      trust = kFirstLetter;
    }
    double weight = count == 0 ? weight_of(words[i].text) : 0;
    for (std::size_t v = first; v < first + count; ++v) {
      used[v] = 1;
      weight += weight_of(variant.words[v]);
    }
    if (count > 0) shared += weight * trust;
    total += weight;
  }
  if (shared <= 0) return 0;
  const double overlap = 2 * shared / total;
  const bool holds_variant = std::find(used.begin(), used.end(), 0) == used.end();
  // A head that says all that the variant says, and more: (Country, territory) of the delegation.
  const double share = std::min(1.0, shared / (total - variant.weight));
  return holds_variant ? std::max(overlap, 0.4 + 0.6 * share) : overlap;
}

std::vector<std::size_t> HeaderIndex::candidates(const std::vector<Word>& words) const {
  std::vector<std::size_t> places;
  const bool initials = std::any_of(words.begin(), words.end(),
                                    [](const Word& word) { return word.capitals && is_short_latin(word.text, 2, 5); });
  if (initials) {
    places.resize(variants_.size());
    std::iota(places.begin(), places.end(), std::size_t{0});
    return places;
  }
  for (const Word& word : words) {
    const auto found = by_word_.find(word.text);
    if (found != by_word_.end()) places.insert(places.end(), found->second.begin(), found->second.end());
  }
  std::sort(places.begin(), places.end());
  places.erase(std::unique(places.begin(), places.end()), places.end());
  return places;
}

std::vector<HeaderMatch> HeaderIndex::find(std::string_view header) const {
  const std::string bare = plain_form(header);
  const std::vector<Word> words = words_of(header, bare);
  std::map<std::size_t, HeaderMatch> best;
  for (const std::size_t place : candidates(words)) {
    const Variant& variant = variants_[place];
    const double found = bare == variant.bare ? 1.0 : std::min(0.98, score(words, variant));
    HeaderMatch& match = best[variant.field];
    if (found > match.score) match = {variant.field, found, variant.form};
  }
  std::vector<HeaderMatch> out;
  for (const auto& [field, match] : best) {
    if (match.score > 0) out.push_back(match);
  }
  std::stable_sort(out.begin(), out.end(),
                   [](const HeaderMatch& a, const HeaderMatch& b) { return a.score > b.score; });
  return out;
}

std::string bracketed_part(std::string_view header) {
  const std::size_t open = header.find('(');
  if (open == header.npos) return "";
  const std::size_t close = std::min(header.find(')', open), header.size());
  return std::string(trimmed(header.substr(open + 1, close - open - 1)));
}

std::string without_brackets(std::string_view header) {
  std::string out;
  int depth = 0;
  for (const char c : header) {
    if (c == '(') ++depth;
    if (depth == 0) out.push_back(c);
    if (c == ')' && depth > 0) --depth;
  }
  return std::string(trimmed(out));
}

}  // namespace chancery
