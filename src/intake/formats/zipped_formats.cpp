#include "intake/formats/zipped_formats.h"

namespace chancery {
namespace {

bool is_wanted(std::string_view name) {
  if (name == "mimetype" || name == "content.xml" || name == "styles.xml" || name == "meta-inf/manifest.xml")
    return true;
  if (name == "xl/workbook.xml" || name == "xl/styles.xml" || name == "xl/sharedstrings.xml") return true;
  if (name == "xl/_rels/workbook.xml.rels" || name == "xl/workbook.bin" || name == "word/document.xml") return true;
  return name.starts_with("xl/worksheets/") && name.ends_with(".xml");
}

}  // namespace

Result<Workbook> read_zipped_workbook(const WorkbookSource& source) {
  TRY(zip, ZipFile::open(source, is_wanted));
  if (zip.find("xl/workbook.xml") != nullptr) return read_xlsx(source, zip);
  const std::string* type = zip.find("mimetype");
  const bool is_ods = type != nullptr && type->starts_with("application/vnd.oasis.opendocument.spreadsheet");
  if (is_ods) return read_ods(source, zip);
  std::string what = "a ZIP archive";
  if (zip.find("xl/workbook.bin") != nullptr) what = "a binary Excel file (XLSB)";
  if (zip.find("word/document.xml") != nullptr) what = "a Word file (DOCX)";
  if (type != nullptr && type->starts_with("application/vnd.oasis.opendocument"))
    what = "an OpenDocument file of another kind";
  return source.error(ErrorKind::UnknownFormat,
                      "is " + what + ", no spreadsheet that is read; save the table as .xlsx");
}

}  // namespace chancery
