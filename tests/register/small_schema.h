#pragma once
#include <map>
#include <string>

#include "register/schema/schema.h"
#include "tests/folder.h"

namespace chancery::test {

/// A schema of the tests' own: agreements and figures, by files that a test may change before it loads them.
class SmallSchema {
 public:
  SmallSchema();
  /// Takes the place of a file, or adds one: `records/agreement.toml`.
  void file(const std::string& name, const std::string& text) { files_[name] = text; }
  [[nodiscard]] const std::string& text(const std::string& name) const { return files_.at(name); }
  /// Writes the files into a folder and returns its path.
  [[nodiscard]] std::string write() const;
  [[nodiscard]] SchemaLoad load() const { return load_schema(write()); }

  /// `{ en = "Title", ... }` in all languages of the screen.
  static std::string label(const std::string& word);

 private:
  Folder folder_;
  std::map<std::string, std::string> files_;
};

}  // namespace chancery::test
