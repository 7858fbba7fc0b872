#include "reading/toml_file.h"

#include <fstream>
#include <sstream>
#define TOML_EXCEPTIONS 0
#include <toml++/toml.h>

namespace chancery {
namespace {

/// toml++ 3.3 has undefined behaviour on non-ASCII outside strings and comments, so such bytes are refused before it
/// sees them. Follows the four string kinds of TOML 1.0; what is malformed otherwise is left for the parser to name.
std::optional<std::uint32_t> line_of_stray_byte(std::string_view text) {
  std::uint32_t line = 1;
  std::string_view closing;  // of the string that is open, empty outside strings
  bool comment = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '\n') {
      ++line;
      comment = false;
      if (closing.size() == 1) closing = {};
    } else if (comment) {
      continue;
    } else if (!closing.empty()) {
      if (c == '\\' && closing[0] == '"') {
        ++i;
      } else if (text.substr(i).starts_with(closing)) {
        i += closing.size() - 1;
        closing = {};
      }
    } else if (c == '#') {
      comment = true;
    } else if (text.substr(i).starts_with("\"\"\"") || text.substr(i).starts_with("'''")) {
      closing = c == '"' ? "\"\"\"" : "'''";
      i += 2;
    } else if (c == '"' || c == '\'') {
      closing = c == '"' ? "\"" : "'";
    } else if (static_cast<unsigned char>(c) >= 0x80) {
      return line;
    }
  }
  return std::nullopt;
}

TomlValue to_value(const toml::node& node) {
  TomlValue out;
  out.line = node.source().begin.line;
  if (const auto* text = node.as_string()) out.data = text->get();
  if (const auto* number = node.as_integer()) out.data = number->get();
  if (const auto* number = node.as_floating_point()) out.data = number->get();
  if (const auto* flag = node.as_boolean()) out.data = flag->get();
  if (const auto* array = node.as_array()) {
    TomlList list;
    for (const auto& item : *array) list.push_back(to_value(item));
    out.data = std::move(list);
  }
  if (const auto* table = node.as_table()) {
    TomlTable entries;
    for (const auto& [key, item] : *table) entries.push_back({std::string(key.str()), to_value(item)});
    out.data = std::move(entries);
  }
  return out;
}

std::string at_line(const std::string& path, std::uint32_t line) { return path + ":" + std::to_string(line); }

}  // namespace

const TomlValue* TomlValue::find(std::string_view key) const {
  if (const TomlTable* entries = table()) {
    for (const auto& [name, value] : *entries) {
      if (name == key) return &value;
    }
  }
  return nullptr;
}

Error TomlFile::error(const TomlValue& at, std::string_view key, std::string_view reason) const {
  return Error{ErrorKind::BadPack, std::string(key) + ": " + std::string(reason), at_line(path, at.line)};
}

Result<TomlFile> parse_toml(const std::string& text, const std::string& path) {
  if (const auto line = line_of_stray_byte(text)) {
    return Error{ErrorKind::BadPack, "keys must be ASCII; put quotes around a key with other characters",
                 at_line(path, *line)};
  }
  const toml::parse_result parsed = toml::parse(text, path);
  if (!parsed) {
    const auto& problem = parsed.error();
    return Error{ErrorKind::BadPack, std::string(problem.description()), at_line(path, problem.source().begin.line)};
  }
  return TomlFile{path, to_value(parsed.table())};
}

Result<TomlFile> read_toml(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) return Error{ErrorKind::Unreadable, "cannot be opened", path};
  std::ostringstream text;
  text << in.rdbuf();
  return parse_toml(text.str(), path);
}

}  // namespace chancery
