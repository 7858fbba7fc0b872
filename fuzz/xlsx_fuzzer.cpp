// The parts of an XLSX file: a sheet, the styles and texts of the workbook, and the list of its sheets.
#include "fuzz/check_workbook.h"
#include "tests/intake/workbook_parts.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace chancery;
  std::vector<std::string> parts = parts_of(data, size, 5);
  if (parts[3].empty()) {
    parts[3] =
        R"(<workbook xmlns:r="r"><sheets><sheet name="S" r:id="1"/><sheet name="T" r:id="1"/></sheets></workbook>)";
  }
  if (parts[4].empty()) {
    parts[4] = R"(<Relationships><Relationship Id="1" Target="worksheets/sheet1.xml"/></Relationships>)";
  }
  check_workbook(zip_of({{"xl/worksheets/sheet1.xml", parts[0]},
                         {"xl/styles.xml", parts[1]},
                         {"xl/sharedStrings.xml", parts[2]},
                         {"xl/workbook.xml", parts[3]},
                         {"xl/_rels/workbook.xml.rels", parts[4]}}));
  return 0;
}
