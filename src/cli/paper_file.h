#pragma once
#include <string>

#include "report/paper.h"

namespace chancery {

/// Prints the paper as text where `path` is empty; else writes it as the ending of the path says: .docx, .xlsx (its
/// tables), .html, .pdf (by LibreOffice). The file is there whole or not at all. Errors: BadArgument for other endings;
/// UnknownFormat where LibreOffice is not installed; Unreadable where it cannot be written; those of the formats.
Status put_paper(const Paper& paper, const std::string& path);

}  // namespace chancery
