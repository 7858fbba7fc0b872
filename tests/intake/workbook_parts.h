#pragma once
#include <string>
#include <utility>
#include <vector>

namespace chancery {

/// A ZIP archive of these parts, in this order.
std::string zip_of(const std::vector<std::pair<std::string, std::string>>& parts);

/// An XLSX file with one sheet, `sheet` being all between <worksheet> and </worksheet>.
std::string xlsx_of(const std::string& sheet, const std::string& styles = "", const std::string& strings = "");

/// An ODS file; `body` is all inside <office:spreadsheet>, `styles` inside <office:automatic-styles>.
std::string ods_of(const std::string& body, const std::string& styles = "");

}  // namespace chancery
