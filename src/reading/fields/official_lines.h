#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace chancery {

/// A stretch of folded text, in bytes, half-open.
struct Stroke {
  std::uint32_t begin = 0, end = 0;

  [[nodiscard]] std::string_view of(std::string_view text) const { return text.substr(begin, end - begin); }
  [[nodiscard]] bool empty() const { return begin == end; }
};

/// A line of text that is not empty, cut where a column or a cell of a table ends: at ` | `, a tab, or wide space.
struct OfficialLine {
  std::vector<Stroke> cells;  ///< never empty; without space around them
  bool table = false;         ///< a row: what stands in a cell may have been several lines
  bool after_blank = false;   ///< an empty line, or the start of the text, stands before it
  std::uint32_t indent = 0;   ///< blanks before the first cell
};

/// The next `most` lines of `text` that begin in [begin, end).
[[nodiscard]] std::vector<OfficialLine> official_lines(std::string_view text, std::uint32_t begin, std::uint32_t end,
                                                       std::size_t most);

/// The stretch without blanks around it.
[[nodiscard]] Stroke trimmed(std::string_view text, Stroke stroke);

[[nodiscard]] std::size_t count_characters(std::string_view text);

/// Is there a letter, and none that is a small one?
[[nodiscard]] bool is_all_capitals(std::string_view text);
/// Does the text begin with a small letter?
[[nodiscard]] bool begins_small(std::string_view text);

}  // namespace chancery
