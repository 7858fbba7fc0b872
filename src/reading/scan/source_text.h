#pragma once
#include <string_view>
#include <vector>

#include "text/decode.h"
#include "text/fold.h"
#include "text/layout.h"
#include "text/offset_map.h"

namespace chancery {

/// The text of a file in the two forms that a reading speaks of: folded, where mentions have their offsets, and as it
/// stood in the file, which evidence is shown in.
struct SourceText {
  std::string_view utf8;               ///< as decoded; may hold bytes that are no UTF-8
  const OffsetMap* to_utf8 = nullptr;  ///< from the folded text
  const OffsetMap* to_file = nullptr;  ///< from `utf8`; null where that is the file itself
  bool well_formed = false;            ///< `utf8` is known to hold no ill-formed bytes
  std::string_view format = {};        ///< of a file that is no plain text (docs/contract.md): then `utf8` is its text
  const Layout* layout = nullptr;      ///< where `utf8` stood in such a file
  const std::vector<Gap>* gaps = nullptr;  ///< what of the file could not be read; null for nothing
};

/// The forms of a decoded file; both outlive it.
inline SourceText source_of(const DecodedFile& decoded, const FoldedText& folded) {
  SourceText source;
  source.utf8 = decoded.text();
  source.to_utf8 = &folded.map;
  source.to_file = decoded.encoding() == Encoding::Utf8 ? nullptr : &decoded.map();
  source.well_formed = decoded.is_well_formed();
  return source;
}

/// What of a folded text was read from pictures, in text order.
struct PictureText {
  std::vector<TextRange> pages;   ///< all of it: letters in it may have been misread
  std::vector<TextRange> shapes;  ///< digits that were told by their shapes
};
[[nodiscard]] PictureText picture_text_of(const SourceText& source);
/// Ranges of a text as ranges of what it was folded to.
[[nodiscard]] std::vector<TextRange> folded_ranges(const OffsetMap& to_utf8, const std::vector<TextRange>& ranges);

/// Turns spans of the folded text, mostly in growing order, into spans of the text and of the file.
class SpanMapper {
 public:
  explicit SpanMapper(const SourceText& source) : source_(source), utf8_(*source.to_utf8) {}

  struct Span {
    std::uint32_t begin = 0, end = 0;  ///< in the file
    std::string_view text;             ///< of `SourceText::utf8`
  };
  Span map(std::uint32_t folded_begin, std::uint32_t folded_end) {
    const std::uint32_t begin = utf8_.to_file_begin(folded_begin);
    const std::uint32_t end = utf8_.to_file_end(folded_end);
    Span out{begin, end, source_.utf8.substr(begin, end - begin)};
    if (source_.to_file != nullptr) {
      out.begin = source_.to_file->to_file_begin(begin);
      out.end = source_.to_file->to_file_end(end);
    }
    return out;
  }

 private:
  const SourceText& source_;
  OffsetMap::Cursor utf8_;
};

}  // namespace chancery
