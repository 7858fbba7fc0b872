#pragma once
#include <vector>

#include "intake/formats/recognizer.h"

namespace chancery {

/// Reads the Thai digits of a line again by their shapes. `words`: as Tesseract read the picture `strip`, with boxes in
/// it. Tesseract's model (4.1, of the language and of the script) has been taught five of the ten digits and writes
/// one of these, surely, for each of the others: ๔ and ๘ are ๕ to it, ๖ is ๒ or 9, ๗ is ญ or ฒ. A digit told by its
/// shape is at most `kShapeCertainty` sure, and less as another digit looks more like it.
[[nodiscard]] std::vector<RecognizedWord> with_thai_digits(std::vector<RecognizedWord> words, Pix* strip);

inline constexpr double kShapeCertainty = 95;

}  // namespace chancery
