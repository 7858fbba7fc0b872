#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "intake/formats/pdf_file.h"
#include "text/layout.h"

namespace chancery {

/// A rectangle in points, from the upper left corner of the page as it is shown, or turned as its text runs.
struct PdfRect {
  float left = 0, top = 0, right = 0, bottom = 0;

  [[nodiscard]] float width() const { return right - left; }
  [[nodiscard]] float height() const { return bottom - top; }
  void add(const PdfRect& other);
};

/// The font of a stretch of text, as far as its file tells.
struct PdfFont {
  std::string name;          ///< without the mark of a subset
  bool says_unicode = true;  ///< its codes have a stated meaning: a ToUnicode map, or an encoding by names
  bool bold = false;
};

/// What is shown as one piece: a glyph, or several that stand for a text which the file states (ActualText).
struct PdfGlyph {
  std::uint32_t begin = 0, end = 0;  ///< its text in `PdfPage::text`; empty where the file has none for it
  std::uint32_t code = 0;            ///< in its font
  std::uint16_t font = 0;            ///< in `PdfPage::fonts`
  std::uint8_t turn = 0;             ///< quarter turns clockwise by which the text runs; coordinates are turned back
  bool stated = false;               ///< the text is an ActualText
  float left = 0, right = 0;         ///< by the advance
  float baseline = 0, size = 0;
};

/// A straight line, or the edge of a box: what tables are ruled with.
struct PdfRule {
  float left = 0, top = 0, right = 0, bottom = 0;

  [[nodiscard]] bool is_level() const { return right - left >= bottom - top; }
};

/// What a page shows, in the order in which its file draws it.
struct PdfPage {
  float width = 0, height = 0;  ///< in points, as it is shown
  std::string text;             ///< of the glyphs; UTF-8
  std::vector<PdfGlyph> glyphs;
  std::vector<PdfFont> fonts;
  std::vector<PdfRule> rules;
  double pictures = 0;       ///< how much of the page pictures cover, from 0 to 1
  std::uint32_t shapes = 0;  ///< curved shapes: letters may be drawn as such
  bool finished = true;      ///< it was read to its end
};

/// Reads a page, counted from 1, for at most `seconds`. Errors: Unreadable.
[[nodiscard]] Result<PdfPage> read_pdf_page(const PdfFile& file, std::uint32_t page, double seconds);

/// A rectangle of text that runs with `turn`, where it stands on the page.
[[nodiscard]] Box to_box(const PdfPage& page, const PdfRect& rect, std::uint8_t turn);

}  // namespace chancery
