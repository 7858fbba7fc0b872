#pragma once
#include <map>
#include <string>

#include "reading/packs/pack_source.h"

namespace chancery {

/// A small pack that breaks no rule, as files that a test may change before they are compiled: one language with spaces
/// between words (en), one without (th), a few places. Concepts and claim rules are those of language/common.
class SmallPack {
 public:
  SmallPack();

  /// The text of a file by its path below the folder: `language/en/dates.toml`. Made where there is none.
  std::string& operator[](const std::string& path) { return files_[path]; }
  void remove(const std::string& path) { files_.erase(path); }
  /// Puts `to` in place of the first `from`, which must be there.
  void replace(const std::string& path, const std::string& from, const std::string& to);
  /// The line of the first `text` in a file, from 1.
  [[nodiscard]] std::size_t line_of(const std::string& path, const std::string& text) const;

  /// Writes the files to a folder of their own, compiles them and removes the folder. Places in problems are paths
  /// below it.
  [[nodiscard]] PackCompilation compile() const;

 private:
  std::map<std::string, std::string> files_;
};

}  // namespace chancery
