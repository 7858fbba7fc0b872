#pragma once
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace chancery {

/// Text as a cell or paragraph stores it: stretches, each in a font of its own or, where `font` is empty, in that of
/// the cell or paragraph.
struct TextRun {
  std::string text;
  std::string font;
};
using RichText = std::vector<TextRun>;

/// The text in Unicode, with stretches in old fonts decoded. Stretches in fonts that nobody can tell the letters of are
/// left out. What was not read is said in `unread`.
[[nodiscard]] std::string plain_text(const RichText& runs, std::string_view own_font, std::set<std::string>& unread);

}  // namespace chancery
