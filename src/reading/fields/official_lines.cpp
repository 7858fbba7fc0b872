#include "reading/fields/official_lines.h"

#include <unicode/uchar.h>

#include <algorithm>

#include "reading/names/latin_letters.h"

namespace chancery {
namespace {

constexpr std::size_t kWide = 3;  // blanks that part columns

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\f' || c == '\v'; }

/// Where the next gap between cells begins at or behind `at`, and where the next cell does.
struct CellGap {
  std::size_t begin = 0, end = 0;
  bool bar = false;
};
CellGap next_gap(std::string_view line, std::size_t at) {
  for (std::size_t i = at; i < line.size(); ++i) {
    if (line[i] == '\t') return {i, i + 1, false};
    if (line.substr(i).starts_with(" | ") || (line.substr(i) == " |")) return {i, std::min(i + 3, line.size()), true};
    if (line[i] != ' ') continue;
    std::size_t last = i;
    while (last < line.size() && line[last] == ' ') ++last;
    if (last - i >= kWide && last < line.size() && line[last] != '|') return {i, last, false};
  }
  return {line.size(), line.size(), false};
}

OfficialLine cut(std::string_view text, std::uint32_t begin, std::uint32_t end) {
  OfficialLine out;
  const Stroke whole = trimmed(text, {begin, end});
  out.indent = whole.begin - begin;
  const std::string_view line = whole.of(text);
  for (std::size_t at = 0; at < line.size();) {
    const CellGap gap = next_gap(line, at);
    out.table = out.table || gap.bar;
    const Stroke cell = trimmed(
        text, {whole.begin + static_cast<std::uint32_t>(at), whole.begin + static_cast<std::uint32_t>(gap.begin)});
    if (!cell.empty()) out.cells.push_back(cell);
    at = std::max(gap.end, at + 1);
  }
  return out;
}

template <class Test>
bool all_letters(std::string_view text, Test test) {
  bool any = false;
  for (std::size_t at = 0; at < text.size();) {
    const auto c = static_cast<UChar32>(take_code_point(text, at));
    if (u_isUUppercase(c) == 0 && u_isULowercase(c) == 0) continue;
    if (!test(c)) return false;
    any = true;
  }
  return any;
}

}  // namespace

std::vector<OfficialLine> official_lines(std::string_view text, std::uint32_t begin, std::uint32_t end,
                                         std::size_t most) {
  std::vector<OfficialLine> out;
  bool blank = true;
  for (std::uint32_t at = begin; at < end && out.size() < most;) {
    const auto line_end = static_cast<std::uint32_t>(std::min(text.find('\n', at), text.size()));
    OfficialLine line = cut(text, at, line_end);
    at = line_end + 1;
    if (line.cells.empty()) {
      blank = true;
      continue;
    }
    line.after_blank = blank;
    blank = false;
    out.push_back(std::move(line));
  }
  return out;
}

Stroke trimmed(std::string_view text, Stroke stroke) {
  while (stroke.begin < stroke.end && is_blank(text[stroke.begin])) ++stroke.begin;
  while (stroke.end > stroke.begin && is_blank(text[stroke.end - 1])) --stroke.end;
  return stroke;
}

std::size_t count_characters(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

bool is_all_capitals(std::string_view text) {
  return all_letters(text, [](UChar32 c) { return u_isUUppercase(c) != 0; });
}

bool begins_small(std::string_view text) {
  if (text.empty()) return false;
  std::size_t at = 0;
  return u_isULowercase(static_cast<UChar32>(take_code_point(text, at))) != 0;
}

}  // namespace chancery
