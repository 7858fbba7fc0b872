#pragma once
#include <string>

namespace chancery {

/// Puts the signs of Khmer syllables in one order and one spelling, as `fold_cluster` says. `text` is one or more
/// bases, or none, each with Khmer signs behind it. A syllable with a coeng that no letter follows is left as it is.
void fold_khmer(std::u32string& text);

}  // namespace chancery
