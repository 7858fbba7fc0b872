#include "register/schema/schema_files.h"
#include "register/schema/schema_reader.h"

// How claims become records, and which kinds of them ask.

namespace chancery {
namespace {

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

}  // namespace

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

}  // namespace chancery
