// Text in old encodings and fonts: every table gives well-formed text with a map that leads back, and a text that is
// set in an old font becomes Unicode or stays as it is.
#include "fuzz/check.h"
#include "intake/formats/legacy_font.h"
#include "intake/formats/legacy_text.h"
#include "text/legacy_decode.h"
#include "text/utf8.h"

namespace {

using namespace chancery;

void check_map(const DecodedText& decoded, std::size_t size) {
  require(valid_utf8(decoded.text) == decoded.text && decoded.invalid_bytes <= size);
  require(decoded.map.folded_size() == decoded.text.size() && decoded.map.file_size() == size);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  for (const Encoding encoding :
       {Encoding::Windows874, Encoding::Viscii, Encoding::Tcvn3, Encoding::Vni, Encoding::Windows1258}) {
    check_map(decode_legacy({data, size}, encoding), size);
  }
  for (const Encoding encoding : {Encoding::Utf16Le, Encoding::Utf16Be}) {
    check_map(decode_utf16({data, size}, encoding), size);
  }
  std::vector<std::string> parts = parts_of(data, size, 4);
  for (std::string& part : parts) part = valid_utf8(part);
  if (const auto font = legacy_font(parts[0])) {
    const std::string shown = text_in_font(parts[1], *font);
    require(valid_utf8(shown) == shown);
  }
  Workbook book;
  Sheet& sheet = book.sheets.emplace_back();
  for (std::uint32_t row = 0; row < parts.size(); ++row) {
    if (!parts[row].empty()) sheet.rows.push_back({row, false, {{0, CellKind::Text, parts[row], "", 0}}});
  }
  decode_unnamed_fonts(book);
  require(is_possible(book));
  return 0;
}
