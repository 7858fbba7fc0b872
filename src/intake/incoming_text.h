#pragma once
#include <cstddef>
#include <memory>
#include <span>
#include <string_view>

#include "intake/rendition.h"
#include "intake/workbook.h"
#include "text/decode.h"

namespace chancery {

/// The text of a file as it came in: plain text as it stands, or what a page, a letter or a spreadsheet says.
class IncomingText {
 public:
  /// Reads plain text, a web page, a Word or OpenDocument text, or a spreadsheet (as text too), told by the content;
  /// `file` only names it in messages. Plain text in UTF-8 is not copied, so `bytes` outlives the result. Errors, with
  /// `file` as place: those of `decode`; Empty (holds no text); TooLarge (limits); Locked; Unreadable (damaged or cut
  /// short).
  [[nodiscard]] static Result<IncomingText> of(std::string_view file, std::span<const std::byte> bytes,
                                               const WorkbookLimits& limits = {});

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
