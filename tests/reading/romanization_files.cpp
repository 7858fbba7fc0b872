#include "romanization_files.h"

#include <gtest/gtest.h>
#include <toml++/toml.h>

namespace chancery {
namespace {

void flatten(const toml::table& from, const std::string& path, RomanizationTables& into) {
  FormTable table{path, {}};
  for (const auto& [key, node] : from) {
    const std::string name(key.str());
    if (const toml::table* inner = node.as_table()) {
      flatten(*inner, path.empty() ? name : path + "." + name, into);
    } else if (const toml::array* forms = node.as_array()) {
      auto& entry = table.entries.emplace_back(name, std::vector<std::string>{});
      for (const toml::node& form : *forms) entry.second.push_back(form.value_or(std::string()));
    } else if (path.empty() && name == "code") {
      into.code = node.value_or(std::string());
    }
  }
  if (!table.entries.empty()) into.tables.push_back(std::move(table));
}

RomanizationTables read_file(const std::string& path, const std::string& code) {
  RomanizationTables tables{code, {}};
  try {
    flatten(toml::parse_file(path), "", tables);
  } catch (const toml::parse_error& error) {
    ADD_FAILURE() << path << ": " << error.what();
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
