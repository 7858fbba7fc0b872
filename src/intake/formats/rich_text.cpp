#include "intake/formats/rich_text.h"

#include "intake/formats/legacy_font.h"
#include "intake/formats/one_line.h"

namespace chancery {
namespace {

constexpr std::string_view kUnknownLetter = "\xEF\xBF\xBD";

std::string unread_font(std::string_view font) {
  return "text in the font '" + one_line(font) +
         "' is not read: its letters are not those of Unicode; set it in a Unicode font, or scan the page";
}

std::string unread_letters(std::string_view font) {
  return "some letters of text in the old font '" + one_line(font) + "' are not known here; they are marked with " +
         std::string(kUnknownLetter);
}

}  // namespace

std::string plain_text(const RichText& runs, std::string_view own_font, std::set<std::string>& unread) {
  std::string out;
  for (const TextRun& run : runs) {
    const std::string_view font = run.font.empty() ? own_font : std::string_view(run.font);
    const auto legacy = legacy_font(font);
    if (!legacy) {
      const bool told = !is_unread_in_font(run.text, font);
      if (told) out += run.text;
      if (!told) unread.insert(unread_font(font));
      continue;
    }
    const std::string shown = text_in_font(run.text, *legacy);
    if (shown.find(kUnknownLetter) != shown.npos && run.text.find(kUnknownLetter) == run.text.npos)
      unread.insert(unread_letters(font));
    out += shown;
  }
  return out;
}

}  // namespace chancery
