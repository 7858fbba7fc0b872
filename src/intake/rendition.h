#pragma once
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/result.h"
#include "intake/workbook.h"
#include "text/layout.h"

namespace chancery {

enum class FileFormat : std::uint8_t { Text, Html, Docx, Odt, Xlsx, Ods, Xls };
/// As the contract names them (docs/contract.md).
inline constexpr std::string_view kFileFormats[] = {"text", "html", "docx", "odt", "xlsx", "ods", "xls"};

/// A file that is no plain text, as the text that is read in it. Paragraphs are lines; a row of a table is a line with
/// ` | ` between its cells; headings and tables stand between empty lines. Owns all it holds.
struct Rendition {
  FileFormat format = FileFormat::Html;
  std::string text;  ///< well-formed UTF-8
  Layout layout;     ///< of `text`
  DocumentFields fields;
};

/// Reads a web page, a Word or OpenDocument text, or a spreadsheet, told by the content; `file` only names it in
/// messages. Nothing where the file is none of these: `decode` reads it as plain text or says what it is. Errors:
/// Empty (holds no text); TooLarge (limits); Locked; Unreadable (damaged or cut short); those of `decode`.
[[nodiscard]] Result<std::optional<Rendition>> render(std::string_view file, std::span<const std::byte> bytes,
                                                      const WorkbookLimits& limits = {});

}  // namespace chancery
