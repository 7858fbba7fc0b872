#include "intake/formats/rich_text.h"

#include "intake/formats/legacy_font.h"

namespace chancery {

std::string plain_text(const RichText& runs, std::string_view cell_font) {
  std::string out;
  for (const TextRun& run : runs) {
    const auto legacy = legacy_font(run.font.empty() ? cell_font : std::string_view(run.font));
    out += legacy ? text_in_font(run.text, *legacy) : run.text;
  }
  return out;
}

}  // namespace chancery
