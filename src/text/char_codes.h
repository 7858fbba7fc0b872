#pragma once
#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "text/chars.h"

namespace chancery {

/// A character of folded text by a small number of our own, so that tables over all characters stay small and a letter
/// is compared without its case: the code of its small letter, with `kCapital` set on a capital. Characters that no
/// form of a language holds share one code for each class and size.
using CharCode = std::uint16_t;
inline constexpr CharCode kCapital = 0x8000;
/// Codes of small letters and all else lie below.
inline constexpr std::size_t kCharCodes = 1984;

/// By code, without `kCapital`.
extern const std::array<Char, kCharCodes> kChars;

inline Char char_of(CharCode code) { return kChars[code & ~kCapital]; }
inline CharClass class_of_code(CharCode code) { return char_of(code).cls; }
inline bool is_capital(CharCode code) { return (code & kCapital) != 0; }

/// Appends the codes of `text`, which is valid UTF-8.
void append_char_codes(std::string_view text, std::vector<CharCode>& codes);

}  // namespace chancery
