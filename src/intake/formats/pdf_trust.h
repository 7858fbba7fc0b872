#pragma once
#include <string>

#include "intake/formats/pdf_page.h"

namespace chancery {

/// Does the text of a page say what the page shows?
struct PdfTrust {
  std::string distrust;  ///< why it may say something else, so that none of it is used; empty where there is no sign
  std::string missing;   ///< what little of it has no text, while the rest can be used; empty where nothing
};

/// Looked for: glyphs that stand for no character, or for private ones; fonts of old encodings that are not known here
/// (Saysettha Lao, Alice, Limon); Lao, Thai and Khmer signs that stand where their script has no place for them, and
/// Khmer subscripts that were not set as such, where a font without them lost the letters.
[[nodiscard]] PdfTrust pdf_trust(const PdfPage& page);

/// Why a page is to be read from its picture although no text of it is wrong: it shows a picture and next to no text.
/// Empty where it is not.
[[nodiscard]] std::string pdf_is_picture(const PdfPage& page);

/// Signs of a text of Lao, Thai or Khmer script that have no base, or lack what must follow them; and its letters.
struct ScriptFaults {
  std::size_t letters = 0, faults = 0;
  std::size_t khmer_letters = 0, subscripts = 0;
};
[[nodiscard]] ScriptFaults script_faults(std::string_view utf8);

}  // namespace chancery
