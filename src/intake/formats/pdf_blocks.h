#pragma once
#include <string>
#include <vector>

#include "intake/formats/pdf_lines.h"

namespace chancery {

/// A cell of a table on a page.
struct PdfCell {
  std::vector<PdfSegment> lines;
  std::uint32_t columns = 1, rows = 1;
};

/// Lines that follow each other, or a table.
struct PdfBlock {
  PdfRect rect;
  std::vector<PdfSegment> lines;            ///< of running text, in reading order
  std::vector<std::vector<PdfCell>> table;  ///< rows, where it is one
  float right = 0;                          ///< where the lines of its column end at most
};

/// What the page is made of, in reading order: columns one after another, tables ruled or not, running text.
[[nodiscard]] std::vector<PdfBlock> pdf_blocks(std::vector<PdfRow> rows, const std::vector<PdfRule>& rules);

/// Takes the segments that stand in tables ruled by lines out of `rows`, and gives those tables from top to bottom.
[[nodiscard]] std::vector<PdfBlock> take_ruled_tables(std::vector<PdfRow>& rows, const std::vector<PdfRule>& rules);

/// Does this begin an item of a list: a bullet, a number or letter with a point or bracket?
[[nodiscard]] bool is_list_label(std::string_view word);

}  // namespace chancery
