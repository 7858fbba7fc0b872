#include "intake/formats/rich_text.h"

#include "intake/formats/legacy_font.h"

namespace chancery {

std::string plain_text(const RichText& runs, std::string_view cell_font, std::set<std::string>& unread) {
  std::string out;
  for (const TextRun& run : runs) {
    const std::string_view font = run.font.empty() ? cell_font : std::string_view(run.font);
    if (is_unread_in_font(run.text, font)) {
      unread.emplace(font);
      continue;
    }
    const auto legacy = legacy_font(font);
    out += legacy ? text_in_font(run.text, *legacy) : run.text;
  }
  return out;
}

}  // namespace chancery
