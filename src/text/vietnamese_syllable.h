#pragma once
#include <string_view>

namespace chancery {

/// True for one syllable of Vietnamese spelling: an onset, a rime and a tone that go together. `word` is code points,
/// letters with marks composed, or with combining tone marks; capitals as small letters.
[[nodiscard]] bool is_vietnamese_syllable(std::u32string_view word);

/// True for a letter, or tone mark, that is not ASCII and that Vietnamese is written with.
[[nodiscard]] bool is_vietnamese_letter(char32_t code);

}  // namespace chancery
