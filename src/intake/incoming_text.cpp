#include "intake/incoming_text.h"

#include "intake/render_formats.h"
#include "text/format_magic.h"
#include "text/utf8.h"

namespace chancery {

IncomingText::IncomingText(std::unique_ptr<const Rendition> rendition)
    : rendition_(std::move(rendition)), decoded_(rendition_->text, 0) {}

Result<IncomingText> IncomingText::of(std::string_view file, std::span<const std::byte> bytes,
                                      const WorkbookLimits& limits) {
  TRY(office_file, render_office_file({file, bytes, limits}));
  if (office_file) return IncomingText(std::make_unique<const Rendition>(std::move(*office_file)));
  const auto of_this = [&](Error error) {
    error.place = file;
    return error;
  };
  Result<DecodedFile> decoded = decode(bytes, Markup::Keep);
  if (!decoded) return of_this(decoded.error());
  if (is_html(decoded->text())) {
    TRY(page, decoded->is_well_formed() ? render_html(file, decoded->text())
                                        : render_html(file, valid_utf8(decoded->text())));
    if (page.text.empty()) return of_this({ErrorKind::Empty, "holds no text", {}});
    return IncomingText(std::make_unique<const Rendition>(std::move(page)));
  }
  if (auto error = refuse_markup(decoded->text())) return of_this(std::move(*error));
  return IncomingText(std::move(decoded).value());
}

const DocumentFields& IncomingText::fields() const {
  static const DocumentFields kNone;
  return rendition_ ? rendition_->fields : kNone;
}

std::string_view IncomingText::format() const {
  return rendition_ ? kFileFormats[static_cast<std::size_t>(rendition_->format)] : std::string_view();
}

}  // namespace chancery
