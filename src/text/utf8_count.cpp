#include "text/utf8_count.h"

#include <bit>

#include "text/utf8.h"

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace chancery {
namespace {

constexpr unsigned kBlock = 64;

/// What a block of 64 bytes that begins at a character holds: bytes of whole well-formed characters of up to three
/// bytes, and how many of them are beyond ASCII. `whole` is 0 where anything else stands in it.
struct Block {
  unsigned whole;
  unsigned beyond_ascii;
};

#if defined(__SSE2__)
using Bits = std::uint64_t;  // a bit a byte of the block

/// The bytes of a block by what they are in UTF-8 (Unicode 15.0, table 3-7).
struct Kinds {
  Bits high = 0, tail = 0, upper_tail = 0, lead2 = 0, lead3 = 0, e0 = 0, ed = 0;
};

__m128i all(int byte) { return _mm_set1_epi8(static_cast<char>(byte)); }
__m128i in_range(__m128i v, int first, int last) {
  return _mm_cmpeq_epi8(_mm_subs_epu8(_mm_sub_epi8(v, all(first)), all(last - first)), _mm_setzero_si128());
}
Bits bits(__m128i v, unsigned shift) { return Bits{static_cast<std::uint16_t>(_mm_movemask_epi8(v))} << shift; }

inline void add_part(Kinds& kinds, const std::uint8_t* at, unsigned shift) {
  const __m128i v = _mm_loadu_si128(reinterpret_cast<const __m128i*>(at + shift));
  kinds.high |= bits(v, shift);
  kinds.tail |= bits(_mm_cmplt_epi8(v, all(0xC0)), shift);
  kinds.upper_tail |= bits(in_range(v, 0xA0, 0xBF), shift);
  kinds.lead2 |= bits(in_range(v, 0xC2, 0xDF), shift);
  kinds.lead3 |= bits(in_range(v, 0xE0, 0xEF), shift);
  kinds.e0 |= bits(_mm_cmpeq_epi8(v, all(0xE0)), shift);
  kinds.ed |= bits(_mm_cmpeq_epi8(v, all(0xED)), shift);
}

bool is_ascii(const std::uint8_t* at) {
  __m128i any = _mm_setzero_si128();
  for (std::size_t part = 0; part < kBlock; part += 16) {
    any = _mm_or_si128(any, _mm_loadu_si128(reinterpret_cast<const __m128i*>(at + part)));
  }
  return _mm_movemask_epi8(any) == 0;
}

Block read_block(const std::uint8_t* at) {
  if (is_ascii(at)) return {kBlock, 0};
  Kinds k;
  add_part(k, at, 0);
  add_part(k, at, 16);
  add_part(k, at, 32);
  add_part(k, at, 48);
  const Bits expected = k.lead2 << 1 | k.lead3 << 1 | k.lead3 << 2;
  const Bits ill_formed = (k.e0 << 1 & ~k.upper_tail) | (k.ed << 1 & k.upper_tail);
  if (((k.high ^ (k.lead2 | k.lead3 | k.tail)) | (k.tail ^ expected) | ill_formed) != 0) return {0, 0};
  const unsigned cut = ((k.lead2 | k.lead3) >> 63) != 0 ? 1U : (k.lead3 >> 62) != 0 ? 2U : 0U;
  return {kBlock - cut, static_cast<unsigned>(std::popcount(k.high << cut))};
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
