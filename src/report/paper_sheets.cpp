#include <algorithm>
#include <set>

#include "report/paper.h"
#include "report/workbook_write.h"
#include "text/utf8.h"

namespace chancery {
namespace {

/// A name that Excel takes: 31 characters, none of []:*?/\ and no apostrophe at either end, each once.
std::string sheet_name(std::string_view heading, std::set<std::string>& taken) {
  constexpr std::size_t kMost = 31;
  constexpr std::u32string_view kRefused = U"[]:*?/\\'";
  const std::string valid = valid_utf8(heading);
  const auto cut = [&](std::size_t most) {
    std::string out;
    const auto* at = reinterpret_cast<const std::uint8_t*>(valid.data());
    const auto* end = at + valid.size();
    for (std::size_t units = 0; at < end;) {
      const Utf8Char c = read_utf8(at, end);
      at += c.length;
      if (c.code < 0x20 || kRefused.find(c.code) != kRefused.npos) continue;
      units += c.code > 0xFFFF ? 2 : 1;
      if (units > most) break;
      append_utf8(out, c.code);
    }
    return out;
  };
  std::string name = cut(kMost);
  for (int number = 2; name.empty() || !taken.insert(name).second; ++number) {
    const std::string tail = " " + std::to_string(number);
    name = cut(kMost - tail.size()) + tail;
  }
  return name;
}

Sheet to_sheet(const PaperBlock& table, std::string name, const std::string& sources) {
  Sheet out;
  out.name = std::move(name);
  const auto has_note = [](const auto& row) {
    return std::any_of(row.begin(), row.end(), [](const PaperText& cell) { return !cell.note.empty(); });
  };
  const bool noted = std::any_of(table.rows.begin(), table.rows.end(), has_note);
  const auto note_column = static_cast<std::uint32_t>(table.head.size());
  SheetRow head;
  for (const std::string& text : table.head)
    head.cells.push_back({static_cast<std::uint32_t>(head.cells.size()), CellKind::Text, text, {}});
  if (noted) head.cells.push_back({note_column, CellKind::Text, sources, {}});
  out.rows.push_back(std::move(head));
  for (const auto& row : table.rows) {
    SheetRow to;
    to.row = static_cast<std::uint32_t>(out.rows.size());
    std::string notes;
    for (std::uint32_t column = 0; column < row.size(); ++column) {
      const PaperText& cell = row[column];
      if (!cell.note.empty()) notes += (notes.empty() ? "" : "\n") + cell.note;
      if (cell.number) {
        to.cells.push_back({column, CellKind::Number, cell.number->digits, cell.number->unit});
      } else if (!cell.text.empty()) {
        to.cells.push_back({column, CellKind::Text, cell.text, {}});
      }
    }
    if (!notes.empty()) to.cells.push_back({note_column, CellKind::Text, std::move(notes), {}});
    out.rows.push_back(std::move(to));
  }
  return out;
}

}  // namespace

Result<std::string> to_sheets(const Paper& paper) {
  Workbook book;
  book.file = paper.title;
  std::set<std::string> taken;
  std::string heading = paper.title;
  for (const PaperBlock& block : paper.blocks) {
    if (block.kind == PaperBlock::Kind::Heading) heading = block.text.text;
    if (block.kind == PaperBlock::Kind::Table)
      book.sheets.push_back(to_sheet(block, sheet_name(heading, taken), paper.sources));
  }
  if (book.sheets.empty()) book.sheets.push_back({sheet_name(heading, taken), false, {}, {}, {}, {}});
  return to_xlsx(book);
}

}  // namespace chancery
