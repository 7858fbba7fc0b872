#pragma once
#include <optional>
#include <string>
#include <unordered_set>
#include <vector>

#include "intake/formats/pdf_blocks.h"
#include "text/layout.h"

namespace chancery {

/// Lines joined into one: the text, and where its words stand.
struct PdfParagraph {
  std::string text;
  std::vector<PageWord> words;  ///< count in `text`
  float size = 0;               ///< of the letters of its first line
  bool bold = true;             ///< all of it
  std::uint32_t page = 0;
  bool label = false;  ///< begins with the label of a list
};

/// The words that a document has within its lines: what tells a hyphen at the end of a line from a broken word.
using KnownWords = std::unordered_set<std::string>;

/// A line with its page, as joining needs it.
struct PlacedLine {
  const PdfSegment* line = nullptr;
  std::uint32_t page = 0;
  const PdfPage* sizes = nullptr;  ///< of the page
  std::uint8_t turn = 0;
};

/// Adds a line: with a space, with none where both sides are of a script without, or without the hyphen of a broken
/// word.
void join_line(PdfParagraph& to, const PlacedLine& line, const KnownWords& known);

/// Does the line `next` begin a paragraph of its own? `first` says that `line` began one; `pitch` is the usual distance
/// of lines there, 0 where it is not known.
[[nodiscard]] bool begins_paragraph(const PdfSegment& line, const PdfSegment& next, const PdfBlock& block, bool first,
                                    float pitch);

/// Does a paragraph that ends a page or column go on with the next one?
[[nodiscard]] bool goes_on(const PdfSegment& line, const PdfBlock& block, const PdfSegment& next,
                           const PdfBlock& other);

/// The distance of lines that a block has at least; 0 for one line.
[[nodiscard]] float line_pitch(const PdfBlock& block);

}  // namespace chancery
