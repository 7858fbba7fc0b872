#include "reading/names/romanize_parse.h"

#include <algorithm>

#include "reading/names/latin_letters.h"

namespace chancery::romanize {
namespace {

constexpr std::size_t kMostSyllables = 10;  // of a whole name; Japanese and Lao names are long
constexpr std::size_t kLongestName = 5;     // syllables of a name found in running text
constexpr float kListed = 1.6F;             // at most, for a syllable of a name found in running text
constexpr float kNoFamily = 0.35F;          // three syllables or more that begin with no family name
constexpr float kFirstWordLong = 0.5F;      // a blank, but not behind the family name
constexpr float kManySyllables = 0.35F;     // more than four
constexpr std::size_t kLongWord = 4;        // letters of a word that is no start of a syllable
constexpr float kUnknownWord = 1.1F;        // a word of a name that the list of words has not (Japanese),
constexpr float kByWords = 0.2F;            // where the words count and the syllables little

/// Calls `found(end, syllable index, cost)` for each reading of a syllable that starts at `from`.
template <class Found>
void each_syllable(const Letters& letters, std::size_t from, const Transcription& t, const People& people,
                   Found found) {
  const auto ends_here = [&](std::size_t at) { return starts_syllable(letters, at); };
  const auto goes_on = [&](std::size_t at) { return at < letters.size && (at == from || !letters.spaced[at]); };

  std::uint32_t node = LetterTrie::kRoot;
  for (std::size_t at = from; goes_on(at) && (node = t.whole.step(node, letters.letter[at])) != LetterTrie::kNone;
       ++at) {
    if (!ends_here(at + 1)) continue;
    for (const Reading& reading : t.whole.readings(node)) found(at + 1, reading.id, reading.cost);
  }
  const auto read_from = [&](std::uint32_t before, std::size_t consonant) {
    std::uint32_t initial = LetterTrie::kRoot;
    for (std::size_t at = consonant; goes_on(at); ++at) {
      if ((initial = t.initials.step(initial, letters.letter[at])) == LetterTrie::kNone) return;
      if (t.initials.readings(initial).empty()) continue;
      std::uint32_t rhyme = before;
      for (std::size_t end = at + 1;; ++end) {
        if (ends_here(end)) {
          for (const Reading& i : t.initials.readings(initial))
            for (const Reading& r : t.rhymes.readings(rhyme))
              found(end, i.id * people.rhymes.size() + r.id, i.cost + r.cost);
        }
        if (!goes_on(end) || (rhyme = t.rhymes.step(rhyme, letters.letter[end])) == LetterTrie::kNone) break;
      }
    }
  };
  if (const auto none = t.rhymes.step(LetterTrie::kRoot, U'\0'); none != LetterTrie::kNone) read_from(none, from);
  if (const auto before = t.rhymes.step(LetterTrie::kRoot, letters.letter[from]);
      before != LetterTrie::kNone && goes_on(from + 1))
    read_from(before, from + 1);
}

/// Best way to a place in the letters after so many syllables; `last` tells the role of the last one.
struct Step {
  float cost;
  std::uint16_t from;
  std::uint16_t syllable;
};

template <std::size_t kSyllables>
class SyllableSearch {
 public:
  SyllableSearch(const Letters& letters, const Transcription& t, const People& people)
      : letters_(letters), t_(t), people_(people) {
    for (auto* table : {&middle_, &given_})  // as far as the letters go: the tables are long, and names short
      for (std::size_t at = 0; at <= letters.size; ++at) (*table)[at].fill({kNever, 0, 0});
  }

  /// Fills the tables; `may_go_on(place, syllables)` says whether a syllable may begin there.
  template <class MayGoOn>
  void run(float most_cost, MayGoOn may_go_on) {
    middle_[0][0] = {0, 0, 0};
    for (std::size_t at = 0; at < letters_.size; ++at) {
      for (std::size_t k = 0; k < kSyllables; ++k) {
        if (middle_[at][k].cost == kNever || (at > 0 && !may_go_on(at, k))) continue;
        each_syllable(letters_, at, t_, people_, [&](std::size_t end, std::size_t index, float spelling) {
          const Syllable& syllable = people_.syllables[index];
          const auto put = [&](Step& step, Role role) {
            const float cost = syllable.cost[role] + spelling;
            if (syllable.cost[role] > most_cost || middle_[at][k].cost + cost >= step.cost) return;
            step = {middle_[at][k].cost + cost, static_cast<std::uint16_t>(at), static_cast<std::uint16_t>(index)};
          };
          put(middle_[end][k + 1], k == 0 ? FamilyName : MiddleName);
          put(given_[end][k + 1], GivenName);
          reach_ = std::max(reach_, end);
        });
      }
    }
  }

  /// Mean cost of a name that ends at `at`; the last syllable stands as the given name.
  [[nodiscard]] float mean(std::size_t at, std::size_t k) const { return given_[at][k].cost / static_cast<float>(k); }
  /// A name of one syllable may be a family name alone.
  void allow_family_alone(std::size_t at) {
    if (middle_[at][1].cost < given_[at][1].cost) given_[at][1] = middle_[at][1];
  }
  [[nodiscard]] std::size_t reach() const { return reach_; }

  [[nodiscard]] const Syllable& first(std::size_t at, std::size_t k) const {
    const Step* step = &given_[at][k];
    for (; k > 1; --k) step = &middle_[step->from][k - 1];
    return people_.syllables[step->syllable];
  }

  /// The last syllable on the best way to `at`, where the name goes on behind it.
  [[nodiscard]] const Syllable& last(std::size_t at, std::size_t k) const {
    return people_.syllables[middle_[at][k].syllable];
  }

  /// Syllables of the word that ends at `at`, on the best way there.
  [[nodiscard]] std::size_t syllables_of_word(std::size_t at, std::size_t k) const {
    std::size_t count = 0;
    while (k > 0) {
      at = middle_[at][k].from;
      --k, ++count;
      if (at == 0 || letters_.spaced[at]) break;
    }
    return count;
  }

  /// Syllables before the first blank, on the best way to `at`; 0 where there is none.
  [[nodiscard]] std::size_t syllables_to_blank(std::size_t at, std::size_t k) const {
    std::size_t first = 0;
    at = given_[at][k].from;  // where the last syllable begins
    while (--k > 0) {
      if (letters_.spaced[at]) first = k;
      at = middle_[at][k].from;
    }
    return first;
  }

  [[nodiscard]] std::string latin(std::size_t at, std::size_t k) const {
    std::array<std::string_view, kSyllables> parts;
    std::array<std::size_t, kSyllables> places{};
    const std::size_t count = k;
    const Step* step = &given_[at][k];
    for (Role role = GivenName; k > 0; --k) {
      if (k == 1 && count > 1) role = FamilyName;
      parts[k - 1] = people_.latin[people_.syllables[step->syllable].latin[role]];
      places[k - 1] = step->from;
      step = &middle_[step->from][k - 1];
      role = MiddleName;
    }
    std::string out;
    for (std::size_t i = 0; i < count; ++i) {
      const bool new_word = i > 0 && (people_.by_token ? letters_.spaced[places[i]] : i == 1 || people_.spaced_given);
      if (i > 0) out += new_word ? " " : people_.join;
      const bool capital = i == 0 || new_word;
      const std::size_t start = out.size();
      out += parts[i];
      set_case(out[start], capital);
    }
    return out;
  }

 private:
  const Letters& letters_;
  const Transcription& t_;
  const People& people_;
  std::size_t reach_ = 0;
  std::array<std::array<Step, kSyllables + 1>, Letters::kMost + 1> middle_;
  std::array<std::array<Step, kSyllables + 1>, Letters::kMost + 1> given_;
};

/// Puts known words of the people in the place of those that sound alike; gives the mean cost of the unknown ones.
float settle_words(std::string& latin, const People& people) {
  float unknown = 0;
  float all = 0;
  std::string settled;
  std::size_t begin = 0;
  while (begin < latin.size()) {
    const std::size_t end = std::min(latin.find(' ', begin), latin.size());
    std::string word = latin.substr(begin, end - begin);
    if (!word.empty()) set_case(word[0], false);
    const std::string key = to_word_key(word);
    const auto known = std::lower_bound(people.words.begin(), people.words.end(), std::pair(key, std::string()));
    ++all;
    if (known != people.words.end() && known->first == key) {
      word = known->second;
    } else {
      ++unknown;
    }
    if (!word.empty()) set_case(word[0], true);
    settled += settled.empty() ? word : " " + word;
    begin = end + 1;
  }
  latin = settled;
  return all == 0 ? kUnknownWord : kUnknownWord * unknown / all;
}

/// Whether a word that ends names stands at the letter. Without a blank before it only the plainest of them count; a
/// short one of the others must be a whole word, or it may be the start of a syllable (มา in มาย).
bool followed(const Letters& letters, std::size_t at, std::string_view text, const Script& script) {
  std::uint32_t node = LetterTrie::kRoot;
  std::size_t length = 0;
  for (std::size_t byte = letters.begin[at]; byte < text.size();) {
    node = script.follows.step(node, take_code_point(text, byte));
    if (node == LetterTrie::kNone) return false;
    ++length;
    const auto readings = script.follows.readings(node);
    if (readings.empty()) continue;
    std::size_t next = byte;
    const char32_t behind = byte < text.size() ? take_code_point(text, next) : U' ';
    if (is_dependent(behind)) continue;
    if (readings[0].id == kFollows) return true;
    if ((at == 0 || letters.spaced[at]) && (length >= kLongWord || !is_script_letter(behind))) return true;
  }
  return false;
}

/// A quick look before the search: whether a syllable in use in names stands at the start.
bool begins_name(const Letters& letters, const Transcription& t, const People& people) {
  bool found = false;
  each_syllable(letters, 0, t, people, [&](std::size_t, std::size_t index, float) {
    found = found || people.syllables[index].cost[FamilyName] <= kListed;
  });
  return found;
}

/// Whether the letter plainly begins another syllable, so that a name can end before it inside a word.
bool begins_afresh(const Letters& letters, std::size_t at) {
  if (at + 1 >= letters.size || letters.spaced[at + 1]) return false;
  return is_dependent(letters.letter[at + 1]) ||
         (!is_dependent(letters.letter[at]) && is_leading_vowel(letters.letter[at]));
}

}  // namespace

Letters read_letters(std::string_view text, const Script& script, const std::array<bool, 128>& dropped,
                     std::size_t most) {
  Letters letters;
  bool spaced = false;
  std::size_t at = 0;
  text = text.substr(0, std::min<std::size_t>(text.size(), 0xFFFF));
  while (at < text.size()) {
    const std::size_t begin = at;
    const char32_t letter = take_code_point(text, at);
    const bool blank = letter == U' ' && (!spaced || text[begin - 1] == ' ');  // pages set names wide
    if ((blank || (letter == U'-' && !spaced)) && letters.size > 0) {
      spaced = true;
      continue;
    }
    const bool own = letter >= script.block && letter < script.block + 128 && is_script_letter(letter);
    if (!own || letters.size == most) {
      letters.whole = false;
      break;
    }
    if (dropped[letter - script.block]) {
      if (!spaced) letters.end[letters.size] = static_cast<std::uint16_t>(at);
      continue;
    }
    letters.letter[letters.size] = letter;
    letters.begin[letters.size] = static_cast<std::uint16_t>(begin);
    letters.spaced[letters.size] = spaced;
    letters.end[++letters.size] = static_cast<std::uint16_t>(at);
    spaced = false;
  }
  letters.begin[letters.size] = letters.end[letters.size];
  letters.spaced[letters.size] = true;
  return letters;
}

std::optional<SyllableNames> read_syllables(const Letters& letters, const Transcription& t, const People& people) {
  if (letters.size == 0) return std::nullopt;
  SyllableSearch<kMostSyllables> search(letters, t, people);
  search.run(kNever, [](std::size_t, std::size_t) { return true; });
  search.allow_family_alone(letters.size);
  SyllableNames best;
  best.cost = kNever;
  for (std::size_t k = 1; k <= kMostSyllables; ++k) {
    const float mean = search.mean(letters.size, k);
    // Each syllable more costs a little, so that a name is not cut finer than it needs to be.
    if (mean < kNever &&
        mean + 0.05F * static_cast<float>(k) < best.cost + 0.05F * static_cast<float>(best.syllables)) {
      best.cost = mean;
      best.syllables = static_cast<int>(k);
    }
  }
  if (best.syllables == 0) return std::nullopt;
  const auto k = static_cast<std::size_t>(best.syllables);
  best.letters = letters.size;
  best.family = k > 1 && search.first(letters.size, k).family;
  best.latin = search.latin(letters.size, k);
  if (!people.by_token) {
    if (k > 2 && !best.family) best.cost += kNoFamily;
    if (k > 4) best.cost += kManySyllables;
    if (search.syllables_to_blank(letters.size, k) > 1) best.cost += best.family ? kFirstWordLong / 2 : kFirstWordLong;
  }
  if (!people.words.empty()) best.cost = kByWords * best.cost + settle_words(best.latin, people);
  return best;
}

SyllableNames longest_syllables(const Letters& letters, std::string_view text, const Script& script,
                                const Transcription& t, const People& people) {
  SyllableNames best;
  if (letters.size == 0 || !begins_name(letters, t, people) || followed(letters, 0, text, script)) return best;
  SyllableSearch<kLongestName> search(letters, t, people);
  std::size_t cut = letters.size;  // a word that ends names begins here
  search.run(kListed, [&](std::size_t at, std::size_t k) {
    if (at >= cut) return false;
    if (k >= 2 && followed(letters, at, text, script)) return cut = at, false;
    // Whoever joins syllables joins the given name: behind a word of several syllables the name has ended, unless the
    // last of them is hardly ever a given name (ឡេធី ធូហាំង).
    if (!letters.spaced[at] || search.syllables_of_word(at, k) == 1) return true;
    const Syllable& last = search.last(at, k);
    return k == 2 && search.syllables_of_word(at, k) == 2 && last.cost[MiddleName] < last.cost[GivenName];
  });
  for (std::size_t at = std::min(search.reach(), cut); at > 0; --at) {
    const bool edge = letters.spaced[at] || at == cut || followed(letters, at, text, script);
    if (best.syllables > 0 && (best.edge || !edge)) continue;
    if (!edge && !begins_afresh(letters, at)) continue;
    for (std::size_t k = kLongestName; k >= (edge ? 2U : 3U); --k) {
      const float mean = search.mean(at, k);
      const bool family = mean != kNever && search.first(at, k).family;
      if (mean == kNever || (!edge && !family) || (best.letters == at && mean >= best.cost)) continue;
      best.letters = at;
      best.syllables = static_cast<int>(k);
      best.cost = mean;
      best.family = family;
      best.edge = edge;
    }
  }
  return best;
}

}  // namespace chancery::romanize
