#pragma once
#include <optional>

#include "intake/formats/workbook_source.h"
#include "intake/rendition.h"

namespace chancery {

/// Is this a letter of a format that an office program must convert before it is read: RTF, or a Word document of
/// before 2007 (DOC)? Errors: Locked (a DOC with a password).
[[nodiscard]] Result<std::optional<FileFormat>> find_office_letter(const WorkbookSource& source);

}  // namespace chancery
