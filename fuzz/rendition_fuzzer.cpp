#include <cstdint>
#include <cstdlib>
#include <span>
#include <string>

#include "intake/incoming_text.h"
#include "tests/intake/workbook_parts.h"
#include "text/utf8_count.h"

// The bytes as a page, and as the main part of a Word and of an OpenDocument file: whatever they are, the text that
// comes out is well-formed, and the pieces of its layout lie in it one behind the other.
namespace {

void check(const std::string& bytes) {
  chancery::WorkbookLimits limits;
  limits.unpacked_bytes = 4U << 20U;
  const auto made = chancery::IncomingText::of("file", std::as_bytes(std::span(bytes)), limits);
  if (!made || made->rendition() == nullptr) return;
  const chancery::Rendition& rendition = *made->rendition();
  const auto* text = reinterpret_cast<const std::uint8_t*>(rendition.text.data());
  if (chancery::count_utf8({text, rendition.text.size()}).invalid_bytes != 0) std::abort();
  std::uint32_t behind = 0;
  for (const chancery::Piece& piece : rendition.layout.pieces) {
    if (piece.begin < behind || piece.end <= piece.begin || piece.end > rendition.text.size()) std::abort();
    behind = piece.end;
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  check("<html>" + bytes);
  check(chancery::zip_of({{"word/document.xml", bytes}, {"word/styles.xml", bytes}, {"word/numbering.xml", bytes}}));
  check(chancery::zip_of({{"mimetype", "application/vnd.oasis.opendocument.text"}, {"content.xml", bytes}}));
  return 0;
}
