#pragma once
#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "intake/answer_check.h"

// What the targets share: how bytes become texts, and what a reader may make of a file whatever its bytes are.
namespace chancery {

inline void require(bool holds) {
  if (!holds) std::abort();
}

inline std::string text_of(const std::uint8_t* data, std::size_t size) {
  return {reinterpret_cast<const char*>(data), size};
}

inline std::span<const std::byte> bytes_of(std::string_view text) { return std::as_bytes(std::span(text)); }

/// An input that stands for several texts, such as the parts of an archive: U+001E (RECORD SEPARATOR), which no XML may
/// hold, stands between them. Those that are missing are empty; what is over belongs to the last.
inline std::vector<std::string> parts_of(const std::uint8_t* data, std::size_t size, std::size_t count) {
  const std::string text = text_of(data, size);
  std::vector<std::string> out;
  std::size_t begin = 0;
  while (out.size() + 1 < count && begin <= text.size()) {
    const std::size_t end = std::min(text.find('\x1E', begin), text.size());
    out.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  out.push_back(begin < text.size() ? text.substr(begin) : std::string());
  out.resize(count);
  return out;
}

/// A reader gives what may be sent to the program that asked (intake/answer_check.h), or an error that may.
inline void check(const Error& error) {
  if (is_possible(error, "file")) return;
  std::fprintf(stderr, "not possible: %s\n", error.message().c_str());
  std::abort();
}

template <class Made>
void check(const Result<Made>& made) {
  if (!made) return check(made.error());
  require(is_possible(*made));
}

/// What is enough for an input of the fuzzer, and small enough for its memory.
inline WorkbookLimits small_limits() {
  WorkbookLimits limits;
  limits.unpacked_bytes = 8U << 20U;
  limits.cells = 20000;
  return limits;
}

}  // namespace chancery
