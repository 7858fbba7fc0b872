#pragma once
#include "intake/worker/server.h"

namespace chancery {

/// `kConvert`: has LibreOffice convert a letter (RTF, DOC) into DOCX, without network, in `folder` alone. Errors:
/// UnknownFormat (LibreOffice is not installed), Unreadable (it cannot convert the file).
[[nodiscard]] Result<Made> convert_letter(const IntakeRequest& request, const WorkbookSource& source,
                                          const std::string& folder);

}  // namespace chancery
