#include "intake/formats/formats.h"

#include <algorithm>

#include "intake/formats/compound_file.h"
#include "intake/formats/legacy_text.h"
#include "intake/formats/mail_reader.h"
#include "intake/formats/one_line.h"
#include "intake/formats/render_formats.h"
#include "intake/formats/render_picture.h"
#include "text/decode.h"
#include "text/format_magic.h"
#include "text/utf8.h"

namespace chancery {
namespace {

using namespace std::string_view_literals;

Result<Workbook> parse_any(const WorkbookSource& source) {
  const std::string_view head = source.text().substr(0, 8);
  if (head.starts_with("PK\x03\x04"sv) || head.starts_with("PK\x05\x06"sv)) return read_zipped_workbook(source);
  if (is_compound_file(head)) return read_xls(source);
  return read_delimited(source);
}

Result<Rendition> render_any(const WorkbookSource& source) {
  TRY(office_file, render_office_file(source));
  if (office_file) return std::move(*office_file);
  TRY(picture, render_picture(source));
  if (picture) return std::move(*picture);
  if (is_mail(source.text())) return render_mail(source);
  const Result<DecodedFile> decoded = decode(source.bytes, Markup::Keep);
  if (!decoded) return source.error(decoded.error().kind, decoded.error().sentence);
  if (is_html(decoded->text())) {
    TRY(page, decoded->is_well_formed() ? render_html(source.file, decoded->text())
                                        : render_html(source.file, valid_utf8(decoded->text())));
    if (page.text.empty()) return source.error(ErrorKind::Empty, "holds no text");
    return page;
  }
  if (const auto error = refuse_markup(decoded->text())) return source.error(error->kind, error->sentence);
  if (is_delimited(decoded->text())) {
    TRY(book, parse_workbook(source));
    return render_workbook(book);
  }
  return source.error(ErrorKind::UnknownFormat, "is plain text");
}

Result<Workbook> parse_checked(const WorkbookSource& source) {
  if (source.bytes.empty()) return source.error(ErrorKind::Empty, "is empty");
  TRY(book, parse_any(source));
  decode_unnamed_fonts(book);
  const auto has_cells = [](const Sheet& sheet) { return !sheet.rows.empty(); };
  if (std::none_of(book.sheets.begin(), book.sheets.end(), has_cells)) {
    return source.error(ErrorKind::Empty, "has no cell with content");
  }
  return book;
}

}  // namespace

Result<Rendition> render_document(const WorkbookSource& source) { return in_one_line(render_any(source), source.file); }

Result<Workbook> parse_workbook(const WorkbookSource& source) {
  return in_one_line(parse_checked(source), source.file);
}

}  // namespace chancery
