#pragma once
#include "intake/formats/workbook_source.h"
#include "intake/rendition.h"

namespace chancery {

/// A file that is no plain text, as text; its format is told by the content. Errors, with the file as place: Empty
/// (holds no text); TooLarge (limits); Locked; Unreadable (damaged or cut short); UnknownFormat, NotText and others of
/// `decode`.
[[nodiscard]] Result<Rendition> render_document(const WorkbookSource& source);

/// `read_workbook` (intake/workbook.h) in this process, whatever the size of the file.
[[nodiscard]] Result<Workbook> parse_workbook(const WorkbookSource& source);

}  // namespace chancery
