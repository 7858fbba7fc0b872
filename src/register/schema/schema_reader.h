#pragma once
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "reading/packs/toml_file.h"
#include "register/schema/schema.h"

namespace chancery {

/// Takes values out of one file of the schema and notes what is wrong with them.
class SchemaReader {
 public:
  SchemaReader(TomlFile file, std::vector<Error>& problems) : file_(std::move(file)), problems_(problems) {}

  [[nodiscard]] const TomlValue& root() const { return file_.root; }
  void problem(const TomlValue& at, std::string_view key, std::string_view reason);
  /// Complains about keys that are not among `known`.
  void only(const TomlValue& table, std::initializer_list<std::string_view> known);
  /// A text; a complaint and "" where it is missing (unless optional) or no text.
  std::string text(const TomlValue& table, std::string_view key, bool required = false);
  bool flag(const TomlValue& table, std::string_view key);
  std::vector<std::string> texts(const TomlValue& table, std::string_view key);
  /// Words in each language, all together.
  std::vector<std::string> words_in(const TomlValue& table, std::string_view key);
  /// A word in all five languages of the product.
  Label label(const TomlValue& table, std::string_view key, bool required);
  /// An id: lower-case letters, digits and `_`.
  std::string id(const TomlValue& table, std::string_view key);
  /// The tables of an array of tables.
  std::vector<const TomlValue*> tables(std::string_view key);

 private:
  TomlFile file_;
  std::vector<Error>& problems_;
};

/// Opens a file of the schema; a problem where it cannot be read.
std::optional<SchemaReader> open_schema_file(const std::string& path, std::vector<Error>& problems);

/// The number of `word` among `words`, or the first with a complaint.
template <class Enum, std::size_t N>
Enum choice_of(SchemaReader& reader, const TomlValue& table, std::string_view key,
               const std::array<std::string_view, N>& words, Enum otherwise) {
  const std::string word = reader.text(table, key);
  if (word.empty()) return otherwise;
  for (std::size_t i = 0; i < N; ++i)
    if (words[i] == word) return static_cast<Enum>(i);
  reader.problem(*table.find(key), key, "'" + word + "' is not one of the words for this key");
  return otherwise;
}

}  // namespace chancery
