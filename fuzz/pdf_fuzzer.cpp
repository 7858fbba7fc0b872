#include <cstdint>
#include <cstdlib>
#include <span>
#include <string>

#include "intake/answer_check.h"
#include "intake/formats/pdf_reader.h"
#include "tests/intake/pdf_files.h"

// The bytes as what two pages show: whatever they are, the text that is put together of the glyphs is well-formed, and
// the pieces and words of its layout lie in it one behind the other. What opens the file is Poppler's and is not
// looked into; pages are not read from their pictures.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  const std::string shown =
      "BT /F1 12 Tf 50 700 Td (" + bytes.substr(0, size / 4) + ") Tj ET\n" + bytes.substr(size / 4);
  const std::string pdf = chancery::make_pdf({{shown}, {bytes}});
  const auto file = chancery::PdfFile::open("file.pdf", std::as_bytes(std::span(pdf)));
  if (!file) return 0;
  chancery::PdfLimits limits;
  limits.seconds = 4;
  limits.page_seconds = 2;
  const auto text = chancery::read_pdf(*file, limits);
  if (text && !chancery::is_possible(chancery::put_together(*text))) std::abort();
  return 0;
}
