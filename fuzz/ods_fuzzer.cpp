// The parts of an ODS file: content and styles.
#include "fuzz/check_workbook.h"
#include "tests/intake/workbook_parts.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace chancery;
  const std::vector<std::string> parts = parts_of(data, size, 2);
  std::vector<std::pair<std::string, std::string>> files = {
      {"mimetype", "application/vnd.oasis.opendocument.spreadsheet"}, {"content.xml", parts[0]}};
  if (!parts[1].empty()) files.emplace_back("styles.xml", parts[1]);
  check_workbook(zip_of(files));
  return 0;
}
