#include "text/fold_scan.h"

#include <bit>
#include <cstring>

#include "text/utf8.h"

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace chancery {
namespace {

constexpr std::ptrdiff_t kBlock = 16;

/// What a block of 16 bytes that begins at a character holds of ASCII and Latin letters that fold to themselves.
struct Block {
  unsigned whole;  ///< bytes up to the first that needs a look, or that begins a character which the block cuts
  unsigned bad;    ///< 16, or the offset of the byte that needs a look
};

#if defined(__SSE2__)
unsigned mask(__m128i v) { return static_cast<unsigned>(_mm_movemask_epi8(v)); }
__m128i all(int byte) { return _mm_set1_epi8(static_cast<char>(byte)); }
unsigned equal(__m128i v, int byte) { return mask(_mm_cmpeq_epi8(v, all(byte))); }
unsigned equal_masked(__m128i v, int bits, int byte) { return equal(_mm_and_si128(v, all(bits)), byte); }

/// Knows ASCII but tab and CR, U+00C0 to U+027F (leads C3..C9) and U+1E00 to U+1EFF (E1 B8..BB); all else needs a look.
Block read_block(const std::uint8_t* at) {
  const __m128i v = _mm_loadu_si128(reinterpret_cast<const __m128i*>(at));
  const unsigned changed = equal(v, '\t') | equal(v, '\r');
  const unsigned high = mask(v);
  if ((high | changed) == 0) return {16, 16};
  const unsigned lead2 = mask(_mm_cmpeq_epi8(_mm_subs_epu8(_mm_sub_epi8(v, all(0xC3)), all(6)), _mm_setzero_si128()));
  const unsigned lead3 = equal(v, 0xE1);
  const unsigned tail = equal_masked(v, 0xC0, 0x80);
  const unsigned vietnamese = equal_masked(v, 0xFC, 0xB8);
  const unsigned expected = (lead2 << 1 | lead3 << 1 | lead3 << 2) & 0xFFFF;
  const unsigned bad =
      changed | (high & ~(lead2 | lead3 | tail)) | (tail ^ expected) | ((lead3 << 1 & 0xFFFF) & ~vietnamese);
  const unsigned cut = (lead2 | lead3) & 0x8000 ? 1U : lead3 & 0x4000 ? 2U : 0U;
  if (bad == 0) return {16 - cut, 16};
  return {0, static_cast<unsigned>(std::countr_zero(bad))};
}
#else
Block read_block(const std::uint8_t* at) {
  for (unsigned i = 0; i < 16; ++i) {
    if (at[i] >= 0x80 || at[i] == '\t' || at[i] == '\r') return {0, i};
  }
  return {16, 16};
}
#endif

/// True for what `read_block` knows nothing of; between two such characters a block is not worth a look.
bool is_beyond_latin(const std::uint8_t* at) { return *at >= 0xE0 && !(*at == 0xE1 && (at[1] & 0xFC) == 0xB8); }

bool is_suspect(FoldClass before, FoldClass c) { return is_in(c, kSuspect[static_cast<unsigned>(before)]); }

/// Goes on over well-formed characters of three bytes and single spaces between them; the bulk of Thai, Lao and Khmer.
FoldScan skip_three_bytes(const std::uint8_t* at, const std::uint8_t* end, FoldClass before) {
  while (end - at >= 4) {
    std::uint32_t word = 0;
    std::memcpy(&word, at, 4);
    if constexpr (std::endian::native == std::endian::big) word = __builtin_bswap32(word);
    if ((word & 0xC0C0F0) != 0x8080E0) {
      if (*at != ' ' || !is_beyond_latin(at + 1)) break;
      before = FoldClass::Plain;
      at += 1;
      continue;
    }
    const std::uint32_t code = (word & 0x0F) << 12 | (word >> 2 & 0x0FC0) | (word >> 16 & 0x3F);
    const FoldClass c = kFoldClass[code];
    if (code < 0x800 || is_suspect(before, c)) break;
    before = c;
    at += 3;
  }
  return {at, before};
}

}  // namespace

FoldScan skip_folded(const std::uint8_t* at, const std::uint8_t* end, FoldClass before) {
  const std::uint8_t* look_until = at;  // single characters up to here, then blocks again
  while (at < end) {
    while (at >= look_until && end - at >= kBlock && !is_beyond_latin(at)) {
      const Block block = read_block(at);
      look_until = at + block.bad + (block.bad < 16 ? 1 : 0);
      if (block.whole == 0) break;
      before = FoldClass::Plain;
      at += block.whole;
      look_until = at;
    }
    do {
      const FoldScan three = skip_three_bytes(at, end, before);
      at = three.at;
      before = three.before;
      if (at == end) break;
      const Utf8Char read = read_utf8(at, end);
      const FoldClass c = read.valid ? fold_class(read.code) : FoldClass::Always;
      if (is_suspect(before, c)) return {at, before};
      before = c;
      at += read.length;
    } while (at < look_until || end - at < kBlock || is_beyond_latin(at) || (*at < 0x80 && is_beyond_latin(at + 1)));
  }
  return {at, before};
}

}  // namespace chancery
