#include "register/search/index_text.h"

#include <algorithm>
#include <set>

#include "register/match/family.h"
#include "register/match/person_sounds.h"
#include "register/match/place_names.h"
#include "register/office/access.h"
#include "register/search/index_words.h"
#include "register/search/place_finder.h"
#include "register/search/search_terms.h"
#include "register/successions.h"
#include "store/full_text.h"
#include "text/fold.h"

namespace chancery {
namespace {

constexpr std::size_t kPiece = 1U << 20U;  // bytes of words that are handed over at once

/// A place as readings name it: by its code, or by its English name.
std::string_view place_key(const Json& mention) {
  const std::string_view code = mention.text_of("value");
  return code.empty() ? mention.text_of("name") : code;
}

/// The place that goes on for one that was merged into it is asked for as well.
std::string_view successor_of(const Office& office, std::string_view key) {
  return office.successions == nullptr ? key : office.successions->now(key);
}

void add_named(const Office& office, std::string_view key, std::set<std::string>& marks) {
  marks.insert(place_mark(key));
  marks.insert(place_mark(successor_of(office, key)));
}

/// The codes of a place, of the one that goes on for it, and of what it is in, as far as codes tell: VN-25 is in VN.
void add_subject(const Office& office, std::string_view key, std::set<std::string>& marks) {
  constexpr std::size_t kCountry = 2;
  marks.insert(subject_mark(key));
  marks.insert(subject_mark(successor_of(office, key)));
  if (key.size() > kCountry && key[kCountry] == '-') marks.insert(subject_mark(key.substr(0, kCountry)));
}

/// Words of values of a record with the marks of what they say.
struct MarkedWords {
  explicit MarkedWords(const Office& office) : scan(office.schema.concept_finder()), words(&scan) {}
  MarkedWords(const MarkedWords&) = delete;
  MarkedWords& operator=(const MarkedWords&) = delete;

  ConceptScan scan;
  IndexWords words;
  std::set<std::string> marks;
};

void add_concepts(const Schema& schema, const ConceptScan& scan, std::set<std::string>& marks) {
  for (const std::size_t item : scan.met()) marks.insert(concept_mark(schema.concepts[item].id));
}

/// Every spelling of a person's name leads to it.
void add_sounds(const Office& office, std::string_view name, std::set<std::string>& marks) {
  if (office.knowledge == nullptr) return;
  for (const std::string& sounds : name_sounds(*office.knowledge, name))
    if (const std::string key = sound_key(sounds); !key.empty()) marks.insert(sound_mark(key));
}

/// Do the names of records that a record leads to count among its words?
enum class LinkedNames : std::uint8_t { Left, Found };

/// What the values of a record are found by.
class RecordWords {
 public:
  RecordWords(const Office& office, LinkedNames linked) : office_(office), linked_(linked) {}

  Status add(const FieldSchema& field, const std::string& value, MarkedWords& out) const {
    switch (field.type) {
      case FieldType::Flag:
        return {};
      case FieldType::Choice:
        return add_choice(field, value, out.words), Status();
      case FieldType::Link:
        return add_link(value, out);
      default:
        break;
    }
    if (field.type == FieldType::Place || field.type == FieldType::Text) add_code(value, out);
    add_text(value, out);
    return {};
  }
  /// A text with the places that it names.
  void add_text(const std::string& value, MarkedWords& out) const {
    out.words.add_value(value);
    if (office_.places == nullptr) return;
    for (const KnownWords& known : office_.places->find(fold_form(value)))
      for (const std::int32_t place : known.places) add_named(office_, office_.places->key(place), out.marks);
  }

 private:
  void add_choice(const FieldSchema& field, const std::string& value, IndexWords& out) const {
    const Vocabulary* vocabulary = office_.schema.find_vocabulary(field.vocabulary);
    const Choice* choice = vocabulary == nullptr ? nullptr : vocabulary->find(value);
    if (choice == nullptr) return;
    for (const auto& [language, word] : choice->label.words) out.add_value(word);
  }
  void add_code(const std::string& value, MarkedWords& out) const {
    if (!is_place_code(value) || office_.schema.find_numbered(value) != nullptr) return;
    add_named(office_, value, out.marks);
    add_subject(office_, value, out.marks);
  }
  Status add_link(const std::string& id, MarkedWords& out) const {
    add_code(id, out);  // sides and parties are places as often as bodies
    const bool left = linked_ == LinkedNames::Left && office_.schema.find_numbered(id) != nullptr;
    if (left) return out.words.add_value(id), Status();
    Result<Record> linked = load_record(office_, id, kNow);
    if (!linked && linked.error().kind != ErrorKind::NotFound) return linked.error();
    if (!linked) {  // a name, as the text has it
      add_text(id, out);
      if (const std::string place = find_place_named(office_, id); !place.empty()) add_code(place, out);
      return {};
    }
    out.words.add_value(id);
    // What is limited is not told by those that point to it.
    if (linked->access != Access::Named) add_text(linked->name, out);
    return {};
  }

  const Office& office_;
  LinkedNames linked_;
};

std::vector<std::string> to_list(const std::set<std::string>& marks) { return {marks.begin(), marks.end()}; }

/// The words as the index asks for them: all at once.
MoreWords at_once(std::string words) {
  return [words = std::move(words)](std::string& out) {
    out += words;
    return false;
  };
}

}  // namespace

Status index_document(const Office& office, const IndexedDocument& document) {
  const Json& reading = document.reading;
  TextEntry entry;
  entry.unit = office.unit;
  entry.kind = TextKind::Document;
  entry.id = document.id;
  entry.date = reading.text_of("published");
  entry.limited = document.access == Access::Named;
  MarkedWords name(office);
  RecordWords(office, LinkedNames::Left).add_text(std::string(reading.text_of("title")), name);
  name.words.add_value(document.source);
  if (document.arrival != nullptr && document.arrival->object() != nullptr)
    for (const auto& [field, value] : *document.arrival->object())
      if (value.text() != nullptr) name.words.add_value(*value.text());
  add_concepts(office.schema, name.scan, name.marks);
  entry.name = std::move(name.words.words());
  entry.name_marks = to_list(name.marks);
  std::set<std::string> marks = std::move(name.marks);
  std::set<std::string> persons;
  for (const Json& language : reading.list_of("languages")) marks.insert(language_mark(language.text_of("code")));
  for (const Json& passage : reading.list_of("unread")) marks.insert(language_mark(passage.text_of("language")));
  for (const Json& place : reading.list_of("subject"))
    if (place.text() != nullptr) add_subject(office, *place.text(), marks);
  for (const Json& mention : reading.list_of("mentions")) {
    const std::string_view kind = mention.text_of("kind");
    if (kind == "place") add_named(office, place_key(mention), marks);
    if (kind != "person") continue;
    const std::string latin(mention.text_of("latin"));
    persons.insert(latin);
    add_sounds(office, latin.empty() ? mention.text_of("text") : latin, marks);
  }
  // Marks stand in front of the words, which come piece by piece: what the text says is looked for before.
  ConceptScan scan(office.schema.concept_finder());
  WordCutter before(document.folded);
  while (before.next()) scan.add(before.word());
  scan.end();
  add_concepts(office.schema, scan, marks);
  entry.marks = to_list(marks);
  WordCutter cutter(document.folded);
  IndexWords words;
  bool pairs = false;
  const auto more = [&](std::string& out) {
    bool going_on = true;
    while (going_on && words.words().size() < kPiece) {
      if (cutter.next()) {
        pairs ? words.add_pair(cutter.word()) : words.add(cutter.word());
        continue;
      }
      words.end_value();
      going_on = !pairs;
      pairs = true;
      cutter = WordCutter(document.folded);
    }
    if (!going_on)
      for (const std::string& person : persons) words.add_value(person);
    out += words.words();
    words.words().clear();
    return going_on;
  };
  return put_text(office.database, entry, more);
}

namespace {

/// Under which name and for whom a record is found.
struct RecordEntry {
  std::string unit, id;
  std::vector<std::string> people;
  LinkedNames linked = LinkedNames::Found;
};

Status put_record(const Office& office, const RecordSchema& type, const Record& record, RecordEntry found) {
  MarkedWords name(office);
  MarkedWords all(office);
  MarkedWords named(office);
  const RecordWords values(office, found.linked);
  all.words.add_value(record.id);
  const auto names_it = [&](const FieldSchema& field) {
    const auto first = std::find_if(type.name.begin(), type.name.end(),
                                    [&](const std::string& id) { return record.find(id) != nullptr; });
    return first != type.name.end() && *first == field.id;
  };
  for (const FieldValue& value : record.values) {
    const FieldSchema* field = type.find_field(value.field);
    if (field == nullptr || !is_value(value.value)) continue;
    if (field->access == Access::Named) {
      // Its persons are no marks: those count for everybody.
      values.add_text(value.value, named);
      continue;
    }
    CHECK_STATUS(values.add(*field, value.value, names_it(*field) ? name : all));
    if (names_persons(type, *field)) add_sounds(office, value.value, all.marks);
    if (field->id == "pillar") all.marks.insert(pillar_mark(value.value));
  }
  for (const auto& [language, word] : type.label.words) all.words.add_value(word);
  all.marks.insert(type_mark(type.id));
  for (MarkedWords* each : {&name, &all, &named}) add_concepts(office.schema, each->scan, each->marks);
  all.marks.insert(name.marks.begin(), name.marks.end());
  TextEntry entry;
  entry.unit = std::move(found.unit);
  entry.id = std::move(found.id);
  entry.date = record.date;
  entry.marks = to_list(all.marks);
  entry.name = std::move(name.words.words());
  entry.named = std::move(named.words.words());
  entry.people = std::move(found.people);
  entry.limited = record.access == Access::Named;
  entry.name_marks = to_list(name.marks);
  entry.named_marks = to_list(named.marks);
  return put_text(office.database, entry, at_once(std::move(all.words.words())));
}

}  // namespace

Status index_record_words(const Office& office, const Record& record) {
  const RecordSchema* type = office.schema.find_record(record.type);
  if (type == nullptr) return {};
  if (!record.joined_into.empty()) return remove_text(office.database, office.unit, TextKind::Record, record.id);
  TRY(people, list_readers(office, record.id));
  return put_record(office, *type, record, {office.unit, record.id, std::move(people)});
}

std::string received_unit(const std::string& unit) { return ">>" + unit; }

Status index_received_words(const Office& office, const std::string& with, const Record& record) {
  const RecordSchema* type = office.schema.find_record(record.type);
  if (type == nullptr) return {};
  return put_record(office, *type, record, {received_unit(with), office.unit + "/" + record.id, {}, LinkedNames::Left});
}

Status remove_received_words(const Office& office, const std::string& with, const std::string& record) {
  return remove_text(office.database, received_unit(with), TextKind::Record, office.unit + "/" + record);
}

}  // namespace chancery
