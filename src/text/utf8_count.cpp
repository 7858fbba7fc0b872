#include "text/utf8_count.h"

#include <bit>

#include "text/utf8.h"

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace chancery {
namespace {

constexpr std::ptrdiff_t kBlock = 16;

/// What a block of 16 bytes that begins at a character holds: bytes of whole well-formed characters of up to three
/// bytes, and how many of them are beyond ASCII. `whole` is 0 where anything else stands in it.
struct Block {
  unsigned whole;
  unsigned beyond_ascii;
};

#if defined(__SSE2__)
unsigned mask(__m128i v) { return static_cast<unsigned>(_mm_movemask_epi8(v)); }
__m128i all(int byte) { return _mm_set1_epi8(static_cast<char>(byte)); }
unsigned in_range(__m128i v, int first, int last) {
  return mask(_mm_cmpeq_epi8(_mm_subs_epu8(_mm_sub_epi8(v, all(first)), all(last - first)), _mm_setzero_si128()));
}
unsigned equal(__m128i v, int byte) { return mask(_mm_cmpeq_epi8(v, all(byte))); }

/// Unicode 15.0, table 3-7.
Block read_block(const std::uint8_t* at) {
  const __m128i v = _mm_loadu_si128(reinterpret_cast<const __m128i*>(at));
  const unsigned high = mask(v);
  if (high == 0) return {16, 0};
  const unsigned lead2 = in_range(v, 0xC2, 0xDF);
  const unsigned lead3 = in_range(v, 0xE0, 0xEF);
  const unsigned tail = in_range(v, 0x80, 0xBF);
  const unsigned upper_tail = in_range(v, 0xA0, 0xBF);
  const unsigned expected = (lead2 << 1 | lead3 << 1 | lead3 << 2) & 0xFFFF;
  const unsigned overlong = equal(v, 0xE0) << 1 & tail & ~upper_tail;
  const unsigned surrogate = equal(v, 0xED) << 1 & upper_tail;
  if (high != (lead2 | lead3 | tail) || tail != expected || (overlong | surrogate) != 0) return {0, 0};
  const unsigned cut = ((lead2 | lead3) & 0x8000) != 0 ? 1U : (lead3 & 0x4000) != 0 ? 2U : 0U;
  const unsigned whole = 16 - cut;
  return {whole, static_cast<unsigned>(std::popcount(high & ((1U << whole) - 1)))};
}
#else
Block read_block(const std::uint8_t* at) {
  for (unsigned i = 0; i < 16; ++i) {
    if (at[i] >= 0x80) return {i, 0};
  }
  return {16, 0};
}
#endif

}  // namespace

Utf8Count count_utf8(std::span<const std::uint8_t> file) {
  Utf8Count count;
  const std::uint8_t* at = file.data();
  const std::uint8_t* const end = at + file.size();
  while (at < end) {
    if (end - at >= kBlock) {
      const Block block = read_block(at);
      count.valid_beyond_ascii += block.beyond_ascii;
      at += block.whole;
      if (block.whole > 0) continue;
    }
    const Utf8Char read = read_utf8(at, end);
    if (!read.valid) count.invalid_bytes += read.length;
    if (read.valid && read.length > 1) count.valid_beyond_ascii += read.length;
    at += read.length;
  }
  return count;
}

}  // namespace chancery
