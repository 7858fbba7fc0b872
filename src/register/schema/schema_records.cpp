#include <algorithm>

#include "register/schema/field_types.h"
#include "register/schema/schema_files.h"
#include "register/schema/schema_reader.h"

// Record types and their fields.

namespace chancery {
namespace {

constexpr std::array<std::string_view, 5> kIdentity = {"none", "part", "key", "name", "strong"};

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
  out.headers = reader.words_in(table, "headers");
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
          reader.words_in(*table, "shared")};
}

ValiditySchema read_validity(SchemaReader& reader, const RecordSchema& type) {
  const TomlValue* table = find_table(reader, "valid");
  if (table == nullptr) return {};
  reader.only(*table, {"from", "end", "expiry", "renewal", "automatic"});
  const FieldNames fields(reader, type, *table);
  ValiditySchema out{fields.all("from"), fields.one("end"), fields.one("expiry"), fields.one("renewal"),
                     reader.text(*table, "automatic")};
  if (out.from.empty()) reader.problem(*table, "from", "say by which fields it begins to hold");
  return out;
}

}  // namespace

RecordSchema read_record(SchemaReader& reader, const std::vector<CommonField>& common) {
  RecordSchema out;
  reader.only(reader.root(), {"record", "field", "match", "figure", "tenure", "valid"});
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
  out.valid = read_validity(reader, out);
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

}  // namespace chancery
