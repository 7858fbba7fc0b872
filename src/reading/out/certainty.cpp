#include "reading/out/certainty.h"

#include <algorithm>

namespace chancery {
namespace {

constexpr std::uint32_t kWhole = 100;
constexpr std::uint32_t kMisread = 80;  // hundredths left by each letter put right

bool is_of_picture(const Layout& layout, const PageWord& word) {
  return word.page > 0 && word.page <= layout.pages.size() && layout.pages[word.page - 1].picture;
}

}  // namespace

std::optional<std::uint16_t> least_certainty(const Layout& layout, std::uint32_t begin, std::uint32_t end) {
  std::optional<std::uint16_t> out;
  for (const PageWord& word : layout.words_of(begin, end))
    if (is_of_picture(layout, word)) out = std::min<std::uint16_t>(out.value_or(kWhole), word.certainty);
  return out;
}

std::optional<std::uint16_t> mean_certainty(const Layout& layout, std::uint32_t begin, std::uint32_t end) {
  std::uint32_t sum = 0;
  std::uint32_t count = 0;
  for (const PageWord& word : layout.words_of(begin, end)) {
    if (!is_of_picture(layout, word)) continue;
    sum += word.certainty;
    ++count;
  }
  if (count == 0) return {};
  return static_cast<std::uint16_t>(sum / count);
}

std::optional<std::uint16_t> certainty_of(const Layout& layout, const Mention& mention, SpanMapper& mapper) {
  const SpanMapper::Span span = mapper.map(mention.begin, mention.end);
  const auto letters = least_certainty(layout, span.begin, span.end);
  if (!letters) return {};
  std::uint32_t out = *letters;
  for (unsigned i = 0; i < mention.misread; ++i) out = out * kMisread / kWhole;
  return static_cast<std::uint16_t>(out);
}

std::optional<PictureTrust> picture_trust(const Layout& layout, const Reading& reading, const Claim& claim,
                                          SpanMapper& mapper) {
  const SpanMapper::Span words = mapper.map(claim.begin, claim.end);
  PictureTrust out{kWhole, {}};
  for (const std::uint32_t number : claim.mentions) {
    const Mention& mention = reading.mentions[number];
    const auto certainty = certainty_of(layout, mention, mapper);
    if (!certainty) continue;
    out.certainty = std::min(out.certainty, *certainty);
    if (std::find(out.kinds.begin(), out.kinds.end(), mention.kind) == out.kinds.end())
      out.kinds.push_back(mention.kind);
  }
  if (!out.kinds.empty()) return out;
  const auto mean = mean_certainty(layout, words.begin, words.end);
  if (!mean) return {};
  out.certainty = *mean;
  return out;
}

std::uint16_t lowered(std::uint16_t confidence, const PictureTrust& trust) {
  return static_cast<std::uint16_t>(std::uint32_t{confidence} * trust.certainty / kWhole);
}

}  // namespace chancery
