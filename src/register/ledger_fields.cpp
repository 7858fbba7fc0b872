#include <algorithm>

#include "register/ledger.h"

namespace chancery {
namespace {

std::vector<std::string> words_of(const Label& label) {
  std::vector<std::string> words;
  for (const auto& [language, word] : label.words) words.push_back(word);
  return words;
}

std::vector<LedgerChoice> choices_of(const Schema& schema, const FieldSchema& field) {
  std::vector<LedgerChoice> choices;
  const Vocabulary* vocabulary = schema.find_vocabulary(field.vocabulary);
  if (vocabulary == nullptr) return choices;
  for (const Choice& choice : vocabulary->choices) choices.push_back({choice.id, words_of(choice.label)});
  return choices;
}

}  // namespace

std::vector<LedgerField> ledger_fields(const Schema& schema, std::string_view record) {
  std::vector<LedgerField> fields;
  const RecordSchema* type = schema.find_record(record);
  if (type == nullptr) return fields;
  for (const FieldSchema& from : type->fields) {
    LedgerField field;
    field.id = from.id;
    const bool person = from.links == std::vector<std::string>{"person"};
    field.type = person ? FieldType::Person : from.type;
    field.headers = words_of(from.label);
    field.headers.insert(field.headers.end(), from.headers.begin(), from.headers.end());
    field.many = from.many;
    field.required = from.required;
    field.identity = from.identity;
    field.choices = choices_of(schema, from);
    field.countries_only = from.type == FieldType::Place && (from.id == "country" || from.id == "countries");
    field.main_date = from.type == FieldType::Date && from.id == type->date;
    if (from.id == "from" && type->find_field("to") != nullptr) field.until = "to";
    fields.push_back(std::move(field));
  }
  return fields;
}

std::string normal_form(const LedgerValue& value) {
  return value.unit.empty() ? value.value : value.value + " " + value.unit;
}

}  // namespace chancery
