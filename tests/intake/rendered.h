#pragma once
#include <gtest/gtest.h>

#include <span>
#include <string>
#include <string_view>

#include "intake/rendition.h"

namespace chancery {

inline Result<std::optional<Rendition>> try_render(std::string_view bytes, const WorkbookLimits& limits = {}) {
  return render("file", std::as_bytes(std::span(bytes)), limits);
}

/// What `render` makes of a file that it takes.
inline Rendition rendered(std::string_view bytes) {
  Result<std::optional<Rendition>> made = try_render(bytes);
  if (!made || !*made) {
    ADD_FAILURE() << (made ? "is taken for plain text" : made.error().message());
    return {};
  }
  return std::move(**made);
}

/// The text of the piece that holds the first `words` of the text.
inline const Piece& piece_of(const Rendition& rendition, std::string_view words) {
  static const Piece kNone;
  const std::size_t at = rendition.text.find(words);
  const Piece* piece = at == std::string::npos ? nullptr : rendition.layout.find(static_cast<std::uint32_t>(at));
  EXPECT_NE(piece, nullptr) << words;
  return piece == nullptr ? kNone : *piece;
}

}  // namespace chancery
