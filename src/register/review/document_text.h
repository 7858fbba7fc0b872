#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "register/review/documents.h"
#include "text/decode.h"
#include "text/layout.h"

namespace chancery {

/// The text that the spans of a stored document count in: its bytes, or, of a page or office file, the text that was
/// read in it when it came in, which its reading keeps (`plain`), whatever a later release would make of the file.
class DocumentText {
 public:
  /// Errors: NotFound; Damaged (what is kept can no longer be read as text); those of `Database`.
  static Result<DocumentText> load(const Office& office, const StoredDocument& document);

  [[nodiscard]] const DecodedFile& decoded() const { return decoded_; }
  /// What the file said of the document when it came in.
  [[nodiscard]] const DocumentFields& fields() const { return fields_; }
  /// What of the text was read from pictures, as its reading keeps it.
  [[nodiscard]] const std::vector<TextRange>& pictures() const { return pictures_; }

 private:
  DocumentText(std::unique_ptr<const std::string> kept, DecodedFile decoded)
      : kept_(std::move(kept)), decoded_(std::move(decoded)) {}

  std::unique_ptr<const std::string> kept_;  ///< what `decoded_` looks into
  DecodedFile decoded_;
  DocumentFields fields_;
  std::vector<TextRange> pictures_;
};

/// The part of that text from `begin` to `end`; nothing where it has no such bytes. Of plain text the rest is not
/// loaded.
Result<std::optional<std::string>> load_document_part(const Office& office, const std::string& document,
                                                      std::int64_t begin, std::int64_t end);

}  // namespace chancery
