#include "register/search/concept_finder.h"

#include <algorithm>
#include <mutex>

#include "register/schema/schema.h"

namespace chancery {
namespace {

constexpr std::size_t kInflected = 4;  // letters from which on an English word may be a plural

bool means_same(const Word& asked, const Word& known) {
  if (asked.cluster != known.cluster) return false;
  if (known.cluster && known.joined && !asked.joined) return false;
  return asked.form == known.form || (!asked.cluster && stem_of(asked) == stem_of(known));
}

/// One cluster is no word where others are written beside it.
bool is_cluster_alone(const std::vector<Word>& phrase) { return phrase.size() == 1 && phrase.front().cluster; }

}  // namespace

std::string stem_of(const Word& word) {
  const std::string& form = word.form;
  if (word.cluster || form.size() < kInflected || form.ends_with("ss") || !form.ends_with('s')) return form;
  if (form.ends_with("ies")) return form.substr(0, form.size() - 3) + "y";
  return form.substr(0, form.size() - 1);
}

ConceptFinder::ConceptFinder(const std::vector<Concept>& concepts) {
  for (std::size_t i = 0; i < concepts.size(); ++i) {
    for (const auto& [language, forms] : concepts[i].words) {
      for (const std::string& form : forms) {
        Phrase phrase{words_of(form), i};
        if (phrase.words.empty()) continue;
        by_first_[stem_of(phrase.words.front())].push_back(static_cast<std::uint32_t>(phrases_.size()));
        phrases_.push_back(std::move(phrase));
      }
    }
  }
}

ConceptFinder::Run ConceptFinder::longest_at(const std::vector<Word>& words, std::size_t at) const {
  Run out;
  const auto found = by_first_.find(stem_of(words[at]));
  if (found == by_first_.end()) return out;
  for (const std::uint32_t number : found->second) {
    const Phrase& phrase = phrases_[number];
    const std::size_t size = phrase.words.size();
    if (size < out.size || at + size > words.size()) continue;
    if (!std::equal(phrase.words.begin(), phrase.words.end(), words.begin() + static_cast<std::ptrdiff_t>(at),
                    [](const Word& known, const Word& asked) { return means_same(asked, known); }))
      continue;
    const bool beside = words[at].joined || (at + 1 < words.size() && words[at + 1].joined);
    if (is_cluster_alone(phrase.words) && beside) continue;
    if (size > out.size) out.concepts.clear();
    out.size = size;
    if (std::find(out.concepts.begin(), out.concepts.end(), phrase.concept_index) == out.concepts.end())
      out.concepts.push_back(phrase.concept_index);
  }
  return out;
}

void ConceptScan::add(const Word& word) {
  if (!word.joined) met_.insert(alone_.begin(), alone_.end());
  alone_.clear();
  if (const auto found = finder_->by_first_.find(stem_of(word)); found != finder_->by_first_.end())
    for (const std::uint32_t number : found->second) begun_.push_back({number, 0});
  std::erase_if(begun_, [&](Begun& begun) {
    const ConceptFinder::Phrase& phrase = finder_->phrases_[begun.phrase];
    if (!means_same(word, phrase.words[begun.size])) return true;
    if (++begun.size < phrase.words.size()) return false;
    if (!is_cluster_alone(phrase.words)) met_.insert(phrase.concept_index);
    if (is_cluster_alone(phrase.words) && !word.joined) alone_.push_back(phrase.concept_index);
    return true;
  });
}

void ConceptScan::end() {
  met_.insert(alone_.begin(), alone_.end());
  alone_.clear();
  begun_.clear();
}

struct LazyConceptFinder::Made {
  std::once_flag once;
  std::unique_ptr<const ConceptFinder> finder;
};

LazyConceptFinder::LazyConceptFinder() : made_(std::make_shared<Made>()) {}

const ConceptFinder& LazyConceptFinder::get(const std::vector<Concept>& concepts) const {
  std::call_once(made_->once, [&] { made_->finder = std::make_unique<const ConceptFinder>(concepts); });
  return *made_->finder;
}

}  // namespace chancery
