#pragma once
#include <gtest/gtest.h>

#include <span>
#include <string>
#include <string_view>

#include "intake/formats/formats.h"
#include "tests/intake/through_message.h"
#include "text/decode.h"

namespace chancery {

/// The same for any file, in this process; nothing for plain text.
inline Result<std::optional<Rendition>> try_render(std::string_view bytes, const WorkbookLimits& limits = {}) {
  const Result<DecodedFile> plain = decode(std::as_bytes(std::span(bytes)));
  if (plain) return std::optional<Rendition>();
  Result<Rendition> made = render_document({"file", std::as_bytes(std::span(bytes)), limits});
  if (!made) return possible_error(made.error(), "file");
  return std::optional(through_message(std::move(made).value(), rendition_in));
}

/// What is made of a file that is no plain text.
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
