#include "reading/scan/source_text.h"

namespace chancery {
namespace {

/// The first folded byte of what begins at or behind `utf8`.
std::uint32_t folded_begin(const OffsetMap& map, std::uint32_t utf8) {
  std::uint32_t low = 0;
  std::uint32_t high = map.folded_size();
  while (low < high) {
    const std::uint32_t middle = low + (high - low) / 2;
    if (map.to_file_begin(middle) < utf8) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

}  // namespace

PictureText picture_text_of(const SourceText& source) {
  if (source.layout == nullptr) return {};
  std::vector<TextRange> shapes;
  for (const PageWord& word : source.layout->words)
    if (word.by_shape) shapes.push_back({word.begin, word.end});
  return {folded_ranges(*source.to_utf8, source.layout->of_pictures()), folded_ranges(*source.to_utf8, shapes)};
}

std::vector<TextRange> folded_ranges(const OffsetMap& to_utf8, const std::vector<TextRange>& ranges) {
  std::vector<TextRange> out;
  for (const TextRange& range : ranges)
    out.push_back({folded_begin(to_utf8, range.begin), folded_begin(to_utf8, range.end)});
  return out;
}

}  // namespace chancery
