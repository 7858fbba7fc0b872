#include "text/utf8_count.h"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

#include "text/utf8.h"

namespace chancery {
namespace {

Utf8Count count_slowly(std::span<const std::uint8_t> bytes) {
  Utf8Count count;
  for (const auto* at = bytes.data(); at < bytes.data() + bytes.size();) {
    const Utf8Char read = read_utf8(at, bytes.data() + bytes.size());
    count.invalid_bytes += read.valid ? 0 : read.length;
    count.valid_beyond_ascii += read.valid && read.length > 1 ? read.length : 0;
    at += read.length;
  }
  return count;
}

TEST(Utf8Count, CountsBlocksAsCharacters) {
  const std::vector<std::string> parts = {"a",
                                          "word ",
                                          "ệ",
                                          "đ",
                                          "ก",
                                          "ខ",
                                          "\xE0\x9F\xBF",
                                          "\xED\xA0\x80",
                                          "\xED\x9F\xBF",
                                          "😀",
                                          "\xFF",
                                          "\x80",
                                          "\xC1\xBF",
                                          "\xE1\xBB",
                                          "\xEF\xBF\xBD",
                                          "\xF4\x90\x80\x80",
                                          "\xC3"};
  for (unsigned seed = 0; seed < 5000; ++seed) {
    std::mt19937 random(seed);
    std::string text;
    const std::size_t kinds = seed % 2 == 0 ? 6 : parts.size();
    for (std::size_t i = random() % 150; i > 0; --i) text += parts[random() % kinds];
    const std::span<const std::uint8_t> bytes(reinterpret_cast<const std::uint8_t*>(text.data()), text.size());
    const Utf8Count fast = count_utf8(bytes);
    const Utf8Count slow = count_slowly(bytes);
    ASSERT_EQ(fast.invalid_bytes, slow.invalid_bytes) << seed;
    ASSERT_EQ(fast.valid_beyond_ascii, slow.valid_beyond_ascii) << seed;
  }
}

}  // namespace
}  // namespace chancery
