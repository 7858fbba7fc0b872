#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace chancery {

/// A page of a PDF made by hand.
struct PdfPageSource {
  std::string content;                              ///< operators of ISO 32000-1, annex A
  std::string entries = "/MediaBox [0 0 600 800]";  ///< of the page, beside its content and resources
};

/// A PDF with these pages. Fonts: /F1 is Helvetica and /F2 Helvetica-Bold, in Windows-1252; /U takes each two bytes as
/// a UTF-16 unit, half an em wide, and says so (ToUnicode); /N is the same font and does not say. `objects` are added
/// as they stand, from number 20 on; `trailer` to the trailer.
[[nodiscard]] std::string make_pdf(const std::vector<PdfPageSource>& pages,
                                   const std::vector<std::string>& objects = {}, std::string_view trailer = "");

/// Operators that show UTF-8 text at a place (points, from the lower left corner) in one of the fonts.
[[nodiscard]] std::string pdf_text(double x, double y, double size, std::string_view utf8, std::string_view font = "U");

}  // namespace chancery
