#pragma once
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "base/result.h"
#include "intake/formats/picture.h"

class PDFDoc;

namespace chancery {

/// Does a file begin as PDF files do? Its mark may stand anywhere in the first 1024 bytes (ISO 32000-1, annex H.3.4.1).
[[nodiscard]] bool is_pdf(std::string_view bytes);

/// An open PDF file. One thread at a time.
class PdfFile {
 public:
  /// `file` names it in messages; `bytes` outlive the result. Errors: Locked (needs a password); Unreadable (damaged,
  /// or no PDF).
  [[nodiscard]] static Result<PdfFile> open(std::string_view file, std::span<const std::byte> bytes);

  [[nodiscard]] std::uint32_t pages() const;
  /// A page as it is shown, drawn with `dpi` pixels an inch, or with as many as a picture of `kMaxPixels` leaves room
  /// for: `Picture::dpi` says how many. `page` counts from 1. Errors: Unreadable (no such page, or it cannot be drawn).
  [[nodiscard]] Result<Picture> picture(std::uint32_t page, float dpi, PictureColours colours) const;
  static constexpr std::size_t kMaxPixels = 64'000'000;
  static constexpr double kPictureSeconds = 60;  ///< after which a page is left as far as it was drawn: an error

  [[nodiscard]] PDFDoc& document() const { return *document_; }
  [[nodiscard]] Error error(ErrorKind kind, std::string sentence) const { return {kind, std::move(sentence), name_}; }

  PdfFile(PdfFile&& other) noexcept;
  PdfFile& operator=(PdfFile&&) = delete;
  PdfFile(const PdfFile&) = delete;
  PdfFile& operator=(const PdfFile&) = delete;
  ~PdfFile();

 private:
  PdfFile(std::string_view name, std::unique_ptr<PDFDoc> document);

  std::string name_;
  std::unique_ptr<PDFDoc> document_;
};

}  // namespace chancery
