#include "intake/formats/mail_reader.h"

#include "intake/formats/archive_handle.h"
#include "intake/formats/mail_message.h"
#include "intake/formats/render_formats.h"
#include "intake/formats/text_builder.h"

namespace chancery {
namespace {

/// A line without the marks that a reply puts before what it answers: `> > `.
std::string_view without_quote_marks(std::string_view line) {
  while (line.starts_with('>')) {
    line.remove_prefix(1);
    if (line.starts_with(' ')) line.remove_prefix(1);
  }
  return line;
}

/// Lines of plain text as paragraphs; where the sender's program broke them, they are one again (RFC 3676).
void append_lines(TextBuilder& out, std::string_view text, bool flowed) {
  std::string paragraph;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    std::string_view line = text.substr(at, end - at);
    at = end + 1;
    if (line.ends_with('\r')) line.remove_suffix(1);
    line = without_quote_marks(line);
    paragraph += line;
    const bool goes_on = flowed && line.ends_with(' ') && line != "-- " && at < text.size();
    if (goes_on) continue;
    out.paragraph(PieceKind::Paragraph, paragraph);
    paragraph.clear();
  }
}

Result<Rendition> render_body(const WorkbookSource& source, const MailMessage& message) {
  // A body that is one page keeps its tables.
  if (message.body.size() == 1 && message.body.front().type == "text/html")
    return render_html(source.file, text_of(message.body.front()));
  TextBuilder out;
  for (const MailPart& part : message.body) {
    if (part.type == "text/html") {
      TRY(page, render_html(source.file, text_of(part)));
      append_lines(out, page.text, false);
    } else {
      append_lines(out, text_of(part), part.flowed);
    }
  }
  return out.finish(FileFormat::Eml, {});
}

bool has_text(const Rendition& rendition) { return rendition.text.find_first_not_of(" \t\n") != rendition.text.npos; }

void take(std::string& field, const std::string& value) {
  if (!value.empty()) field = one_spaced(value);
}

}  // namespace

Result<Rendition> render_mail(const WorkbookSource& source) {
  TRY(message, read_message(source.file, source.bytes));
  TRY(made, render_body(source, message));
  if (!has_text(made)) {
    // What was only sent along has the subject for its text.
    TextBuilder subject;
    subject.paragraph(PieceKind::Heading, message.subject);
    made = subject.finish(FileFormat::Eml, {});
    if (!has_text(made)) return source.error(ErrorKind::Empty, "holds no text");
  }
  made.format = message.is_web_page ? FileFormat::Mhtml : FileFormat::Eml;
  if (message.is_web_page) {
    if (made.fields.url.empty()) take(made.fields.url, message.location);
    if (made.fields.title.empty()) take(made.fields.title, message.subject);
    return made;
  }
  made.fields = {};  // a page within says nothing of who sent it
  take(made.fields.title, message.subject);
  take(made.fields.author, message.from);
  take(made.fields.language, message.language);
  made.fields.published = message.day;
  return made;
}

Result<ArchiveFile> unpack_mail(std::string_view file, std::span<const std::byte> bytes, const ArchiveLimits& limits) {
  TRY(message, read_message(file, bytes, limits));
  ArchiveFile out;
  out.is_document = true;
  for (MailPart& part : message.attachments) {
    const std::string unnamed = "attachment " + std::to_string(out.members.size() + 1);
    out.members.push_back({shown_name(part.name).value_or(unnamed), std::move(part.bytes)});
  }
  return out;
}

}  // namespace chancery
