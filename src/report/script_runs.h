#pragma once
#include <string_view>
#include <vector>

namespace chancery {

/// How a word processor has to set letters of a script that needs shaping.
struct PaperScript {
  std::string_view code;      ///< ISO 15924
  std::string_view language;  ///< BCP 47, with the country by which spelling is checked
  std::string_view font;      ///< in which the offices of the country write; other machines take one of their own
};

/// A stretch of text in one script; null: Latin letters, and whatever else needs no font of its own.
struct ScriptRun {
  std::string_view text;
  const PaperScript* script = nullptr;
};

/// Cuts a text (UTF-8) where its script changes. Marks, digits and spaces belong to what stands before them.
[[nodiscard]] std::vector<ScriptRun> script_runs(std::string_view text);

}  // namespace chancery
