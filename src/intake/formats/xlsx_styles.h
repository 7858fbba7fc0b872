#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "intake/formats/rich_text.h"
#include "intake/formats/workbook_source.h"
#include "intake/formats/xml_reader.h"
#include "intake/formats/zip_file.h"
#include "intake/number_format.h"

namespace chancery {

/// What the style of a cell tells: its font and what its number means.
struct CellStyle {
  std::uint16_t font = 0;  ///< in `Workbook::fonts`
  NumberFormat format;
};

/// The styles of `xl/styles.xml` by their number; adds the fonts to the book. Empty where the file has none.
[[nodiscard]] Result<std::vector<CellStyle>> read_xlsx_styles(const WorkbookSource& source, const ZipFile& zip,
                                                              Workbook& book);

/// The strings of `xl/sharedStrings.xml`.
[[nodiscard]] Result<std::vector<RichText>> read_xlsx_strings(const WorkbookSource& source, const ZipFile& zip);

/// The text in a `si` or `is` element that begins at the reader: runs with their fonts, without readings (`rPh`).
[[nodiscard]] Result<RichText> read_rich_text(XmlReader& xml);

}  // namespace chancery
