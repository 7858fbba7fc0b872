#pragma once
#include <cstddef>
#include <memory>
#include <span>
#include <string_view>

#include "intake/rendition.h"
#include "text/decode.h"

namespace chancery {

/// The text of a file as it came in: plain text as it stands, or what a page, a letter or a spreadsheet says.
class IncomingText {
 public:
  /// `file` names it in messages and outlives nothing; plain text in UTF-8 is not copied, so `bytes` outlives the
  /// result. Errors: those of `decode` and `render`; their place is `file`.
  [[nodiscard]] static Result<IncomingText> of(std::string_view file, std::span<const std::byte> bytes);

  [[nodiscard]] const DecodedFile& decoded() const { return decoded_; }
  /// What the file says of the document, and where its text stood; null for plain text.
  [[nodiscard]] const Rendition* rendition() const { return rendition_.get(); }
  [[nodiscard]] const DocumentFields& fields() const;
  /// As the contract names it; empty for plain text.
  [[nodiscard]] std::string_view format() const;

 private:
  explicit IncomingText(DecodedFile decoded) : decoded_(std::move(decoded)) {}
  explicit IncomingText(std::unique_ptr<const Rendition> rendition);

  std::unique_ptr<const Rendition> rendition_;
  DecodedFile decoded_;
};

}  // namespace chancery
