#pragma once
#include <vector>

#include "intake/formats/pix.h"
#include "intake/formats/recognizer.h"

namespace chancery {

/// A line cut out of its page, with all signs above and below its letters and nothing of its neighbours.
struct LineStrip {
  PixPtr grey;
  int left = 0, top = 0;  ///< where its upper left corner lies on the page; a little outside at the page's edge
  PixelBox box;           ///< of the line on the page, as high as letters with a sign above are
  int block = 0;          ///< lines of one column or part of the page have one number
};

/// The lines of a page of a script whose signs stand above and below letters, in the order of `layout`. Tesseract's
/// own lines (`layout`) are cut close to the letters there, and rows of signs taken for lines or blocks of their own;
/// here each piece of ink goes to the line whose letters it stands closest to. Empty where no line is
/// found, there is no memory, or so much ink in pieces that it is no text.
[[nodiscard]] std::vector<LineStrip> cut_line_strips(Pix* grey, const std::vector<LayoutLine>& layout);

}  // namespace chancery
