#pragma once
#include "intake/formats/workbook_source.h"
#include "intake/formats/zip_file.h"

namespace chancery {

/// The workbooks in archives, once unpacked.
[[nodiscard]] Result<Workbook> read_xlsx(const WorkbookSource& source, const ZipFile& zip);
[[nodiscard]] Result<Workbook> read_ods(const WorkbookSource& source, const ZipFile& zip);

}  // namespace chancery
