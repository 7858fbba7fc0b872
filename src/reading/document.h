#pragma once
#include <cstdint>
#include <functional>
#include <string_view>

#include "reading/reading.h"
#include "reading/scan/source_text.h"

namespace chancery {

/// A stretch of what was read in a document, in text order. Mentions and claims of the parts before it are numbered
/// first.
struct Part {
  const Reading& reading;
  std::uint32_t first_mention = 0;
  std::uint32_t first_claim = 0;
};

/// A document as those see it who write it out: what holds for it as a whole, and the rest part by part.
struct Document {
  std::string_view source;  ///< base name of the file
  std::string_view path;    ///< as given or found; empty where that is the same
  SourceText text;
  const Reading& facts;  ///< languages, subject, title and so on; its lists may be empty
  std::function<void(const std::function<void(const Part&)>&)> parts;  ///< calls back with each part, as often as asked

  /// A document that was read as one part.
  static Document whole(std::string_view source, std::string_view path, const SourceText& text,
                        const Reading& reading) {
    return {source, path, text, reading, [&reading](const auto& take) { take(Part{reading, 0, 0}); }};
  }
};

}  // namespace chancery
