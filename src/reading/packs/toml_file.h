#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/result.h"

namespace chancery {

struct TomlValue;
struct TomlEntry;
using TomlList = std::vector<TomlValue>;
using TomlTable = std::vector<TomlEntry>;  ///< in the order of the keys

/// One value of a TOML file with the line that it stands on, so that any complaint can name its place.
struct TomlValue {
  std::variant<std::string, std::int64_t, double, bool, TomlList, TomlTable> data;
  std::uint32_t line = 0;

  [[nodiscard]] const std::string* text() const { return std::get_if<std::string>(&data); }
  [[nodiscard]] const TomlList* list() const { return std::get_if<TomlList>(&data); }
  [[nodiscard]] const TomlTable* table() const { return std::get_if<TomlTable>(&data); }
  [[nodiscard]] const TomlValue* find(std::string_view key) const;
};

/// A key and its value. No std::pair, which clang 16 wants complete while TomlValue is not.
struct TomlEntry {
  std::string key;
  TomlValue value;
};

/// A parsed file; the root is always a table.
struct TomlFile {
  std::string path;
  TomlValue root;

  /// An error at a line of this file: `path:line: key: reason`.
  [[nodiscard]] Error error(const TomlValue& at, std::string_view key, std::string_view reason) const;
};

/// Reads a TOML 1.0 file. Errors: Unreadable; BadPack with file and line.
Result<TomlFile> read_toml(const std::string& path);

/// The same over text already in memory; `path` only names it in errors.
Result<TomlFile> parse_toml(const std::string& text, const std::string& path);

}  // namespace chancery
