#include "register/schema.h"

#include <algorithm>
#include <filesystem>
#include <set>

#include "register/schema_reader.h"

namespace chancery {
namespace {

constexpr std::array<std::string_view, 14> kFieldTypes = {"text",   "note", "integer", "decimal", "money",
                                                          "date",   "flag", "choice",  "place",   "link",
                                                          "person", "url",  "email",   "phone"};
constexpr std::array<std::string_view, 5> kIdentity = {"none", "part", "key", "name", "strong"};

/// A field that records share.
struct CommonField {
  std::string when;      ///< what a record must ask for to have it; empty where all have it
  bool content = false;  ///< tells what is in the papers: records that only point to them do not have it
  FieldSchema field;
};

/// Words in each language, all together.
std::vector<std::string> words_in(SchemaReader& reader, const TomlValue& table, std::string_view key) {
  std::vector<std::string> out;
  if (const TomlValue* words = table.find(key); words != nullptr && words->table() != nullptr)
    for (const TomlEntry& language : *words->table())
      for (std::string& word : reader.texts(*words, language.key)) out.push_back(std::move(word));
  return out;
}

FieldSchema read_field(SchemaReader& reader, const TomlValue& table) {
  reader.only(table,
              {"id",          "type",  "label",          "headers",  "many",   "required", "vocabulary", "links",
               "access",      "unit",  "identity",       "source",   "tag",    "help",     "when",       "content",
               "office_only", "until", "countries_only", "in_words", "unsaid", "grows"});
  FieldSchema out;
  out.id = reader.id(table, "id");
  reader.text(table, "type", true);
  out.type = choice_of(reader, table, "type", kFieldTypes, FieldType::Text);
  out.label = reader.label(table, "label", true);
  out.headers = words_in(reader, table, "headers");
  out.many = reader.flag(table, "many");
  out.required = reader.flag(table, "required");
  out.vocabulary = reader.text(table, "vocabulary", out.type == FieldType::Choice);
  out.links = reader.texts(table, "links");
  out.access = choice_of(reader, table, "access", kAccessWords, Access::Internal);
  out.unit = reader.text(table, "unit");
  out.identity = choice_of(reader, table, "identity", kIdentity, Identity::None);
  out.office_only = reader.flag(table, "office_only");
  out.unsaid = reader.text(table, "unsaid");
  out.grows = reader.texts(table, "grows");
  out.until = reader.text(table, "until");
  out.countries_only = reader.flag(table, "countries_only");
  out.in_words = reader.text(table, "in_words");
  out.source = reader.text(table, "source");
  out.tag = reader.text(table, "tag");
  reader.label(table, "help", false);
  return out;
}

/// Reads keys of a table of a record type that name its fields.
class FieldNames {
 public:
  FieldNames(SchemaReader& reader, const RecordSchema& type, const TomlValue& table)
      : reader_(reader), type_(type), table_(table) {}

  [[nodiscard]] std::string one(std::string_view key) const {
    std::string field = reader_.text(table_, key);
    check(key, field);
    return field;
  }
  [[nodiscard]] std::vector<std::string> all(std::string_view key) const {
    std::vector<std::string> fields = reader_.texts(table_, key);
    for (const std::string& field : fields) check(key, field);
    return fields;
  }

 private:
  void check(std::string_view key, const std::string& field) const {
    if (!field.empty() && type_.find_field(field) == nullptr)
      reader_.problem(table_, key, "there is no field '" + field + "'");
  }
  SchemaReader& reader_;
  const RecordSchema& type_;
  const TomlValue& table_;
};

/// The table `name` of a record type; nothing where it has none.
const TomlValue* find_table(SchemaReader& reader, std::string_view name) {
  const TomlValue* table = reader.root().find(name);
  return table == nullptr || table->table() == nullptr ? nullptr : table;
}

MatchSchema read_match(SchemaReader& reader, const RecordSchema& type) {
  const TomlValue* table = find_table(reader, "match");
  if (table == nullptr) return {};
  reader.only(*table, {"kind", "names", "parties", "numbers", "type", "place", "country", "date", "amount", "ordinal",
                       "latin"});
  constexpr std::array<std::string_view, 5> kKinds = {"person", "organization", "agreement", "event", "project"};
  const std::string kind = reader.text(*table, "kind", true);
  if (std::find(kKinds.begin(), kKinds.end(), kind) == kKinds.end())
    reader.problem(*table, "kind", "'" + kind + "' is nothing that matching knows");
  const FieldNames fields(reader, type, *table);
  return {kind,
          fields.all("names"),
          fields.all("parties"),
          fields.all("numbers"),
          fields.one("type"),
          fields.one("place"),
          fields.one("country"),
          fields.one("date"),
          fields.one("amount"),
          fields.one("ordinal"),
          fields.one("latin")};
}

FigureSchema read_figure(SchemaReader& reader, const RecordSchema& type) {
  const TomlValue* table = find_table(reader, "figure");
  if (table == nullptr) return {};
  reader.only(*table, {"measure", "value", "unit", "place", "period", "status", "owner", "as_of", "told"});
  reader.text(*table, "value", true);
  const FieldNames fields(reader, type, *table);
  return {fields.one("measure"), fields.one("value"), fields.one("unit"),  fields.one("place"), fields.one("period"),
          fields.one("status"),  fields.one("owner"), fields.one("as_of"), fields.all("told")};
}

TenureSchema read_tenure(SchemaReader& reader, const RecordSchema& type) {
  const TomlValue* table = find_table(reader, "tenure");
  if (table == nullptr) return {};
  reader.only(*table, {"holder", "of", "since", "until", "seen", "state", "current", "former", "shared"});
  reader.text(*table, "holder", true);
  const FieldNames fields(reader, type, *table);
  return {fields.one("holder"),
          fields.all("of"),
          fields.one("since"),
          fields.one("until"),
          fields.one("seen"),
          fields.one("state"),
          reader.text(*table, "current"),
          reader.text(*table, "former"),
          words_in(reader, *table, "shared")};
}

RecordSchema read_record(SchemaReader& reader, const std::vector<CommonField>& common) {
  RecordSchema out;
  reader.only(reader.root(), {"record", "field", "match", "figure", "tenure"});
  const TomlValue* head = reader.root().find("record");
  if (head == nullptr || head->table() == nullptr) {
    reader.problem(reader.root(), "record", "[record] is missing");
    return out;
  }
  reader.only(*head,
              {"id", "label", "plural", "letters", "name", "date", "pillar", "scope", "pointer_only", "source", "tag"});
  out.id = reader.id(*head, "id");
  out.label = reader.label(*head, "label", true);
  out.plural = reader.label(*head, "plural", true);
  out.letters = reader.text(*head, "letters", true);
  out.name = reader.texts(*head, "name");
  out.date = reader.text(*head, "date");
  out.pointer_only = reader.flag(*head, "pointer_only");
  out.source = reader.text(*head, "source");
  out.tag = reader.text(*head, "tag");
  for (const TomlValue* table : reader.tables("field")) {
    out.fields.push_back(read_field(reader, *table));
    const FieldSchema& field = out.fields.back();
    if (std::count_if(out.fields.begin(), out.fields.end(), [&](const FieldSchema& f) { return f.id == field.id; }) > 1)
      reader.problem(*table, "id", "the field '" + field.id + "' stands here twice");
  }
  for (const CommonField& shared : common) {
    const bool wanted =
        (shared.when.empty() || reader.flag(*head, shared.when)) && !(shared.content && out.pointer_only);
    if (wanted && out.find_field(shared.field.id) == nullptr) out.fields.push_back(shared.field);
  }
  for (const std::string& name : out.name)
    if (out.find_field(name) == nullptr) reader.problem(*head, "name", "there is no field '" + name + "'");
  if (out.name.empty()) reader.problem(*head, "name", "no field names the record");
  if (!out.date.empty() && out.find_field(out.date) == nullptr)
    reader.problem(*head, "date", "there is no field '" + out.date + "'");
  out.match = read_match(reader, out);
  out.figure = read_figure(reader, out);
  out.tenure = read_tenure(reader, out);
  return out;
}

std::vector<CommonField> read_common(const std::string& path, std::vector<Error>& problems) {
  std::vector<CommonField> out;
  auto reader = open_schema_file(path, problems);
  if (!reader) return out;
  reader->only(reader->root(), {"field"});
  for (const TomlValue* table : reader->tables("field"))
    out.push_back({reader->text(*table, "when"), reader->flag(*table, "content"), read_field(*reader, *table)});
  return out;
}

void read_vocabularies(const std::string& path, SchemaLoad& out) {
  auto reader = open_schema_file(path, out.problems);
  if (!reader) return;
  reader->only(reader->root(), {"vocabulary"});
  for (const TomlValue* table : reader->tables("vocabulary")) {
    reader->only(*table, {"id", "values"});
    Vocabulary vocabulary{reader->id(*table, "id"), {}};
    if (out.schema.find_vocabulary(vocabulary.id) != nullptr)
      reader->problem(*table, "id", "the vocabulary '" + vocabulary.id + "' stands here twice");
    const TomlValue* values = table->find("values");
    if (values == nullptr || values->list() == nullptr) {
      reader->problem(*table, "values", "this must be a list");
      continue;
    }
    for (const TomlValue& value : *values->list()) {
      reader->only(value, {"id", "label"});
      Choice choice{reader->id(value, "id"), reader->label(value, "label", true)};
      if (vocabulary.find(choice.id) != nullptr) reader->problem(value, "id", "'" + choice.id + "' stands here twice");
      vocabulary.choices.push_back(std::move(choice));
    }
    out.schema.vocabularies.push_back(std::move(vocabulary));
  }
}

ClaimAttributes read_attributes(SchemaReader& reader, const TomlValue& table, std::string_view key) {
  ClaimAttributes out;
  if (const TomlValue* attributes = table.find(key); attributes != nullptr && attributes->table() != nullptr)
    for (const TomlEntry& entry : *attributes->table()) out.emplace(entry.key, reader.texts(*attributes, entry.key));
  return out;
}

ClaimTest read_test(SchemaReader& reader, const TomlValue& table) {
  reader.only(table, {"when", "unless", "any", "ours", "dated", "unless_heading"});
  return {read_attributes(reader, table, "when"),
          read_attributes(reader, table, "unless"),
          reader.texts(table, "any"),
          reader.texts(table, "ours"),
          reader.flag(table, "dated"),
          reader.flag(table, "unless_heading")};
}

void read_kinds(SchemaReader& reader, Schema& schema) {
  for (const TomlValue* table : reader.tables("kind")) {
    reader.only(*table, {"id", "told_by", "told_by_words", "subject", "place", "period", "in_wake", "ask"});
    KindSchema kind;
    kind.id = reader.id(*table, "id");
    kind.told_by = reader.texts(*table, "told_by");
    kind.told_by_words = reader.flag(*table, "told_by_words");
    kind.in_wake = reader.flag(*table, "in_wake");
    kind.subject = reader.text(*table, "subject");
    kind.place = reader.text(*table, "place");
    kind.period = reader.text(*table, "period");
    if (schema.find_kind(kind.id) != nullptr)
      reader.problem(*table, "id", "the kind '" + kind.id + "' stands here twice");
    if (const TomlValue* tests = table->find("ask"); tests != nullptr && tests->list() != nullptr)
      for (const TomlValue& test : *tests->list()) kind.ask.push_back(read_test(reader, test));
    schema.kinds.push_back(std::move(kind));
  }
}

void read_claims(const std::string& path, SchemaLoad& out) {
  auto reader = open_schema_file(path, out.problems);
  if (!reader) return;
  reader->only(reader->root(), {"claim", "kind"});
  read_kinds(*reader, out.schema);
  for (const TomlValue* table : reader->tables("claim")) {
    reader->only(*table, {"kind", "record", "when", "fields", "makes"});
    ClaimSchema claim{reader->text(*table, "kind", true), reader->id(*table, "record"), {}, {}, {}};
    const RecordSchema* record = out.schema.find_record(claim.record);
    if (record == nullptr) {
      reader->problem(*table, "record", "there is no record type '" + claim.record + "'");
      continue;
    }
    if (out.schema.find_kind(claim.kind) == nullptr)
      reader->problem(*table, "kind", "there is no [[kind]] '" + claim.kind + "'");
    claim.when = read_attributes(*reader, *table, "when");
    if (const TomlValue* fields = table->find("fields"); fields != nullptr && fields->table() != nullptr) {
      for (const TomlEntry& entry : *fields->table()) {
        const std::string field = reader->text(*fields, entry.key, true);
        if (record->find_field(field) == nullptr)
          reader->problem(entry.value, entry.key, "'" + claim.record + "' has no field '" + field + "'");
        claim.fields.emplace_back(entry.key, field);
      }
    }
    if (const TomlValue* makes = table->find("makes"); makes != nullptr && makes->table() != nullptr) {
      for (const TomlEntry& entry : *makes->table()) {
        const std::string type = reader->text(*makes, entry.key, true);
        if (out.schema.find_record(type) == nullptr)
          reader->problem(entry.value, entry.key, "there is no record type '" + type + "'");
        claim.makes.emplace_back(entry.key, type);
      }
    }
    out.schema.claims.push_back(std::move(claim));
  }
}

void read_concepts(const std::string& path, SchemaLoad& out) {
  auto reader = open_schema_file(path, out.problems);
  if (!reader) return;
  reader->only(reader->root(), {"concept"});
  std::set<std::string> ids;
  for (const TomlValue* table : reader->tables("concept")) {
    reader->only(*table, {"id", "vi", "en", "lo", "th", "km"});
    Concept item{reader->id(*table, "id"), {}};
    if (!ids.insert(item.id).second) reader->problem(*table, "id", "the concept '" + item.id + "' stands here twice");
    for (const std::string_view language : kScreenLanguages)
      item.words.emplace(std::string(language), reader->texts(*table, language));
    out.schema.concepts.push_back(std::move(item));
  }
}

void read_measures(const std::string& path, SchemaLoad& out) {
  auto reader = open_schema_file(path, out.problems);
  if (!reader) return;
  reader->only(reader->root(), {"measure"});
  for (const TomlValue* table : reader->tables("measure")) {
    reader->only(*table, {"ids", "owners", "tag"});
    for (const std::string& id : reader->texts(*table, "ids"))
      out.schema.measures.push_back({id, words_in(*reader, *table, "owners")});
  }
}

/// Names that lead nowhere: vocabularies and linked types that are not declared, letters that two types share.
void check_names(const std::string& folder, SchemaLoad& out) {
  std::set<std::string> letters;
  std::set<std::string> ids;
  for (const RecordSchema& record : out.schema.records) {
    const auto complain = [&](const std::string& sentence) {
      out.problems.push_back({ErrorKind::BadSchema, sentence, folder + "/records/" + record.id + ".toml"});
    };
    if (!ids.insert(record.id).second) complain("the record type '" + record.id + "' is declared twice");
    if (!letters.insert(record.letters).second) complain("another record type has the letters " + record.letters);
    for (const FieldSchema& field : record.fields) {
      if (!field.vocabulary.empty() && out.schema.find_vocabulary(field.vocabulary) == nullptr)
        complain(field.id + ": there is no vocabulary '" + field.vocabulary + "'");
      const FieldSchema* until = record.find_field(field.until);
      if (!field.until.empty() && (field.type != FieldType::Date || until == nullptr || until->type != FieldType::Date))
        complain(field.id + ": the end of a period must be another date field; 'until' says '" + field.until + "'");
      const FieldSchema* in_words = record.find_field(field.in_words);
      if (!field.in_words.empty() &&
          (field.type != FieldType::Money || in_words == nullptr || in_words->type != FieldType::Text))
        complain(field.id + ": 'in_words' must name a text field beside a sum; it says '" + field.in_words + "'");
      if (field.countries_only && field.type != FieldType::Place)
        complain(field.id + ": only a place can be of countries only");
      for (const std::string& type : field.links)
        if (out.schema.find_record(type) == nullptr) complain(field.id + ": there is no record type '" + type + "'");
    }
  }
}

}  // namespace

const std::string& Label::in(std::string_view language) const {
  static const std::string kNothing;
  if (const auto found = words.find(language); found != words.end()) return found->second;
  const auto english = words.find("en");
  return english == words.end() ? kNothing : english->second;
}

const FieldSchema* RecordSchema::find_field(std::string_view field) const {
  for (const FieldSchema& each : fields)
    if (each.id == field) return &each;
  return nullptr;
}

const Choice* Vocabulary::find(std::string_view choice) const {
  for (const Choice& each : choices)
    if (each.id == choice) return &each;
  return nullptr;
}

bool FieldSchema::grew(std::string_view before, std::string_view now) const {
  const auto old = std::find(grows.begin(), grows.end(), before);
  return old != grows.end() && std::find(old + 1, grows.end(), now) != grows.end();
}

const FieldSchema* RecordSchema::status_field() const {
  return figure.status.empty() ? nullptr : find_field(figure.status);
}

const RecordSchema* Schema::find_record(std::string_view id) const {
  for (const RecordSchema& each : records)
    if (each.id == id) return &each;
  return nullptr;
}

const KindSchema* Schema::find_kind(std::string_view id) const {
  for (const KindSchema& each : kinds)
    if (each.id == id) return &each;
  return nullptr;
}

const RecordSchema* Schema::find_numbered(std::string_view number) const {
  const std::size_t dash = number.find('-');
  if (dash == std::string_view::npos || dash + 1 == number.size() || number[dash + 1] == '0') return nullptr;
  if (number.find_first_not_of("0123456789", dash + 1) != std::string_view::npos) return nullptr;
  for (const RecordSchema& each : records)
    if (each.letters == number.substr(0, dash)) return &each;
  return nullptr;
}

const Vocabulary* Schema::find_vocabulary(std::string_view id) const {
  for (const Vocabulary& each : vocabularies)
    if (each.id == id) return &each;
  return nullptr;
}

SchemaLoad load_schema(const std::string& folder) {
  SchemaLoad out;
  const std::vector<CommonField> common = read_common(folder + "/common.toml", out.problems);
  read_vocabularies(folder + "/vocabularies.toml", out);
  std::vector<std::string> paths;
  std::error_code failure;
  for (const auto& entry : std::filesystem::directory_iterator(folder + "/records", failure))
    if (entry.path().extension() == ".toml") paths.push_back(entry.path().string());
  if (failure) out.problems.push_back({ErrorKind::Unreadable, "this folder cannot be read", folder + "/records"});
  std::sort(paths.begin(), paths.end());
  for (const std::string& path : paths)
    if (auto reader = open_schema_file(path, out.problems)) out.schema.records.push_back(read_record(*reader, common));
  check_names(folder, out);
  read_claims(folder + "/claims.toml", out);
  read_concepts(folder + "/concepts.toml", out);
  // A schema may leave it to the office whose figures count.
  if (std::filesystem::exists(folder + "/measures.toml", failure)) read_measures(folder + "/measures.toml", out);
  read_figures(folder + "/figures.toml", out);
  read_bodies(folder + "/bodies.toml", out);
  return out;
}

}  // namespace chancery
