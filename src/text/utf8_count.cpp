#include "text/utf8_count.h"

#include <bit>

#include "text/utf8.h"

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace chancery {
namespace {

constexpr std::ptrdiff_t kBlock = 64;

/// What a block of 64 bytes that begins at a character holds: bytes of whole well-formed characters of up to three
/// bytes, and how many of them are beyond ASCII. `whole` is 0 where anything else stands in it.
struct Block {
  unsigned whole;
  unsigned beyond_ascii;
};

#if defined(__SSE2__)
using Bits = std::uint64_t;  // a bit a byte of the block

/// The bytes of a block for which `test` of sixteen bytes gives all ones.
template <class Test>
Bits bits(const std::uint8_t* at, Test test) {
  Bits found = 0;
  for (unsigned part = 0; part < 4; ++part) {
    const __m128i v = _mm_loadu_si128(reinterpret_cast<const __m128i*>(at + 16 * part));
    found |= Bits{static_cast<std::uint16_t>(_mm_movemask_epi8(test(v)))} << (16 * part);
  }
  return found;
}

__m128i all(int byte) { return _mm_set1_epi8(static_cast<char>(byte)); }
__m128i in_range(__m128i v, int first, int last) {
  return _mm_cmpeq_epi8(_mm_subs_epu8(_mm_sub_epi8(v, all(first)), all(last - first)), _mm_setzero_si128());
}

/// Unicode 15.0, table 3-7.
Block read_block(const std::uint8_t* at) {
  const Bits high = bits(at, [](__m128i v) { return v; });
  if (high == 0) return {kBlock, 0};
  const Bits tail = bits(at, [](__m128i v) { return _mm_cmplt_epi8(v, all(0xC0)); });
  const Bits upper_tail = bits(at, [](__m128i v) { return in_range(v, 0xA0, 0xBF); });
  const Bits lead2 = bits(at, [](__m128i v) { return in_range(v, 0xC2, 0xDF); });
  const Bits lead3 = bits(at, [](__m128i v) { return in_range(v, 0xE0, 0xEF); });
  const Bits e0 = bits(at, [](__m128i v) { return _mm_cmpeq_epi8(v, all(0xE0)); });
  const Bits ed = bits(at, [](__m128i v) { return _mm_cmpeq_epi8(v, all(0xED)); });
  const Bits expected = lead2 << 1 | lead3 << 1 | lead3 << 2;
  const Bits bad =
      (high ^ (lead2 | lead3 | tail)) | (tail ^ expected) | (e0 << 1 & ~upper_tail) | (ed << 1 & upper_tail);
  if (bad != 0) return {0, 0};
  const unsigned cut = ((lead2 | lead3) >> 63) != 0 ? 1U : (lead3 >> 62) != 0 ? 2U : 0U;
  return {kBlock - cut, static_cast<unsigned>(std::popcount(high << cut))};
}
#else
Block read_block(const std::uint8_t* at) {
  for (unsigned i = 0; i < kBlock; ++i) {
    if (at[i] >= 0x80) return {i, 0};
  }
  return {kBlock, 0};
}
#endif

/// Counts one by one the characters that begin before `stop`; returns the end of the last.
const std::uint8_t* count_characters(const std::uint8_t* at, const std::uint8_t* stop, const std::uint8_t* end,
                                     Utf8Count& count) {
  while (at < stop) {
    const Utf8Char read = read_utf8(at, end);
    if (!read.valid) count.invalid_bytes += read.length;
    if (read.valid && read.length > 1) count.valid_beyond_ascii += read.length;
    at += read.length;
  }
  return at;
}

}  // namespace

Utf8Count count_utf8(std::span<const std::uint8_t> file) {
  Utf8Count count;
  const std::uint8_t* at = file.data();
  const std::uint8_t* const end = at + file.size();
  while (end - at >= kBlock) {
    const Block block = read_block(at);
    count.valid_beyond_ascii += block.beyond_ascii;
    at = block.whole > 0 ? at + block.whole : count_characters(at, at + kBlock, end, count);
  }
  count_characters(at, end, end, count);
  return count;
}

}  // namespace chancery
