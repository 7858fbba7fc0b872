#pragma once
#include <array>
#include <cstdint>
#include <memory>
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

/// The characters of a text by their codes, with where each begins. Behind the last stands the code of a line end, so
/// that a walk needs no look at the size.
class CharRow {
 public:
  /// `text` is valid UTF-8.
  explicit CharRow(std::string_view text);

  [[nodiscard]] std::uint32_t size() const { return size_; }
  /// Of character `i`, or `size()`.
  [[nodiscard]] CharCode operator[](std::uint32_t i) const { return codes_[i]; }
  /// The byte that character `i` begins at; of `size()` the size of the text.
  [[nodiscard]] std::uint32_t begin(std::uint32_t i) const { return begins_[i]; }

 private:
  std::unique_ptr<CharCode[]> codes_;
  std::unique_ptr<std::uint32_t[]> begins_;
  std::uint32_t size_ = 0;
};

}  // namespace chancery
