#pragma once
#include <string>
#include <vector>

#include "intake/formats/pdf_page.h"

namespace chancery {

/// What stands between two spaces on a page.
struct PdfWord {
  std::string text;  ///< UTF-8, not empty
  PdfRect rect;
};

/// Words of one line with no wide gap between them.
struct PdfSegment {
  std::vector<PdfWord> words;
  PdfRect rect;
  float baseline = 0, size = 0;
  bool bold = false;

  [[nodiscard]] std::string text() const;  ///< with one space between its words
};

/// The lines of a page from top to bottom, each as its segments from left to right.
using PdfRow = std::vector<PdfSegment>;

/// Puts the glyphs of a page that run with `turn` into words and lines. Within a word their order is the file's, in
/// which signs follow their base; stretches that were drawn apart stand as they are seen. What lies outside the page
/// is left out, and what was drawn twice for the look of it (bold, shadow) stands once.
[[nodiscard]] std::vector<PdfRow> pdf_rows(const PdfPage& page, std::uint8_t turn);

/// Segments that came from elsewhere into lines from top to bottom.
[[nodiscard]] std::vector<PdfRow> in_rows(std::vector<PdfSegment> segments);

}  // namespace chancery
