#pragma once
#include <cstdint>
#include <string>
#include <string_view>

namespace chancery {

constexpr char32_t kReplacement = 0xFFFD;

/// A code point read from UTF-8. Where `valid` is false, `code` is U+FFFD and `length` that of the maximal subpart of
/// an ill-formed sequence (Unicode 15.0, section 3.9, table 3-7 and practice for U+FFFD substitution): 1 to 3 bytes.
struct Utf8Char {
  char32_t code;
  std::uint8_t length;
  bool valid;
};

namespace utf8_detail {
constexpr bool is_continuation(std::uint8_t byte) { return (byte & 0xC0) == 0x80; }
}  // namespace utf8_detail

/// Reads the code point at `at`, which is before `end`.
inline Utf8Char read_utf8(const std::uint8_t* at, const std::uint8_t* end) {
  using utf8_detail::is_continuation;
  const std::uint8_t lead = at[0];
  if (lead < 0x80) return {lead, 1, true};
  if (lead < 0xC2 || lead > 0xF4) return {kReplacement, 1, false};
  if (end - at < 2) return {kReplacement, 1, false};
  const std::uint8_t second = at[1];
  if (lead < 0xE0) {
    if (!is_continuation(second)) return {kReplacement, 1, false};
    return {static_cast<char32_t>((lead & 0x1F) << 6 | (second & 0x3F)), 2, true};
  }
  const std::uint8_t low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
  const std::uint8_t high = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
  if (second < low || second > high) return {kReplacement, 1, false};
  if (end - at < 3 || !is_continuation(at[2])) return {kReplacement, 2, false};
  if (lead < 0xF0) {
    return {static_cast<char32_t>((lead & 0x0F) << 12 | (second & 0x3F) << 6 | (at[2] & 0x3F)), 3, true};
  }
  if (end - at < 4 || !is_continuation(at[3])) return {kReplacement, 3, false};
  return {static_cast<char32_t>((lead & 0x07) << 18 | (second & 0x3F) << 12 | (at[2] & 0x3F) << 6 | (at[3] & 0x3F)), 4,
          true};
}

/// Bytes that `code` takes in UTF-8.
constexpr std::uint32_t utf8_length(char32_t code) {
  return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
}

/// Appends `code`, a Unicode scalar value, in UTF-8.
inline void append_utf8(std::string& text, char32_t code) {
  const auto tail = [&](unsigned shift) { text.push_back(static_cast<char>(0x80 | (code >> shift & 0x3F))); };
  if (code < 0x80) {
    text.push_back(static_cast<char>(code));
  } else if (code < 0x800) {
    text.push_back(static_cast<char>(0xC0 | code >> 6));
    tail(0);
  } else if (code < 0x10000) {
    text.push_back(static_cast<char>(0xE0 | code >> 12));
    tail(6);
    tail(0);
  } else {
    text.push_back(static_cast<char>(0xF0 | code >> 18));
    tail(12);
    tail(6);
    tail(0);
  }
}

/// The text with U+FFFD for each maximal subpart of an ill-formed sequence.
inline std::string valid_utf8(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  const auto* at = reinterpret_cast<const std::uint8_t*>(text.data());
  for (const auto* end = at + text.size(); at < end;) {
    const Utf8Char c = read_utf8(at, end);
    append_utf8(out, c.code);
    at += c.length;
  }
  return out;
}

}  // namespace chancery
