// The parts of an OpenDocument text: content and styles.
#include "fuzz/check.h"
#include "intake/formats/formats.h"
#include "tests/intake/workbook_parts.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace chancery;
  const std::vector<std::string> parts = parts_of(data, size, 2);
  std::vector<std::pair<std::string, std::string>> files = {{"mimetype", "application/vnd.oasis.opendocument.text"},
                                                            {"content.xml", parts[0]}};
  if (!parts[1].empty()) files.emplace_back("styles.xml", parts[1]);
  const std::string zip = zip_of(files);
  const WorkbookLimits limits = small_limits();
  check(render_document({"file", bytes_of(zip), limits}));
  return 0;
}
