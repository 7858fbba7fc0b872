#include "intake/formats/compound_file.h"
#include "intake/formats/formats.h"
#include "intake/formats/pdf_file.h"
#include "intake/formats/render_formats.h"

namespace chancery {
namespace {

using namespace std::string_view_literals;

bool is_wanted(std::string_view name) {
  constexpr std::string_view kParts[] = {"mimetype",           "content.xml",       "styles.xml",
                                         "word/document.xml",  "word/styles.xml",   "word/numbering.xml",
                                         "word/footnotes.xml", "word/endnotes.xml", "xl/workbook.xml"};
  for (const std::string_view part : kParts) {
    if (name == part) return true;
  }
  return false;
}

Result<std::optional<Rendition>> in_optional(Result<Rendition> made, const WorkbookSource& source) {
  if (!made) return made.error();
  if (made->text.empty()) return source.error(ErrorKind::Empty, "holds no text");
  return std::optional(std::move(made).value());
}

Result<std::optional<Rendition>> render_sheets(const WorkbookSource& source) {
  TRY(book, parse_workbook(source));
  return in_optional(render_workbook(book), source);
}

Result<std::optional<Rendition>> render_zipped(const WorkbookSource& source) {
  TRY(zip, ZipFile::open(source, is_wanted));
  if (zip.find("word/document.xml") != nullptr) return in_optional(render_docx(source, zip), source);
  if (zip.find("xl/workbook.xml") != nullptr) return render_sheets(source);
  const std::string* type = zip.find("mimetype");
  if (type != nullptr && type->starts_with("application/vnd.oasis.opendocument.text"))
    return in_optional(render_odt(source, zip), source);
  if (type != nullptr && type->starts_with("application/vnd.oasis.opendocument.spreadsheet"))
    return render_sheets(source);
  return std::optional<Rendition>();
}

}  // namespace

Result<std::optional<Rendition>> render_office_file(const WorkbookSource& source) {
  if (source.text().starts_with("PK\x03\x04"sv)) return render_zipped(source);
  // A compound file is a workbook, or a Word document, which is told by the error.
  if (is_compound_file(source.text())) return render_sheets(source);
  if (is_pdf(source.text())) return in_optional(render_pdf(source), source);
  return std::optional<Rendition>();
}

}  // namespace chancery
