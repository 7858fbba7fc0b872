// The parts of a Word file: its text, styles, lists and footnotes.
#include "fuzz/check.h"
#include "intake/formats/formats.h"
#include "tests/intake/workbook_parts.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace chancery;
  const std::vector<std::string> parts = parts_of(data, size, 4);
  std::vector<std::pair<std::string, std::string>> files = {{"word/document.xml", parts[0]}};
  if (!parts[1].empty()) files.emplace_back("word/styles.xml", parts[1]);
  if (!parts[2].empty()) files.emplace_back("word/numbering.xml", parts[2]);
  if (!parts[3].empty()) files.emplace_back("word/footnotes.xml", parts[3]);
  const std::string zip = zip_of(files);
  const WorkbookLimits limits = small_limits();
  check(render_document({"file", bytes_of(zip), limits}));
  return 0;
}
