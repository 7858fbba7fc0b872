#pragma once
#include <functional>
#include <vector>

#include "intake/formats/pdf_blocks.h"
#include "intake/formats/pdf_file.h"
#include "intake/rendition.h"

namespace chancery {

/// What is read of a PDF at most. What is left out then is a gap.
struct PdfLimits {
  std::uint32_t pages = 10'000;
  std::size_t text_bytes = 64U << 20U;
  double seconds = 120;
  double page_seconds = 10;
};

/// A page on its way into the text.
struct PdfPageText {
  std::uint32_t page = 0;
  PdfPage sizes;                 ///< without its glyphs
  std::uint8_t turn = 0;         ///< by which its text runs
  std::vector<PdfBlock> blocks;  ///< in reading order; none where it needs its picture
  std::string needs_picture;     ///< why its text is not what it shows; empty where it is
};

/// The pages of a PDF as they were read, before they are put together.
struct PdfText {
  std::vector<PdfPageText> pages;
  std::vector<Gap> gaps;  ///< of what was not looked at
};

/// Reads the text of the pages. Errors: Unreadable (no page can be read).
[[nodiscard]] Result<PdfText> read_pdf(const PdfFile& file, const PdfLimits& limits = {});

/// Adds a page that was read from its picture, with its size and gap, to a text; false where that was not done.
using AddPicture = std::function<bool(Rendition& out, std::uint32_t page)>;

/// Puts the pages together. A page that needs its picture is added by `add_picture`, or else a gap with its reason.
[[nodiscard]] Rendition put_together(const PdfText& text, const AddPicture& add_picture = {});

}  // namespace chancery
