#include "reading/names/romanize.h"

#include <algorithm>
#include <cmath>

#include "reading/names/latin_letters.h"
#include "reading/names/romanize_parse.h"
#include "reading/names/romanize_store.h"
#include "reading/names/romanize_tables.h"

namespace chancery {

using romanize::Letters;

struct Romanizer::Tables {
  std::vector<romanize::People> peoples;
  std::vector<romanize::Script> scripts;

  [[nodiscard]] const romanize::Script* find_script(char32_t letter) const {
    for (const romanize::Script& script : scripts)
      if (letter >= script.block && letter < script.block + 128) return &script;
    return nullptr;
  }
};

namespace {

constexpr double kHinted = 0.30;   // what the caller's knowledge is worth in score
constexpr double kFamily = 0.06;   // and a family name at the start
constexpr double kMarked = 0.2;    // or one written with just the signs that this people's names have
constexpr double kForeign = 0.12;  // a people other than the one whose names fill the field's documents

double syllable_score(float cost) { return std::exp(-0.8 * cost); }
double national_score(float cost) { return std::exp(-2.4 * cost); }

bool has_latin(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const char32_t letter = take_code_point(text, at);
    if ((letter >= U'A' && letter <= U'Z') || (letter >= U'a' && letter <= U'z') || (letter >= 0xC0 && letter < 0x250))
      return true;
    if (letter >= 0x1E00 && letter < 0x1F00) return true;
  }
  return false;
}

/// NGUYEN VAN A: Nguyen Van A, where the whole name stands in capitals.
std::string title_case(std::string latin) {
  const auto small = [](char c) { return c >= 'a' && c <= 'z'; };
  if (std::any_of(latin.begin(), latin.end(), small)) return latin;
  bool inside = false;
  for (char& c : latin) {
    const bool letter = c >= 'A' && c <= 'Z';
    if (letter && inside) c = static_cast<char>(c - 'A' + 'a');
    inside = letter;
  }
  return latin;
}

/// Whether the first word is, sign by sign, how the script writes a family name of that people.
bool has_marked_family(std::string_view text, const romanize::Script& script, std::size_t people) {
  std::uint32_t node = romanize::LetterTrie::kRoot;
  for (std::size_t at = 0; at < text.size() && text[at] != ' ';)
    if ((node = script.families.step(node, take_code_point(text, at))) == romanize::LetterTrie::kNone) return false;
  const auto readings = script.families.readings(node);
  return std::any_of(readings.begin(), readings.end(), [&](const romanize::Reading& r) { return r.id == people; });
}

/// The list's Latin form of a whole name, or null.
const std::string* find_listed(const Letters& letters, const romanize::Script& script) {
  std::uint32_t node = romanize::LetterTrie::kRoot;
  for (std::size_t i = 0; i < letters.size; ++i)
    if ((node = script.names.step(node, letters.letter[i])) == romanize::LetterTrie::kNone) return nullptr;
  const auto readings = script.names.readings(node);
  return readings.empty() ? nullptr : &script.name_latin[readings[0].id];
}

}  // namespace

Romanizer::Romanizer(std::unique_ptr<const Tables> tables) : tables_(std::move(tables)) {}
Romanizer::Romanizer(Romanizer&&) noexcept = default;
Romanizer& Romanizer::operator=(Romanizer&&) noexcept = default;
Romanizer::~Romanizer() = default;

Result<Romanizer> Romanizer::create(std::span<const RomanizationTables> packs,
                                    std::span<const RomanizationTables> peoples) {
  auto tables = std::make_unique<Tables>();
  for (const RomanizationTables& people : peoples) {
    TRY(compiled, romanize::compile_people(people));
    tables->peoples.push_back(std::move(compiled));
  }
  for (const RomanizationTables& pack : packs) {
    TRY(compiled, romanize::compile_script(pack, tables->peoples));
    tables->scripts.push_back(std::move(compiled));
  }
  return Romanizer(std::move(tables));
}

std::string Romanizer::store() const { return romanize::store_tables(tables_->peoples, tables_->scripts); }

Result<Romanizer> Romanizer::restore(std::string_view bytes) {
  auto tables = std::make_unique<Tables>();
  if (auto error = romanize::restore_tables(bytes, tables->peoples, tables->scripts)) return *error;
  return Romanizer(std::move(tables));
}

std::optional<Romanizer::Name> Romanizer::romanize(std::string_view text, std::string_view people) const {
  while (text.starts_with(' ')) text.remove_prefix(1);
  while (text.ends_with(' ')) text.remove_suffix(1);
  if (text.empty()) return std::nullopt;
  std::size_t at = 0;
  const romanize::Script* script = tables_->find_script(take_code_point(text, at));
  if (script == nullptr)
    return has_latin(text) ? std::optional(Name{title_case(to_bare_latin(text)), 1, {}}) : std::nullopt;

  const Letters letters = romanize::read_letters(text, *script, script->dropped_foreign);
  if (letters.size == 0) return std::nullopt;
  if (const std::string* listed = find_listed(letters, *script)) return Name{*listed, 1, {}};
  const romanize::NationalName national =
      romanize::read_national(romanize::read_letters(text, *script, script->dropped), script->national);
  // A people whose names are written as its language is (Khmer, Lao, Thai) has them read so in every script.
  const bool spelled = std::any_of(tables_->scripts.begin(), tables_->scripts.end(),
                                   [&](const romanize::Script& other) { return other.code == people; });
  const double bonus = spelled ? kHinted : 0;
  Name best{national.latin, national_score(national.cost), script->code};
  double best_score = best.score + bonus;
  for (const romanize::Transcription& transcription : script->transcriptions) {
    const romanize::People& own = tables_->peoples[transcription.people];
    const auto name = romanize::read_syllables(letters, transcription, own);
    if (!name) continue;
    const double score = syllable_score(name->cost);
    const bool foreign = transcription.people != 0;
    const double total = score + (people == own.code ? kHinted : 0) + (name->family ? kFamily : 0) -
                         (foreign ? kForeign : 0) +
                         (has_marked_family(text, *script, transcription.people) ? kMarked : 0);
    if (total <= best_score) continue;
    best = {name->latin, score, own.code};
    best_score = total;
  }
  return best;
}

std::string_view Romanizer::people_of(std::string_view country) const {
  const auto holds = [&](const auto& names) {
    return std::find(names.countries.begin(), names.countries.end(), country) != names.countries.end();
  };
  for (const romanize::People& people : tables_->peoples)
    if (holds(people)) return people.code;
  for (const romanize::Script& script : tables_->scripts)
    if (holds(script)) return script.code;
  return {};
}

Romanizer::Extent Romanizer::longest_name(std::string_view text, std::string_view people) const {
  if (text.empty()) return {};
  std::size_t at = 0;
  const romanize::Script* script = tables_->find_script(take_code_point(text, at));
  if (script == nullptr) return {};
  for (const romanize::Transcription& transcription : script->transcriptions) {
    const romanize::People& own = tables_->peoples[transcription.people];
    if (own.code != people) continue;
    const Letters letters = romanize::read_letters(text, *script, script->dropped_foreign, romanize::kLettersOfName);
    const romanize::SyllableNames name = romanize::longest_syllables(letters, text, *script, transcription, own);
    if (name.syllables == 0) return {};
    return {letters.end[name.letters], name.syllables, syllable_score(name.cost), name.family, name.edge};
  }
  return {};
}

}  // namespace chancery
