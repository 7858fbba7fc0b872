#pragma once
#include <string>

#include "intake/workbook.h"
#include "tests/intake/workbook_parts.h"

namespace chancery {

/// The bytes of a file of the repository.
std::string repository_file(const std::string& path);

Result<Workbook> workbook_from(const std::string& bytes, const WorkbookLimits& limits = {});

/// The cell of the first sheet at an address such as `B7`; fails the test where it is empty.
Cell cell_at(const Workbook& book, const std::string& address);

}  // namespace chancery
