// The bytes as what two pages show, and as what the second says of itself: whatever they are, the text that is put
// together of the glyphs is well-formed, and the pieces and words of its layout lie in it one behind the other. What
// opens the file is Poppler's and is not looked into; pages are not read from their pictures.
#include "fuzz/check.h"
#include "intake/formats/pdf_reader.h"
#include "tests/intake/pdf_files.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace chancery;
  const std::vector<std::string> parts = parts_of(data, size, 3);
  PdfPageSource second{parts[1].empty() ? parts[0] : parts[1]};
  if (!parts[2].empty()) second.entries = parts[2];
  const std::string pdf = make_pdf({{parts[0]}, second});
  const auto file = PdfFile::open("file", bytes_of(pdf));
  if (!file) return 0;
  PdfLimits limits;
  limits.seconds = 4;
  limits.page_seconds = 2;
  const auto text = read_pdf(*file, limits);
  require(text ? is_possible(put_together(*text)) : is_possible(text.error(), "file"));
  return 0;
}
