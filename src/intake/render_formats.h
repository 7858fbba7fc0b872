#pragma once
#include "intake/rendition.h"
#include "intake/workbook_source.h"
#include "intake/zip_file.h"

namespace chancery {

/// The readers of the formats; `render` chooses among them by content. Errors as there.
[[nodiscard]] Result<Rendition> render_html(std::string_view file, std::string_view utf8);
[[nodiscard]] Result<Rendition> render_docx(const WorkbookSource& source, const ZipFile& zip);
[[nodiscard]] Result<Rendition> render_odt(const WorkbookSource& source, const ZipFile& zip);
/// Each sheet as a heading and a table; hidden sheets, rows and columns too: what a file holds is read.
[[nodiscard]] Rendition render_workbook(const Workbook& book);

}  // namespace chancery
