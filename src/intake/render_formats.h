#pragma once
#include <optional>

#include "intake/rendition.h"
#include "intake/workbook_source.h"
#include "intake/zip_file.h"

namespace chancery {

/// An office file as text, told by its content; nothing where it is none. Errors: Empty (holds no text); TooLarge
/// (limits); Locked; Unreadable (damaged or cut short).
[[nodiscard]] Result<std::optional<Rendition>> render_office_file(const WorkbookSource& source);

/// The readers of the formats. Errors as above.
[[nodiscard]] Result<Rendition> render_html(std::string_view file, std::string_view utf8);
[[nodiscard]] Result<Rendition> render_docx(const WorkbookSource& source, const ZipFile& zip);
[[nodiscard]] Result<Rendition> render_odt(const WorkbookSource& source, const ZipFile& zip);
/// Each sheet as a heading and a table; hidden sheets, rows and columns too: what a file holds is read.
[[nodiscard]] Rendition render_workbook(const Workbook& book);

}  // namespace chancery
