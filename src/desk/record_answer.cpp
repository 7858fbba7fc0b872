#include "desk/record_answer.h"

#include "register/entry.h"
#include "register/office/access.h"
#include "register/review/documents.h"
#include "report/due_form.h"

namespace chancery {
namespace {

/// The record that a value leads to; empty where it leads to none.
std::string record_behind(const Screen& screen, const RecordSchema* type, std::string_view field,
                          const std::string& value) {
  const FieldSchema* schema = type == nullptr ? nullptr : type->find_field(field);
  const bool leads = schema != nullptr && (schema->type == FieldType::Link || schema->type == FieldType::Person);
  return leads && screen.schema.find_numbered(value) != nullptr ? value : std::string();
}

Json source_json(const Office& office, const Citation& citation) {
  Json out(JsonObject{{"kind", citation.kind}, {"quote", citation.quote}});
  if (citation.document.empty()) return out;
  out.set("document", citation.document);
  out.set("begin", citation.begin);
  out.set("end", citation.end);
  std::string name = citation.document;
  if (citation.kind == "claim")
    if (const Result<StoredDocument> document = load_document(office, citation.document)) name = document->source;
  out.set("name", name);
  return out;
}

Json value_json(const Office& office, const Screen& screen, const RecordSchema* type, const FieldValue& value) {
  const bool reported = !is_value(value.value);
  Json out(JsonObject{{"value", reported ? std::string() : value.value},
                      {"shown", shown_behind(office, screen, type, value.field, value.value)}});
  if (reported) out.set("reported", value.value.substr(1));
  if (std::string record = record_behind(screen, type, value.field, value.value); !record.empty())
    out.set("record", std::move(record));
  JsonList sources;
  for (const Citation& citation : value.citations) sources.push_back(source_json(office, citation));
  out.set("sources", std::move(sources));
  return out;
}

/// Fields in the order of the form, those of joined records among them.
JsonList fields_json(const Office& office, const Screen& screen, const RecordSchema& type,
                     const std::vector<const Record*>& records) {
  JsonList out;
  for (const FieldSchema& field : type.fields) {
    JsonList values;
    for (const Record* record : records)
      for (const FieldValue& value : record->values)
        if (value.field == field.id) values.push_back(value_json(office, screen, &type, value));
    if (values.empty()) continue;
    out.push_back(
        JsonObject{{"field", field.id}, {"label", field.label.in(screen.language)}, {"values", std::move(values)}});
  }
  return out;
}

}  // namespace

std::string shown_behind(const Office& office, const Screen& screen, const RecordSchema* type, std::string_view field,
                         const std::string& value) {
  if (const std::string id = record_behind(screen, type, field, value); !id.empty())
    if (const Result<Record> record = view_record(office, id, kNow)) return told_name(screen, *record);
  return shown_value(screen, type, field, value);
}

Result<Json> record_json(const Office& office, const Screen& screen, const Record& record) {
  const RecordSchema* type = screen.schema.find_record(record.type);
  TRY(joined, view_joined(office, record.id, kNow));
  TRY(version, load_version(office, record.id));
  std::vector<const Record*> all{&record};
  JsonList names;
  for (const Record& each : joined) {
    all.push_back(&each);
    names.push_back(JsonObject{{"id", each.id}, {"name", told_name(screen, each)}});
  }
  Json out(JsonObject{{"id", record.id},
                      {"type", record.type},
                      {"type_label", type == nullptr ? record.type : type->label.in(screen.language)},
                      {"name", told_name(screen, record)},
                      {"date", record.date},
                      {"shown_date", shown_date(screen, record.date)},
                      {"version", "\"" + std::to_string(version) + "\""},
                      {"access", kAccessWords[static_cast<std::size_t>(record.access)]},
                      {"joined", std::move(names)}});
  if (!record.joined_into.empty()) out.set("joined_into", record.joined_into);
  out.set("fields", type == nullptr ? JsonList() : fields_json(office, screen, *type, all));
  return out;
}

Result<Json> record_line(const Office& office, const Screen& screen, const Record& record) {
  const RecordSchema* type = screen.schema.find_record(record.type);
  std::map<std::string, std::vector<std::string>> shown;
  for (const FieldValue& value : record.values)
    shown[value.field].push_back(in_one_line(shown_behind(office, screen, type, value.field, value.value)));
  Json fields(JsonObject{});
  for (const auto& [field, values] : shown) fields.set(field, screen.words.list(values));
  return Json(JsonObject{{"id", record.id},
                         {"type", record.type},
                         {"name", told_name(screen, record)},
                         {"date", record.date},
                         {"shown_date", shown_date(screen, record.date)},
                         {"shown", std::move(fields)}});
}

Result<Json> due_json(const Office& office, const Screen& screen, const FollowRules& rules, const DueItem& item) {
  TRY(name, due_name(office, screen, item.record));
  const DueTask task = due_task(rules, item, screen.language);
  Json out(JsonObject{{"rule", item.rule},
                      {"state", due_state_word(item.state)},
                      {"day", item.day},
                      {"shown_day", shown_date(screen, item.day)},
                      {"days", item.days},
                      {"sentence", due_sentence(screen, rules, item, name)}});
  if (!item.record.empty()) out.set("record", item.record);
  if (!item.type.empty()) out.set("type", item.type);
  if (!item.waiting.empty()) out.set("waiting", item.waiting);
  if (!task.source.empty()) out.set("law", task.source);
  return out;
}

}  // namespace chancery
