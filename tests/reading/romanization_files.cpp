#include "tests/reading/romanization_files.h"

#include <gtest/gtest.h>

#include "reading/packs/toml_file.h"

namespace chancery {
namespace {

void flatten(const TomlValue& from, const std::string& path, RomanizationTables& into) {
  FormTable table{path, {}};
  for (const auto& [name, value] : *from.table()) {
    if (value.table() != nullptr) {
      flatten(value, path.empty() ? name : path + "." + name, into);
    } else if (const TomlList* forms = value.list()) {
      auto& entry = table.entries.emplace_back(name, std::vector<std::string>{});
      for (const TomlValue& form : *forms) entry.second.push_back(form.text() == nullptr ? "" : *form.text());
    } else if (path.empty() && name == "code" && value.text() != nullptr) {
      into.code = *value.text();
    }
  }
  if (!table.entries.empty()) into.tables.push_back(std::move(table));
}

RomanizationTables read_file(const std::string& path, const std::string& code) {
  RomanizationTables tables{code, {}};
  const auto file = read_toml(path);
  if (file) {
    flatten(file->root, "", tables);
  } else {
    ADD_FAILURE() << file.error().message();
  }
  return tables;
}

}  // namespace

RomanizationFiles read_romanization_files(const std::string& checkout) {
  RomanizationFiles files;
  for (const char* code : {"lo", "th", "km"})
    files.packs.push_back(read_file(checkout + "/language/" + code + "/romanization.toml", code));
  for (const char* people : {"vietnamese", "chinese", "korean", "japanese"})
    files.peoples.push_back(read_file(checkout + "/language/common/" + people + "_names.toml", ""));
  return files;
}

}  // namespace chancery
