#include "reading/out/json_text.h"

#include <emmintrin.h>

#include <algorithm>
#include <bit>

namespace chancery {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

/// Bytes of the well-formed UTF-8 sequence at `at`, or of the maximal ill-formed subpart with `good` false
/// (Unicode 15.0, table 3-7 and section 3.9).
std::size_t sequence(std::string_view text, std::size_t at, bool& good) {
  const auto byte = [&](std::size_t i) { return at + i < text.size() ? static_cast<unsigned char>(text[at + i]) : 0U; };
  const unsigned lead = byte(0);
  good = true;
  if (lead < 0x80) return 1;
  const auto within = [](unsigned b, unsigned low, unsigned high) { return b >= low && b <= high; };
  std::size_t length = 0;
  unsigned low = 0x80;
  unsigned high = 0xBF;
  if (within(lead, 0xC2, 0xDF)) length = 2;
  if (within(lead, 0xE0, 0xEF)) length = 3;
  if (within(lead, 0xF0, 0xF4)) length = 4;
  if (lead == 0xE0) low = 0xA0;
  if (lead == 0xED) high = 0x9F;
  if (lead == 0xF0) low = 0x90;
  if (lead == 0xF4) high = 0x8F;
  for (std::size_t i = 1; i < length; ++i) {
    if (!within(byte(i), i == 1 ? low : 0x80, i == 1 ? high : 0xBF)) {
      good = false;
      return i;
    }
  }
  good = length != 0;
  return good ? length : 1;
}

bool needs_escape(unsigned char c) { return c < 0x20 || c == '"' || c == '\\'; }

/// A bit for each of sixteen bytes that JSON escapes.
unsigned escapes(__m128i bytes) {
  const __m128i control = _mm_cmpeq_epi8(_mm_min_epu8(bytes, _mm_set1_epi8(0x1F)), bytes);
  const __m128i marks =
      _mm_or_si128(_mm_cmpeq_epi8(bytes, _mm_set1_epi8('"')), _mm_cmpeq_epi8(bytes, _mm_set1_epi8('\\')));
  return static_cast<unsigned>(_mm_movemask_epi8(_mm_or_si128(control, marks)));
}

__m128i sixteen(const char* at) { return _mm_loadu_si128(reinterpret_cast<const __m128i*>(at)); }
/// The eight bytes at `a` and those at `b`.
__m128i eight_and_eight(const char* a, const char* b) {
  return _mm_unpacklo_epi64(_mm_loadl_epi64(reinterpret_cast<const __m128i*>(a)),
                            _mm_loadl_epi64(reinterpret_cast<const __m128i*>(b)));
}

/// The next byte at or behind `at` that JSON escapes; the size of the text where there is none. Sixteen at a time.
std::size_t next_escape(std::string_view text, std::size_t at) {
  for (; at + 16 <= text.size(); at += 16) {
    const unsigned hits = escapes(sixteen(text.data() + at));
    if (hits != 0) return at + static_cast<std::size_t>(std::countr_zero(hits));
  }
  while (at < text.size() && !needs_escape(static_cast<unsigned char>(text[at]))) ++at;
  return at;
}

void append_escape(std::string& out, unsigned char c) {
  if (c == '"' || c == '\\') {
    out += '\\';
    out += static_cast<char>(c);
  } else if (c == '\n') {
    out += "\\n";
  } else {
    constexpr std::string_view kHex = "0123456789abcdef";
    out += "\\u00";
    out += kHex[c >> 4U];
    out += kHex[c & 15U];
  }
}

}  // namespace

bool has_escape(std::string_view text) {
  const char* const begin = text.data();
  const char* const end = begin + text.size();
  if (text.size() >= 16) {
    // The last sixteen bytes may be asked twice.
    for (const char* at = begin; at + 16 < end; at += 16) {
      if (escapes(sixteen(at)) != 0) return true;
    }
    return escapes(sixteen(end - 16)) != 0;
  }
  if (text.size() >= 8) return escapes(eight_and_eight(begin, end - 8)) != 0;
  return std::any_of(begin, end, [](char c) { return needs_escape(static_cast<unsigned char>(c)); });
}

void append_clean_json_text(std::string& out, std::string_view text) {
  out += '"';
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t next = next_escape(text, at);
    out.append(text.substr(at, next - at));
    if (next < text.size()) append_escape(out, static_cast<unsigned char>(text[next]));
    at = next + 1;
  }
  out += '"';
}

void append_json_text(std::string& out, std::string_view text) {
  out += '"';
  std::size_t clean = 0;
  for (std::size_t i = 0; i < text.size();) {
    const auto c = static_cast<unsigned char>(text[i]);
    bool good = true;
    const std::size_t size = sequence(text, i, good);
    if (!good || needs_escape(c)) {
      out.append(text.substr(clean, i - clean));
      if (good) {
        append_escape(out, c);
      } else {
        out += kReplacement;
      }
      clean = i + size;
    }
    i += size;
  }
  out.append(text.substr(clean));
  out += '"';
}

}  // namespace chancery
