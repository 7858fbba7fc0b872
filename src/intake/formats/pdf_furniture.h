#pragma once
#include <vector>

#include "intake/formats/pdf_lines.h"

namespace chancery {

/// The lines of a page on their way into the text.
struct PdfPageRows {
  std::uint32_t page = 0;
  float height = 0;  ///< of the page as its text runs
  std::vector<PdfRow> rows;
};

/// Takes running heads and feet out: lines near the upper or lower edge that stand at the same place on other pages
/// with the same words, whose figures are the same too or count the pages. What occurs once stays.
void remove_furniture(std::vector<PdfPageRows>& pages);

}  // namespace chancery
