// Old office files of arbitrary bytes: which letter it is, and the layout of a sheet. No crash, no endless walk through
// sectors, and what is read keeps its promises. The bytes are read as a file, and as the sectors of a file whose head
// is whole, since few damaged heads lead anywhere.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <span>
#include <vector>

#include "fuzz/check.h"
#include "intake/formats/compound_file.h"
#include "intake/formats/office_letter.h"
#include "intake/formats/xls_layout.h"
#include "intake/workbook.h"
#include "text/utf8.h"

namespace {

using namespace chancery;

void check_file(std::span<const std::uint8_t> file) {
  const WorkbookLimits limits = small_limits();
  const auto letter = find_office_letter({"file", std::as_bytes(file), limits});
  require(letter ? !*letter || **letter == FileFormat::Rtf || **letter == FileFormat::Doc
                 : is_possible(letter.error(), "file"));
  const auto document = read_compound_stream(file, "WordDocument");
  require(!document || document->size() <= file.size());
  const auto layout = read_xls_layout(file);
  if (!layout) return;
  for (const std::string& font : layout->fonts) require(valid_utf8(font) == font);
  for (const XlsSheetLayout& sheet : layout->sheets) {
    for (const auto& [cell, font] : sheet.fonts) require(font < layout->fonts.size());
    for (const CellRange& range : sheet.merged)
      require(range.first.row <= range.last.row && range.first.column <= range.last.column);
    for (const auto& [first, last] : sheet.hidden_columns) require(first <= last);
  }
}

/// A head of a compound file ([MS-CFB] 2.2) of sectors of 512 bytes: the table of sectors in the first, the folder in
/// the second.
std::vector<std::uint8_t> with_head(std::span<const std::uint8_t> sectors) {
  std::vector<std::uint8_t> out(512, 0xFF);
  std::fill(out.begin(), out.begin() + 76, std::uint8_t{0});
  constexpr std::uint8_t kMagic[] = {0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1};
  std::copy(std::begin(kMagic), std::end(kMagic), out.begin());
  out[0x18] = 0x3E, out[0x1A] = 3, out[0x1C] = 0xFE, out[0x1D] = 0xFF, out[0x1E] = 9, out[0x20] = 6;
  out[0x2C] = 1, out[0x30] = 1, out[0x39] = 0x10;
  std::fill(out.begin() + 0x3C, out.begin() + 0x40, std::uint8_t{0xFE});
  std::fill(out.begin() + 0x4C, out.begin() + 0x50, std::uint8_t{0});
  out.insert(out.end(), sectors.begin(), sectors.end());
  return out;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::span<const std::uint8_t> bytes(data, size);
  check_file(bytes);
  check_file(with_head(bytes));
  return 0;
}
