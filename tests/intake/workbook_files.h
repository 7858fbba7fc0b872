#pragma once
#include <string>
#include <utility>
#include <vector>

#include "intake/workbook.h"

namespace chancery {

/// A ZIP archive of these parts, in this order.
std::string zip_of(const std::vector<std::pair<std::string, std::string>>& parts);

/// An XLSX file with one sheet, `sheet` being all between <worksheet> and </worksheet>.
std::string xlsx_of(const std::string& sheet, const std::string& styles = "", const std::string& strings = "");

/// An ODS file; `body` is all inside <office:spreadsheet>, `styles` inside <office:automatic-styles>.
std::string ods_of(const std::string& body, const std::string& styles = "");

/// The bytes of a file of the repository.
std::string repository_file(const std::string& path);

Result<Workbook> workbook_from(const std::string& bytes, const WorkbookLimits& limits = {});

/// The cell of the first sheet at an address such as `B7`; fails the test where it is empty.
Cell cell_at(const Workbook& book, const std::string& address);

}  // namespace chancery
