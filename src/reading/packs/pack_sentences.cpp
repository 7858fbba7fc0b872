#include "reading/packs/pack_reader.h"

// Reads how a language tells facts (sentences.toml), held against the keys and slots of language/common/sentences.toml.

namespace chancery {
namespace {

/// The slots that a text names: `{by}` and `{of|the locality}` are by and of.
std::vector<std::string> slots_of(const std::string& text) {
  std::vector<std::string> out;
  for (std::size_t at = text.find('{'); at != std::string::npos; at = text.find('{', at + 1)) {
    const std::size_t end = text.find_first_of("|}", at);
    if (end == std::string::npos) break;
    out.push_back(text.substr(at + 1, end - at - 1));
  }
  return out;
}

/// What is wrong with the brackets of a text; empty where nothing is.
std::string bracket_problem(const std::string& text) {
  int optional = 0;
  bool slot = false;
  for (const char c : text) {
    if (c == '[') ++optional;
    if (c == ']') --optional;
    if (optional < 0 || optional > 1) return "brackets [ ] must be in pairs and not one inside another";
    if ((c == '{' && slot) || (c == '}' && !slot)) return "braces { } must be in pairs and not one inside another";
    if (c == '{' || c == '}') slot = c == '{';
  }
  return optional != 0 || slot ? "a bracket is not closed" : "";
}

void check_phrase(PackReader& reader, const TomlFile& file, const TomlValue& at, const std::string& table,
                  const std::string& key) {
  const std::string& text = *at.text();
  if (const std::string problem = bracket_problem(text); !problem.empty())
    return reader.problem(file, at, key, problem);
  const auto known = reader.phrase_slots.find(table + "." + key);
  const bool open = reader.open_phrase_tables.contains(table);
  if (known == reader.phrase_slots.end() && !open) {
    return reader.problem(file, at, key, "no key of language/common/sentences.toml: " + table + "." + key);
  }
  for (const std::string& slot : slots_of(text)) {
    const bool has = known == reader.phrase_slots.end() ? slot == "n" : known->second.contains(slot);
    if (!has) reader.problem(file, at, key, "there is no slot {" + slot + "} here");
  }
}

}  // namespace

void read_sentence_keys(PackReader& reader, const std::string& folder) {
  const auto file = reader.file(folder + "/sentences.toml", false);
  if (!file) return;
  for (const auto& [table, entries] : *file->root.table()) {
    if (table == "open" && entries.list() != nullptr) {
      for (const TomlValue& name : *entries.list()) {
        if (name.text() != nullptr) reader.open_phrase_tables.insert(*name.text());
      }
      continue;
    }
    if (entries.table() == nullptr) {
      reader.problem(*file, entries, table, "a table of keys is expected");
      continue;
    }
    for (const auto& [key, value] : *entries.table()) {
      std::set<std::string>& slots = reader.phrase_slots[table + "." + key];
      for (std::string& slot : value.text() == nullptr ? std::vector<std::string>() : slots_of(*value.text())) {
        slots.insert(std::move(slot));
      }
      if (reader.open_phrase_tables.contains(table)) slots.insert("n");
    }
  }
}

void read_sentences(PackReader& reader, const std::string& folder) {
  const auto file = reader.file(folder + "/sentences.toml", false);
  if (!file) return;
  std::set<std::string> given;
  for (const auto& [table, entries] : *file->root.table()) {
    if (entries.table() == nullptr) {
      reader.problem(*file, entries, table, "a table of phrases is expected");
      continue;
    }
    for (const auto& [key, value] : *entries.table()) {
      if (value.text() == nullptr) {
        reader.problem(*file, value, key, "a phrase must be text");
        continue;
      }
      check_phrase(reader, *file, value, table, key);
      given.insert(table + "." + key);
      reader.phrase(table + "." + key, *value.text());
    }
  }
  for (const auto& [key, slots] : reader.phrase_slots) {
    if (!given.contains(key)) reader.problem(*file, file->root, key, "this phrase is missing");
  }
}

void read_shown_names(PackReader& reader, const TomlValue* table, std::string_view prefix) {
  if (table == nullptr || table->table() == nullptr) return;
  for (const auto& [english, forms] : *table->table()) read_shown_name(reader, english, forms, prefix);
}

void read_shown_name(PackReader& reader, const std::string& english, const TomlValue& forms, std::string_view prefix) {
  if (forms.list() == nullptr || forms.list()->empty() || forms.list()->front().text() == nullptr) return;
  reader.phrase(std::string(prefix) + english, *forms.list()->front().text());
}

}  // namespace chancery
