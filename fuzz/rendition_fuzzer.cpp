#include <cstdint>
#include <cstdlib>
#include <span>
#include <string>

#include "intake/answer_check.h"
#include "intake/formats/formats.h"
#include "tests/intake/workbook_parts.h"

// The bytes as a page, as an e-mail, and as the main part of a Word and of an OpenDocument file: whatever they are, the
// text that comes out is well-formed, and the pieces of its layout lie in it one behind the other.
namespace {

void check(const std::string& bytes) {
  chancery::WorkbookLimits limits;
  limits.unpacked_bytes = 4U << 20U;
  const auto made = chancery::render_document({"file", std::as_bytes(std::span(bytes)), limits});
  if (made && !chancery::is_possible(*made)) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  check("<html>" + bytes);
  check("MIME-Version: 1.0\n" + bytes);
  check(chancery::zip_of({{"word/document.xml", bytes}, {"word/styles.xml", bytes}, {"word/numbering.xml", bytes}}));
  check(chancery::zip_of({{"mimetype", "application/vnd.oasis.opendocument.text"}, {"content.xml", bytes}}));
  return 0;
}
