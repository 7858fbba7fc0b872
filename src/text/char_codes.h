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

/// Has each character of `text`, which is valid UTF-8, a code of its own, so that no other is taken for it?
[[nodiscard]] bool has_own_codes(std::string_view text);

/// A character of a row: its code and its class in one, so that a walk asks no table.
class RowChar {
 public:
  RowChar() = default;
  /// The code of a character, perhaps of a capital, with its class.
  constexpr RowChar(CharCode code, CharClass cls)
      : bits_(static_cast<std::uint16_t>(code | static_cast<unsigned>(cls) << kClassAt)) {}

  /// Its code, without `kCapital`.
  [[nodiscard]] constexpr std::uint32_t small_code() const { return bits_ & kCodeBits; }
  /// Its code, with `kCapital` on a capital.
  [[nodiscard]] constexpr CharCode code() const { return static_cast<CharCode>(bits_ & (kCodeBits | kCapital)); }
  [[nodiscard]] constexpr CharClass cls() const { return static_cast<CharClass>(bits_ >> kClassAt & 15U); }
  [[nodiscard]] constexpr bool is_capital() const { return (bits_ & kCapital) != 0; }
  [[nodiscard]] constexpr bool operator==(char ascii) const {
    return (bits_ & kCodeBits) == static_cast<unsigned char>(ascii);
  }

 private:
  static constexpr unsigned kClassAt = 11;
  static constexpr std::uint16_t kCodeBits = (1U << kClassAt) - 1;
  static_assert(kCharCodes <= kCodeBits && static_cast<unsigned>(CharClass::Mark) < 16);
  std::uint16_t bits_;
};

/// The characters of a text, with where each begins. Behind the last stands a line end, so that a walk needs no look at
/// the size.
class CharRow {
 public:
  /// `text` is valid UTF-8.
  explicit CharRow(std::string_view text);

  [[nodiscard]] std::uint32_t size() const { return size_; }
  /// Character `i`, up to `size()`.
  [[nodiscard]] RowChar operator[](std::uint32_t i) const { return chars_[i]; }
  /// The byte that character `i` begins at; of `size()` the size of the text.
  [[nodiscard]] std::uint32_t begin(std::uint32_t i) const { return begins_[i]; }

 private:
  std::unique_ptr<RowChar[]> chars_;
  std::unique_ptr<std::uint32_t[]> begins_;
  std::uint32_t size_ = 0;
};

}  // namespace chancery
