#include "reading/names/romanize_tables.h"

#include <algorithm>
#include <functional>
#include <optional>
#include <set>

#include "reading/names/latin_letters.h"

namespace chancery::romanize {
namespace {

using Spellings = std::map<std::u32string, std::vector<Reading>>;

// Costs are in units of 'a syllable that no name list has'/4; tuned on testset/name-pairs.
constexpr float kLaterSpelling = 0.12F;  // each place further back in a list of spellings
constexpr float kMostLater = 0.72F;
constexpr float kLaterInitial = 1.6F;  // times that for initials, where a later spelling is much less usual
constexpr float kUnlisted = 2.2F;      // a syllable that no list of names has
constexpr std::array<std::array<float, kRoles>, kRoles> kOtherRole = {{
    // listed as: family, middle, given; read as (row) family, middle, given
    {0.0F, 0.75F, 0.65F},
    {0.9F, 0.0F, 0.2F},
    {0.7F, 0.3F, 0.0F},
}};

Error bad(const std::string& code, const std::string& table, const std::string& sentence) {
  return {ErrorKind::BadPack, sentence, code + ": " + table};
}

const FormTable* find_table(const RomanizationTables& tables, std::string_view name) {
  for (const FormTable& table : tables.tables)
    if (table.name == name) return &table;
  return nullptr;
}

const std::vector<std::string>* find_forms(const FormTable* table, std::string_view key) {
  if (table == nullptr) return nullptr;
  for (const auto& [name, forms] : table->entries)
    if (name == key) return &forms;
  return nullptr;
}

std::vector<std::string> split(std::string_view text, char mark) {
  std::vector<std::string> parts;
  while (!text.empty()) {
    const auto end = std::min(text.find(mark), text.size());
    if (end > 0) parts.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return parts;
}

float spelling_cost(std::size_t place) { return std::min(kMostLater, kLaterSpelling * static_cast<float>(place)); }

void add_reading(Spellings& spellings, const std::u32string& letters, std::size_t id, float cost) {
  auto& readings = spellings[letters];
  const auto same = std::find_if(readings.begin(), readings.end(), [&](const Reading& r) { return r.id == id; });
  if (same == readings.end()) {
    readings.push_back({static_cast<std::uint16_t>(id), cost});
  } else {
    same->cost = std::min(same->cost, cost);
  }
}

// --- people -------------------------------------------------------------------------------------------------------

/// Initial and rhyme as one word: the longest rule of `respell` that the start fits, or the two together.
std::string compose(const FormTable* respell, const std::string& initial, const std::string& rhyme) {
  const std::string both = initial + "|" + rhyme;
  const std::pair<std::string, std::vector<std::string>>* best = nullptr;
  if (respell != nullptr) {
    for (const auto& rule : respell->entries) {
      const bool whole = rule.first.ends_with('.');
      const std::string_view start = std::string_view(rule.first).substr(0, rule.first.size() - (whole ? 1 : 0));
      if (rule.second.empty() || !both.starts_with(start) || (whole && both.size() != start.size())) continue;
      if (best == nullptr || rule.first.size() > best->first.size()) best = &rule;
    }
  }
  if (best == nullptr) return initial + rhyme;
  const std::size_t cut = best->first.size() - (best->first.ends_with('.') ? 1 : 0);
  return best->second.front() + both.substr(cut);
}

std::string capital(std::string word) {
  if (!word.empty() && word[0] >= 'a' && word[0] <= 'z') word[0] = static_cast<char>(word[0] - 'a' + 'A');
  return word;
}

constexpr std::array<std::string_view, kRoles> kRoleNames = {"family", "middle", "given"};
constexpr std::array<std::string_view, 3> kClassNames = {"common", "usual", "rare"};
constexpr std::array<float, 3> kClassCosts = {0.0F, 0.25F, 0.55F};

std::optional<Error> list_role(People& people, const FormTable& table, Role role) {
  for (const auto& [klass, words] : table.entries) {
    const auto at = std::find(kClassNames.begin(), kClassNames.end(), klass);
    if (at == kClassNames.end()) return bad(people.code, table.name, "no class of frequency: " + klass);
    const float cost = kClassCosts[static_cast<std::size_t>(at - kClassNames.begin())];
    for (const std::string& word : words) {
      const auto found = people.by_word.find(to_toneless(word));
      if (found == people.by_word.end())
        return bad(people.code, table.name, "no initial and rhyme of [inventory] make up '" + word + "'");
      Syllable& syllable = people.syllables[found->second];
      if (syllable.cost[role] <= cost) continue;
      if (syllable.cost[role] >= kUnlisted) {
        syllable.latin[role] = static_cast<std::uint16_t>(people.latin.size());
        people.latin.push_back(capital(to_bare_latin(word)));
      }
      syllable.cost[role] = cost;
      syllable.listed = true;
      if (role == FamilyName) syllable.family = true;
    }
  }
  return std::nullopt;
}

/// A syllable listed for one role can stand in another, at some cost.
void share_roles(People& people) {
  for (Syllable& syllable : people.syllables) {
    if (!syllable.listed) continue;
    const Syllable own = syllable;
    for (std::size_t role = 0; role < kRoles; ++role) {
      for (std::size_t other = 0; other < kRoles; ++other) {
        const float cost = own.cost[other] + kOtherRole[role][other];
        if (own.cost[other] >= kUnlisted || cost >= syllable.cost[role]) continue;
        syllable.cost[role] = cost;
        syllable.latin[role] = own.latin[other];
      }
    }
  }
}

// --- scripts ------------------------------------------------------------------------------------------------------

class ScriptCompiler {
 public:
  ScriptCompiler(const RomanizationTables& tables, const std::vector<People>& peoples)
      : tables_(tables), peoples_(peoples) {}

  Result<Script> compile() {
    script_.code = tables_.code;
    if (auto error = read_signs()) return *error;
    for (std::size_t i = 0; i < peoples_.size(); ++i)
      if (auto error = read_transcription(i)) return *error;
    if (auto error = read_national()) return *error;
    if (auto error = read_lists()) return *error;
    for (const FormTable& table : tables_.tables)
      if (!known_.contains(table.name)) return bad(tables_.code, table.name, "no such table of romanization");
    return std::move(script_);
  }

 private:
  const FormTable* take(const std::string& name) {
    known_.insert(name);
    return find_table(tables_, name);
  }

  /// Letters of a spelling, without the signs that are passed over.
  std::u32string spelling(std::string_view text) const {
    const auto& dropped = national_ ? script_.dropped : script_.dropped_foreign;
    std::u32string letters;
    for (const char32_t letter : to_letters(text)) {
      const bool own = letter >= script_.block && letter < script_.block + 128;
      if (letter != U' ' && !(own && dropped[letter - script_.block])) letters += letter;
    }
    return letters;
  }

  /// "เ-ียน" as the key of a rhyme: the letter before the consonant (or none), then what follows it.
  std::optional<std::u32string> rhyme_key(std::string_view text) const {
    const std::u32string letters = spelling(text);
    const auto mark = letters.find(U'-');
    if (mark > 1) return std::nullopt;  // also where there is none
    return (mark == 1 ? letters.substr(0, 1) : std::u32string(1, U'\0')) + letters.substr(mark + 1);
  }

  std::optional<Error> read_signs() {
    const FormTable* signs = take("signs");
    const auto* letters = find_forms(signs, "letters");
    if (letters == nullptr || letters->empty())
      return bad(tables_.code, "signs", "needs letters = [\"a letter of the script\"]");
    script_.block = to_letters(letters->front())[0] & ~char32_t{0x7F};
    if (const auto* countries = find_forms(signs, "countries")) script_.countries = *countries;
    const auto mark = [&](std::string_view key, std::array<bool, 128>& dropped) {
      const auto* forms = find_forms(signs, key);
      for (const std::string& form : forms == nullptr ? std::vector<std::string>{} : *forms)
        for (const char32_t sign : to_letters(form))
          if (sign >= script_.block && sign < script_.block + 128) dropped[sign - script_.block] = true;
    };
    mark("dropped", script_.dropped);
    script_.dropped_foreign = script_.dropped;
    mark("dropped_foreign", script_.dropped_foreign);
    const auto sign = [&](std::string_view key) {
      const auto* forms = find_forms(signs, key);
      return forms == nullptr || forms->empty() ? char32_t{0} : to_letters(forms->front())[0];
    };
    script_.national.joiner = sign("joiner");
    script_.national.to_first = sign("to_first");
    script_.national.to_second = sign("to_second");
    script_.national.silencer = sign("silencer");
    if (const auto* sonorants = find_forms(signs, "sonorants"))
      for (const std::string& form : *sonorants) script_.national.sonorants += to_letters(form);
    return std::nullopt;
  }

  using Key = std::function<std::optional<std::u32string>(std::string_view)>;
  std::optional<Error> read_keyed(const FormTable& table, const std::vector<std::string>& inventory, const Key& key,
                                  float scale, Spellings& spellings) const {
    for (const auto& [names, forms] : table.entries) {
      for (const std::string& name : names.empty() ? std::vector<std::string>{""} : split(names, ' ')) {
        const auto at = std::find(inventory.begin(), inventory.end(), name);
        if (at == inventory.end())
          return bad(tables_.code, table.name, "'" + name + "' is not in [inventory] of the people");
        for (std::size_t place = 0; place < forms.size(); ++place) {
          const auto letters = key(forms[place]);
          if (!letters)
            return bad(tables_.code, table.name, "no '-' for the consonant, or too much before it: " + forms[place]);
          add_reading(spellings, *letters, static_cast<std::size_t>(at - inventory.begin()),
                      scale * spelling_cost(place));
        }
      }
    }
    return std::nullopt;
  }

  /// Rhymes that follow from a nucleus ("เ-ีย*", the star is the place of what closes the syllable) and a coda.
  std::optional<Error> compose_rhymes(const std::string& code, const People& people, Spellings& spellings) {
    const FormTable* nuclei = take(code + ".nuclei");
    const FormTable* codas = take(code + ".codas");
    if (nuclei == nullptr || codas == nullptr) return std::nullopt;
    for (const auto& [nucleus_names, nucleus_forms] : nuclei->entries) {
      for (const std::string& nucleus : split(nucleus_names, ' ')) {
        for (const auto& [coda, coda_forms] : codas->entries) {
          const auto at = std::find(people.rhymes.begin(), people.rhymes.end(), nucleus + coda);
          if (at == people.rhymes.end()) continue;
          for (std::size_t i = 0; i < nucleus_forms.size(); ++i) {
            const auto star = nucleus_forms[i].find('*');
            if (star == std::string::npos)
              return bad(tables_.code, nuclei->name, "no '*' for the coda: " + nucleus_forms[i]);
            for (std::size_t j = 0; j < coda_forms.size(); ++j) {
              const auto key = rhyme_key(std::string(nucleus_forms[i]).replace(star, 1, coda_forms[j]));
              if (!key) return bad(tables_.code, nuclei->name, "no '-' for the consonant: " + nucleus_forms[i]);
              add_reading(spellings, *key, static_cast<std::size_t>(at - people.rhymes.begin()),
                          std::min(kMostLater, spelling_cost(i) + spelling_cost(j)));
            }
          }
        }
      }
    }
    return std::nullopt;
  }

  std::optional<Error> read_transcription(std::size_t index) {
    const People& people = peoples_[index];
    const FormTable* initials = take(people.code + ".initials");
    const FormTable* rhymes = take(people.code + ".rhymes");
    const FormTable* whole = take(people.code + ".syllables");
    Transcription transcription;
    transcription.people = index;
    Spellings spellings;
    if (auto error = compose_rhymes(people.code, people, spellings)) return error;
    if (initials == nullptr || rhymes == nullptr) return std::nullopt;  // the pack does not write this people's names
    if (auto error = read_keyed(
            *rhymes, people.rhymes, [&](auto text) { return rhyme_key(text); }, 1, spellings))
      return error;
    transcription.rhymes = LetterTrie(spellings);
    spellings.clear();
    const Key plain = [&](auto text) { return std::optional(spelling(text)); };
    if (auto error = read_keyed(*initials, people.initials, plain, kLaterInitial, spellings)) return error;
    transcription.initials = LetterTrie(spellings);
    spellings.clear();
    if (whole != nullptr) {
      for (const auto& [name, forms] : whole->entries) {
        const auto found = people.by_word.find(to_toneless(name));
        if (found == people.by_word.end()) return bad(tables_.code, whole->name, "no syllable of the people: " + name);
        for (std::size_t place = 0; place < forms.size(); ++place)
          add_reading(spellings, spelling(forms[place]), found->second, spelling_cost(place) / 2);
      }
    }
    transcription.whole = LetterTrie(spellings);
    script_.transcriptions.push_back(std::move(transcription));
    return std::nullopt;
  }

  std::uint16_t latin_id(const std::string& latin) {
    auto& all = script_.national.latin;
    const auto [at, added] = latin_ids_.emplace(latin, all.size());
    if (added) all.push_back(latin);
    return static_cast<std::uint16_t>(at->second);
  }

  /// A table of the national spelling, Latin = spellings. Later spellings of one Latin form are as good as the first.
  std::optional<Error> read_latin(const std::string& name, const Key& key, LetterTrie& trie) {
    const FormTable* table = take("national." + name);
    if (table == nullptr) return std::nullopt;
    Spellings spellings;
    for (const auto& [latin, forms] : table->entries) {
      for (const std::string& form : forms) {
        const auto letters = key(form);
        if (!letters) return bad(tables_.code, table->name, "no '-' for the consonant: " + form);
        add_reading(spellings, *letters, latin_id(latin), 0);
      }
    }
    trie = LetterTrie(spellings);
    return std::nullopt;
  }

  std::optional<Error> read_national() {
    National& national = script_.national;
    national_ = true;
    latin_id("");
    const Key plain = [&](auto text) { return std::optional(spelling(text)); };
    const Key vowel = [&](auto text) { return rhyme_key(text); };
    if (auto error = read_latin("initials", plain, national.initials)) return error;
    if (auto error = read_latin("initials_o", plain, national.initials_o)) return error;
    for (std::size_t series = 0; series < 2; ++series) {
      const std::string suffix = series == 0 ? "" : "_o";
      if (auto error = read_latin("vowels" + suffix, vowel, national.vowels[series])) return error;
      if (auto error = read_latin("open_vowels" + suffix, vowel, national.open_vowels[series])) return error;
      if (auto error = read_latin("closed_vowels" + suffix, vowel, national.closed_vowels[series])) return error;
    }
    if (auto error = read_latin("finals", plain, national.finals)) return error;
    if (auto error = read_latin("elements", plain, national.elements)) return error;
    national_ = false;
    return std::nullopt;
  }

  std::optional<Error> read_lists() {
    Spellings spellings;
    if (const FormTable* names = take("names")) {
      for (const auto& [latin, forms] : names->entries) {
        for (const std::string& form : forms) add_reading(spellings, spelling(form), script_.name_latin.size(), 0);
        script_.name_latin.push_back(latin);
      }
    }
    script_.names = LetterTrie(spellings);
    spellings.clear();
    for (std::size_t i = 0; i < peoples_.size(); ++i) {
      const FormTable* families = take(peoples_[i].code + ".families");
      if (families == nullptr) continue;
      for (const auto& entry : families->entries)
        for (const std::string& form : entry.second) add_reading(spellings, to_letters(form), i, 0);
    }
    script_.families = LetterTrie(spellings);
    spellings.clear();
    if (const FormTable* follows = take("follows")) {
      for (const auto& [key, forms] : follows->entries) {
        if (key != "joined" && key != "spaced")
          return bad(tables_.code, "follows", "neither joined nor spaced: " + key);
        for (const std::string& form : forms)
          spellings[to_letters(form)] = {{key == "joined" ? kFollows : kFollowsBlank, 0}};
      }
    }
    script_.follows = LetterTrie(spellings);
    return std::nullopt;
  }

  const RomanizationTables& tables_;
  const std::vector<People>& peoples_;
  Script script_;
  bool national_ = false;  // spellings of the language itself are being read
  std::set<std::string> known_;
  std::map<std::string, std::size_t> latin_ids_;
};

}  // namespace

LetterTrie::LetterTrie(const std::map<std::u32string, std::vector<Reading>>& spellings) : nodes_(1) {
  using Entry = std::map<std::u32string, std::vector<Reading>>::const_iterator;
  // Edges of a node lie together, so a node's children are all made before the first of them is filled.
  const std::function<void(std::uint32_t, Entry, Entry, std::size_t)> fill = [&](std::uint32_t node, Entry from,
                                                                                 Entry to, std::size_t depth) {
    if (from != to && from->first.size() == depth) {
      nodes_[node].first_reading = static_cast<std::uint32_t>(readings_.size());
      nodes_[node].readings = static_cast<std::uint16_t>(from->second.size());
      readings_.insert(readings_.end(), from->second.begin(), from->second.end());
      ++from;
    }
    std::vector<std::pair<Entry, Entry>> groups;
    for (Entry at = from; at != to;) {
      Entry end = at;
      while (end != to && end->first[depth] == at->first[depth]) ++end;
      groups.emplace_back(at, end);
      at = end;
    }
    nodes_[node].first_edge = static_cast<std::uint32_t>(edges_.size());
    nodes_[node].edges = static_cast<std::uint16_t>(groups.size());
    const auto first_child = static_cast<std::uint32_t>(nodes_.size());
    for (const auto& group : groups) {
      edges_.push_back({group.first->first[depth], static_cast<std::uint32_t>(nodes_.size())});
      nodes_.emplace_back();
    }
    for (std::uint32_t i = 0; i < groups.size(); ++i)
      fill(first_child + i, groups[i].first, groups[i].second, depth + 1);
  };
  fill(kRoot, spellings.begin(), spellings.end(), 0);
}

std::uint32_t LetterTrie::step(std::uint32_t node, char32_t letter) const {
  const auto first = edges_.begin() + nodes_[node].first_edge;
  const auto last = first + nodes_[node].edges;
  const auto at = std::lower_bound(first, last, letter, [](const Edge& e, char32_t l) { return e.letter < l; });
  return at != last && at->letter == letter ? at->node : kNone;
}

bool is_script_letter(char32_t letter) {
  if (letter >= 0x0E01 && letter <= 0x0E4E) return letter != 0x0E2F && letter != 0x0E3F && letter != 0x0E46;  // ฯ ฿ ๆ
  if (letter >= 0x0E81 && letter <= 0x0EDF)
    return letter != 0x0EAF && letter != 0x0EC6 && !(letter >= 0x0ED0 && letter <= 0x0ED9);  // ຯ ໆ and digits
  return (letter >= 0x1780 && letter <= 0x17D3) || letter == 0x17DD;
}

bool is_dependent(char32_t letter) {
  return (letter >= 0x0E30 && letter <= 0x0E3A) || letter == 0x0E45 || (letter >= 0x0E47 && letter <= 0x0E4E) ||
         (letter >= 0x0EB0 && letter <= 0x0EBD) || (letter >= 0x0EC8 && letter <= 0x0ECE) ||
         (letter >= 0x17B4 && letter <= 0x17D3) || letter == 0x17DD;
}

bool is_leading_vowel(char32_t letter) {
  return (letter >= 0x0E40 && letter <= 0x0E44) || (letter >= 0x0EC0 && letter <= 0x0EC4);
}

std::u32string to_letters(std::string_view text) {
  std::u32string letters;
  for (std::size_t at = 0; at < text.size();) letters += take_code_point(text, at);
  return letters;
}

std::string to_word_key(std::string_view word) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 13> kAlike = {{{"ts", "s"},
                                                                                     {"sh", "s"},
                                                                                     {"ch", "s"},
                                                                                     {"zu", "su"},
                                                                                     {"z", "s"},
                                                                                     {"j", "s"},
                                                                                     {"g", "k"},
                                                                                     {"d", "t"},
                                                                                     {"b", "p"},
                                                                                     {"ou", "o"},
                                                                                     {"oo", "o"},
                                                                                     {"ei", "e"},
                                                                                     {"uu", "u"}}};
  std::string key;
  while (!word.empty()) {
    const auto* alike =
        std::find_if(kAlike.begin(), kAlike.end(), [&](const auto& pair) { return word.starts_with(pair.first); });
    key += alike != kAlike.end() ? alike->second : word.substr(0, 1);
    word.remove_prefix(alike != kAlike.end() ? alike->first.size() : 1);
  }
  return key;
}

Result<People> compile_people(const RomanizationTables& tables) {
  People people;
  people.code = tables.code;
  const FormTable* inventory = find_table(tables, "inventory");
  const auto* initials = find_forms(inventory, "initials");
  const auto* rhymes = find_forms(inventory, "rhymes");
  if (initials == nullptr || rhymes == nullptr) return bad(tables.code, "inventory", "needs initials and rhymes");
  people.initials = *initials;
  people.rhymes = *rhymes;

  const FormTable* style = find_table(tables, "style");
  if (const auto* join = find_forms(style, "join"); join != nullptr && !join->empty()) people.join = join->front();
  if (const auto* countries = find_forms(style, "countries")) people.countries = *countries;
  people.spaced_given = people.join == " ";
  people.by_token = find_forms(style, "by_token") != nullptr;

  const FormTable* respell = find_table(tables, "respell");
  for (const std::string& initial : people.initials) {
    for (const std::string& rhyme : people.rhymes) {
      const std::string word = compose(respell, initial, rhyme);
      people.by_word.emplace(word, people.syllables.size());
      Syllable& syllable = people.syllables.emplace_back();
      syllable.cost.fill(people.by_token ? 0.3F : kUnlisted);
      syllable.latin.fill(static_cast<std::uint16_t>(people.latin.size()));
      people.latin.push_back(people.by_token ? to_bare_latin(word) : capital(to_bare_latin(word)));
    }
  }
  for (const FormTable& table : tables.tables) {
    if (table.name == "inventory" || table.name == "style" || table.name == "respell") continue;
    if (table.name == "words") {
      for (const auto& [kind, words] : table.entries)
        for (const std::string& word : words) people.words.emplace_back(to_word_key(word), word);
      continue;
    }
    const auto role = std::find(kRoleNames.begin(), kRoleNames.end(), table.name);
    if (role == kRoleNames.end()) return bad(tables.code, table.name, "no such table of names");
    if (auto error = list_role(people, table, static_cast<Role>(role - kRoleNames.begin()))) return *error;
  }
  share_roles(people);
  std::sort(people.words.begin(), people.words.end());
  return people;
}

Result<Script> compile_script(const RomanizationTables& tables, const std::vector<People>& peoples) {
  return ScriptCompiler(tables, peoples).compile();
}

}  // namespace chancery::romanize
