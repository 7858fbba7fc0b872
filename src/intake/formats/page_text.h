#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "intake/formats/page_transform.h"
#include "intake/formats/recognizer.h"
#include "intake/rendition.h"

namespace chancery {

/// A page that was read from its picture.
struct PageReading {
  /// A word in the text of its paragraph or row.
  struct Word {
    std::uint32_t begin = 0, end = 0;
    Box box;
    std::uint8_t certainty = 0;
    bool by_shape = false;
  };
  struct Line {
    std::string text;  ///< a paragraph, or a row of a table with ` | ` between its cells
    std::vector<Word> words;
    bool row = false;
  };
  std::vector<Line> lines;
  PageSize size;
  std::string gap;  ///< why nothing, or not all, was read; empty where all was
};

/// Puts recognized lines together as a page shows them: paragraphs and rows of tables. `to_shown` leads from their
/// pixels to those of the page as it is shown, which has `width` and `height`.
[[nodiscard]] std::vector<PageReading::Line> to_page_lines(std::vector<RecognizedLine> lines,
                                                           const PageTransform& to_shown, double width, double height);

/// Adds a page to a text: its pieces, words, size and gap. `page` counts from 1.
void append_page(Rendition& out, const PageReading& reading, std::uint32_t page);

}  // namespace chancery
