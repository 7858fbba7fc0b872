#include "intake/incoming_text.h"

namespace chancery {

IncomingText::IncomingText(std::unique_ptr<const Rendition> rendition)
    : rendition_(std::move(rendition)), decoded_(rendition_->text, 0) {}

Result<IncomingText> IncomingText::of(std::string_view file, std::span<const std::byte> bytes) {
  TRY(rendition, render(file, bytes));
  if (rendition) return IncomingText(std::make_unique<const Rendition>(std::move(*rendition)));
  Result<DecodedFile> decoded = decode(bytes);
  if (decoded) return IncomingText(std::move(decoded).value());
  Error error = decoded.error();
  error.place = file;
  return error;
}

const DocumentFields& IncomingText::fields() const {
  static const DocumentFields kNone;
  return rendition_ ? rendition_->fields : kNone;
}

std::string_view IncomingText::format() const {
  return rendition_ ? kFileFormats[static_cast<std::size_t>(rendition_->format)] : std::string_view();
}

}  // namespace chancery
