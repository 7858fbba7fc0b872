#include "tests/register/ledger_files.h"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>

namespace chancery {
namespace {

using Json = nlohmann::json;

FieldType type_of(const std::string& name) {
  static const std::map<std::string, FieldType> types = {
      {"text", FieldType::Text},       {"note", FieldType::Note},     {"integer", FieldType::Integer},
      {"decimal", FieldType::Decimal}, {"money", FieldType::Money},   {"date", FieldType::Date},
      {"flag", FieldType::Flag},       {"choice", FieldType::Choice}, {"place", FieldType::Place},
      {"link", FieldType::Link},       {"person", FieldType::Person}, {"url", FieldType::Url},
      {"email", FieldType::Email},     {"phone", FieldType::Phone}};
  return types.at(name);
}

LedgerField field_of(const Json& json) {
  LedgerField field;
  field.id = json["id"];
  field.type = type_of(json["type"]);
  field.headers = json["headers"].get<std::vector<std::string>>();
  field.many = json.value("many", false);
  field.required = json.value("required", false);
  field.countries_only = json.value("countries_only", false);
  field.until = json.value("until", "");
  const std::string identity = json.value("identity", "");
  if (identity == "strong") field.identity = Identity::Strong;
  if (identity == "name") field.identity = Identity::Name;
  if (identity == "part") field.identity = Identity::Part;
  if (json.contains("choices")) {
    for (const auto& [id, forms] : json["choices"].items()) {
      field.choices.push_back({id, forms.get<std::vector<std::string>>()});
    }
  }
  return field;
}

}  // namespace

const LedgerTools& ledger_tools() {
  static const Result<Packs> packs = Packs::open(CHANCERY_PACKS);
  static const ReadingTools reading(*packs);
  static const Result<LedgerWords> words = load_ledger_words(CHANCERY_SOURCE_DIR "/schema/ledger.toml");
  if (!words) ADD_FAILURE() << words.error().message();
  static const LedgerTools tools{reading, *words};
  return tools;
}

std::string file_bytes(const std::string& path) {
  std::ifstream in(CHANCERY_SOURCE_DIR "/" + path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

std::vector<LedgerField> ledger_fields(const std::string& record) {
  static const Json all = Json::parse(file_bytes("testset/ledgers/fields.json"));
  std::vector<LedgerField> fields;
  for (const Json& field : all[record]) fields.push_back(field_of(field));
  return fields;
}

Result<Workbook> workbook_of(const std::string& file, const std::string& bytes) {
  return read_workbook(file, std::as_bytes(std::span(bytes)));
}

std::map<std::string, std::string> values_of(const LedgerRow& row, const std::vector<LedgerField>& fields) {
  std::map<std::string, std::string> out;
  for (const LedgerEntry& entry : row.entries) {
    std::string& text = out[fields[entry.field].id];
    for (const LedgerValue& value : entry.values) {
      text += (text.empty() ? "" : " + ") + value.value + (value.unit.empty() ? "" : " " + value.unit);
    }
  }
  return out;
}

}  // namespace chancery
