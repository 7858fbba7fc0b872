#pragma once
#include <string>
#include <string_view>

#include "text/layout.h"

namespace chancery {

enum class FileFormat : std::uint8_t {
  Text,
  Html,
  Docx,
  Odt,
  Xlsx,
  Ods,
  Xls,
  Csv,
  Rtf,
  Doc,
  Pdf,
  Png,
  Jpeg,
  Tiff,
  Eml,
  Mhtml
};
/// As the contract names them (docs/contract.md).
inline constexpr std::string_view kFileFormats[] = {"text", "html", "docx", "odt", "xlsx", "ods",  "xls", "csv",
                                                    "rtf",  "doc",  "pdf",  "png", "jpeg", "tiff", "eml", "mhtml"};

/// A file that is no plain text, as the text that is read in it. Paragraphs are lines; a row of a table is a line with
/// ` | ` between its cells; headings and tables stand between empty lines. Owns all it holds.
struct Rendition {
  FileFormat format = FileFormat::Html;
  std::string text;  ///< well-formed UTF-8
  Layout layout;     ///< of `text`
  DocumentFields fields;
  std::vector<Gap> gaps;  ///< pages that could not be read
};

}  // namespace chancery
