#include <algorithm>

#include "base/json_value.h"
#include "register/match/person_sounds.h"
#include "register/office/access.h"
#include "register/review/documents.h"
#include "register/search/search.h"

// Persons whose names are spelled otherwise than asked for: Saleumxay is ສະເຫຼີມໄຊ, and Salermsai.

namespace chancery {
namespace {

/// A term that is a word of no other meaning, as it sounds; empty for others.
std::string sounds_of(const MatchKnowledge& knowledge, const SearchTerm& term) {
  constexpr std::size_t kNumbers = 2;  // of a word: singular and plural
  const bool means = std::any_of(term.begin(), term.end(), [](const SearchWay& way) { return !way.mark.empty(); });
  if (means || term.empty() || term.size() > kNumbers) return {};
  std::string text;
  for (const Word& word : term.front().words) text += word.form;
  std::string out;
  for (const std::string& sounds : name_sounds(knowledge, text)) out += sounds;
  return out;
}

/// The query with each such word also met by a name that shares its key; no groups where it has none.
TextQuery with_sounds(TextQuery query, const std::vector<std::string>& sounds) {
  bool any = false;
  for (std::size_t i = 0; i < sounds.size() && i < query.groups.size(); ++i) {
    const std::string key = sound_key(sounds[i]);
    if (key.empty()) continue;
    query.groups[i].push_back({{sound_mark(key)}, false});
    any = true;
  }
  query.together.clear();
  if (!any) query.groups.clear();
  return query;
}

bool spells(const MatchKnowledge& knowledge, const std::string& name, const std::string& asked) {
  const std::vector<std::string> words = name_sounds(knowledge, name);
  return std::any_of(words.begin(), words.end(), [&](const std::string& word) { return sound_alike(word, asked); });
}

/// Is the word there as it is asked for? Then it was found before.
bool stands_in(const std::string& name, const SearchTerm& term) {
  const std::vector<Word> words = words_of(name);
  return std::any_of(term.begin(), term.end(), [&](const SearchWay& way) {
    return std::search(words.begin(), words.end(), way.words.begin(), way.words.end(),
                       [](const Word& a, const Word& b) { return a.is_same(b); }) != words.end();
  });
}

/// Names of persons in a record or reading, each with what Latin letters make of it.
struct NamedPerson {
  std::string field, text, latin;
};

std::vector<NamedPerson> persons_of(const Schema& schema, const Record& record) {
  std::vector<NamedPerson> out;
  const RecordSchema* type = schema.find_record(record.type);
  for (const FieldValue& value : record.values) {
    const FieldSchema* field = type == nullptr ? nullptr : type->find_field(value.field);
    if (field != nullptr && names_persons(*type, *field)) out.push_back({value.field, value.value, value.value});
  }
  return out;
}

std::vector<NamedPerson> persons_of(const Json& reading) {
  std::vector<NamedPerson> out;
  for (const Json& mention : reading.list_of("mentions")) {
    if (mention.text_of("kind") != "person") continue;
    const std::string text(mention.text_of("text"));
    const std::string latin(mention.text_of("latin"));
    out.push_back({{}, text, latin.empty() ? text : latin});
  }
  return out;
}

/// Which names meet the words by their sound; nothing where some word is met neither so nor as it stands.
std::vector<NamedPerson> alike(const MatchKnowledge& knowledge, const std::vector<NamedPerson>& persons,
                               const std::vector<SearchTerm>& terms) {
  std::vector<NamedPerson> out;
  for (const SearchTerm& term : terms) {
    const std::string asked = sounds_of(knowledge, term);
    if (sound_key(asked).empty()) continue;
    bool met = false;
    for (const NamedPerson& person : persons) {
      const bool exact = stands_in(person.text, term) || stands_in(person.latin, term);
      if (exact || !spells(knowledge, person.latin, asked)) {
        met = met || exact;
        continue;
      }
      met = true;
      out.push_back(person);
    }
    if (!met) return {};
  }
  return out;
}

}  // namespace

Status Search::show_alike(const std::vector<SearchTerm>& terms, SearchHit& hit) const {
  const Error unlike{ErrorKind::NotFound, "no name here sounds like it", hit.id};
  std::vector<NamedPerson> found;
  if (hit.kind == TextKind::Record) {
    TRY(record, view_record(office_, hit.id, kNow));
    found = alike(*office_.knowledge, persons_of(office_.schema, record), terms);
  } else {
    TRY(line, load_reading(office_, hit.id));
    TRY(reading, parse_json(line, hit.id));
    found = alike(*office_.knowledge, persons_of(reading), terms);
  }
  if (found.empty()) return unlike;
  hit.alike = true;
  std::vector<SearchTerm> spelled = terms;
  for (const NamedPerson& person : found)
    if (std::vector<Word> words = words_of(person.text); !words.empty())
      spelled.push_back({{std::move(words), LastWord::Whole, {}}});
  return hit.kind == TextKind::Record ? show_record(spelled, hit) : show_document(spelled, hit);
}

Status Search::find_alike(TextQuery query, const SearchWords& words, std::vector<SearchHit>& out) const {
  if (office_.knowledge == nullptr || static_cast<std::int64_t>(out.size()) >= query.limit) return {};
  std::vector<std::string> sounds;
  for (const SearchTerm& term : words.terms) sounds.push_back(sounds_of(*office_.knowledge, term));
  query = with_sounds(std::move(query), sounds);
  if (query.groups.empty()) return {};
  constexpr int kMostPages = 4;  // of names that share a key and sound otherwise
  const std::int64_t wanted = query.limit;
  query.limit = std::max<std::int64_t>(wanted, 50);
  for (int page = 0; page < kMostPages; ++page) {
    TRY(found, find_text(office_.database, query));
    for (const TextHit& each : found) {
      if (static_cast<std::int64_t>(out.size()) >= wanted) return {};
      SearchHit hit;
      hit.kind = each.kind;
      hit.id = each.id;
      hit.reach = each.reach;
      hit.cursor = "s" + each.cursor;
      const bool known =
          std::any_of(out.begin(), out.end(), [&](const SearchHit& other) { return other.id == each.id; });
      const Status problem = known ? std::nullopt : show_alike(words.terms, hit);
      if (problem && problem->kind != ErrorKind::NotFound) return *problem;
      if (!known && !problem) out.push_back(std::move(hit));
    }
    if (static_cast<std::int64_t>(found.size()) < query.limit) return {};
    query.after = found.back().cursor;
  }
  return {};
}

}  // namespace chancery
