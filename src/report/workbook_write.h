#pragma once
#include <string>

#include "base/result.h"
#include "intake/workbook.h"

namespace chancery {

/// A workbook as the bytes of an XLSX file: texts, numbers with their units, whole days as dates, merged cells, hidden
/// rows and columns. Text is never taken for a formula. The first row of a sheet that is not empty is set bold.
/// Errors: TooLarge (32,767 characters in a cell, rows or columns beyond a sheet), BadArgument (a sheet name that
/// Excel refuses), Unreadable (no memory or no room for working files).
[[nodiscard]] Result<std::string> to_xlsx(const Workbook& book);

/// A sheet as text with commas (RFC 4180), in UTF-8 with a byte order mark, which Excel needs to read it as such. Text
/// that a spreadsheet program would take for a formula (=, +, -, @ at its beginning) gets an apostrophe before it.
[[nodiscard]] std::string to_csv(const Sheet& sheet);

}  // namespace chancery
