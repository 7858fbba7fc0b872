#pragma once
#include "intake/incoming_text.h"
#include "reading/scan/source_text.h"

namespace chancery {

/// The forms of a text that came in; both outlive the result.
inline SourceText source_of(const IncomingText& text, const FoldedText& folded) {
  SourceText source = source_of(text.decoded(), folded);
  source.format = text.format();
  if (text.rendition() != nullptr) {
    source.layout = &text.rendition()->layout;
    source.gaps = &text.rendition()->gaps;
  }
  return source;
}

}  // namespace chancery
