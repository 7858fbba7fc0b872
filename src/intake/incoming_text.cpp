#include "intake/incoming_text.h"

#include "intake/intake_worker.h"
#include "text/format_magic.h"

namespace chancery {
namespace {

/// What is no text may be a file of a format; markup may hold bytes that are no text.
bool may_be_read(const Error& error, std::span<const std::byte> bytes) {
  if (error.kind == ErrorKind::UnknownFormat) return true;
  return refuse_markup({reinterpret_cast<const char*>(bytes.data()), bytes.size()}).has_value();
}

}  // namespace

IncomingText::IncomingText(std::unique_ptr<const Rendition> rendition)
    : rendition_(std::move(rendition)), decoded_(rendition_->text, 0) {}

Result<IncomingText> IncomingText::of(std::string_view file, std::span<const std::byte> bytes,
                                      const WorkbookLimits& limits) {
  Result<DecodedFile> decoded = decode(bytes, Markup::Keep);
  if (decoded && !refuse_markup(decoded->text()) && !is_delimited(decoded->text()))
    return IncomingText(std::move(decoded).value());
  if (!decoded && !may_be_read(decoded.error(), bytes)) {
    return Error{decoded.error().kind, decoded.error().sentence, std::string(file)};
  }
  TRY(rendition, IntakeWorker::shared().render(file, bytes, limits));
  return IncomingText(std::make_unique<const Rendition>(std::move(rendition)));
}

const DocumentFields& IncomingText::fields() const {
  static const DocumentFields kNone;
  return rendition_ ? rendition_->fields : kNone;
}

std::string_view IncomingText::format() const {
  return rendition_ ? kFileFormats[static_cast<std::size_t>(rendition_->format)] : std::string_view();
}

}  // namespace chancery
