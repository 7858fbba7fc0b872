#pragma once
#include <vector>

#include "intake/formats/recognizer.h"

namespace chancery {

/// Puts the Latin words and numbers of a line where they belong. `own`: the line as the model of its script read it,
/// which makes letters of its own of a Latin word; `latin`: as the English model did, which makes Latin ones of
/// everything. What the English model is sure of letter by letter is Latin; all else stays. Both from left to right.
[[nodiscard]] std::vector<RecognizedWord> with_latin_words(std::vector<RecognizedWord> own,
                                                           const std::vector<RecognizedWord>& latin);

}  // namespace chancery
