#pragma once
#include <optional>

#include "intake/formats/workbook_source.h"
#include "intake/formats/zip_file.h"
#include "intake/rendition.h"

namespace chancery {

/// An office file as text, told by its content; nothing where it is none. Errors: Empty (holds no text); TooLarge
/// (limits); Locked; Unreadable (damaged or cut short).
[[nodiscard]] Result<std::optional<Rendition>> render_office_file(const WorkbookSource& source);

/// The readers of the formats. Errors as above.
[[nodiscard]] Result<Rendition> render_html(std::string_view file, std::string_view utf8);
[[nodiscard]] Result<Rendition> render_docx(const WorkbookSource& source, const ZipFile& zip);
/// The text of a PDF by its pages (formats/pdf_reader.h); pages whose text cannot be had are gaps.
[[nodiscard]] Result<Rendition> render_pdf(const WorkbookSource& source);
[[nodiscard]] Result<Rendition> render_odt(const WorkbookSource& source, const ZipFile& zip);
/// Each sheet as a heading and a table; hidden sheets, rows and columns too: what a file holds is read.
[[nodiscard]] Rendition render_workbook(const Workbook& book);

}  // namespace chancery
