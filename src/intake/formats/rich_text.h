#pragma once
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace chancery {

/// Text as a cell stores it: stretches, each in a font of its own or, where `font` is empty, in that of the cell.
struct TextRun {
  std::string text;
  std::string font;
};
using RichText = std::vector<TextRun>;

/// The text in Unicode, with stretches in old Vietnamese fonts decoded. Stretches in fonts that nobody can tell the
/// letters of are left out, and their fonts named in `unread`.
[[nodiscard]] std::string plain_text(const RichText& runs, std::string_view cell_font, std::set<std::string>& unread);

}  // namespace chancery
