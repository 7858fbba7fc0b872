#include "register/schema/schema_reader.h"

#include <algorithm>

#include "text/utf8.h"

namespace chancery {

void SchemaReader::problem(const TomlValue& at, std::string_view key, std::string_view reason) {
  Error error = file_.error(at, key, reason);
  error.kind = ErrorKind::BadSchema;
  problems_.push_back(std::move(error));
}

void SchemaReader::only(const TomlValue& table, std::initializer_list<std::string_view> known) {
  if (table.table() == nullptr) return;
  for (const TomlEntry& entry : *table.table())
    if (std::find(known.begin(), known.end(), entry.key) == known.end()) problem(entry.value, entry.key, "unknown key");
}

std::string SchemaReader::text(const TomlValue& table, std::string_view key, bool required) {
  const TomlValue* value = table.find(key);
  if (value == nullptr) {
    if (required) problem(table, key, "this key is missing");
    return {};
  }
  if (const std::string* text = value->text(); text != nullptr && !text->empty()) return *text;
  problem(*value, key, "this must be a text, and not empty");
  return {};
}

bool SchemaReader::flag(const TomlValue& table, std::string_view key) {
  const TomlValue* value = table.find(key);
  if (value == nullptr) return false;
  if (const bool* flag = std::get_if<bool>(&value->data)) return *flag;
  problem(*value, key, "this must be true or false");
  return false;
}

std::vector<std::string> SchemaReader::texts(const TomlValue& table, std::string_view key) {
  std::vector<std::string> out;
  const TomlValue* value = table.find(key);
  if (value == nullptr) return out;
  if (value->list() == nullptr) {
    problem(*value, key, "this must be a list of texts");
    return out;
  }
  for (const TomlValue& item : *value->list()) {
    if (const std::string* text = item.text(); text != nullptr && !text->empty()) {
      out.push_back(*text);
    } else {
      problem(item, key, "this must be a text, and not empty");
    }
  }
  return out;
}

std::vector<std::string> SchemaReader::words_in(const TomlValue& table, std::string_view key) {
  std::vector<std::string> out;
  if (const TomlValue* words = table.find(key); words != nullptr && words->table() != nullptr)
    for (const TomlEntry& language : *words->table())
      for (std::string& word : texts(*words, language.key)) out.push_back(std::move(word));
  return out;
}

Label SchemaReader::label(const TomlValue& table, std::string_view key, bool required) {
  Label out;
  const TomlValue* value = table.find(key);
  if (value == nullptr) {
    if (required) problem(table, key, "this key is missing");
    return out;
  }
  if (value->table() == nullptr) {
    problem(*value, key, "this must be a table of languages");
    return out;
  }
  for (const TomlEntry& entry : *value->table()) {
    const std::string* word = entry.value.text();
    const bool known = std::find(kScreenLanguages.begin(), kScreenLanguages.end(), entry.key) != kScreenLanguages.end();
    if (!known) {
      problem(entry.value, entry.key, "no language of the product has this code");
    } else if (word == nullptr || word->empty()) {
      problem(entry.value, entry.key, "this must be a text, and not empty");
    } else {
      out.words.emplace(entry.key, *word);
    }
  }
  for (const std::string_view language : kScreenLanguages)
    if (required && !out.words.contains(language))
      problem(*value, key, "the word in '" + std::string(language) + "' is missing");
  return out;
}

std::string SchemaReader::id(const TomlValue& table, std::string_view key) {
  std::string out = text(table, key, true);
  const bool good = std::all_of(out.begin(), out.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
  });
  if (!good) problem(table, key, "an id has lower-case letters, digits, '_' and '-'");
  return out;
}

std::vector<const TomlValue*> SchemaReader::tables(std::string_view key) {
  std::vector<const TomlValue*> out;
  const TomlValue* value = root().find(key);
  if (value == nullptr) return out;
  if (value->list() == nullptr) {
    problem(*value, key, "this must be [[" + std::string(key) + "]]");
    return out;
  }
  for (const TomlValue& item : *value->list()) {
    if (item.table() != nullptr) {
      out.push_back(&item);
    } else {
      problem(item, key, "this must be a table");
    }
  }
  return out;
}

std::optional<SchemaReader> open_schema_file(const std::string& path, std::vector<Error>& problems) {
  Result<TomlFile> file = read_toml(path);
  if (file) return SchemaReader(std::move(*file), problems);
  Error error = file.error();
  if (error.kind == ErrorKind::BadPack) error.kind = ErrorKind::BadSchema;
  problems.push_back(std::move(error));
  return std::nullopt;
}

}  // namespace chancery
