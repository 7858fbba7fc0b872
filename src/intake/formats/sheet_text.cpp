#include "intake/formats/one_line.h"
#include "intake/formats/render_formats.h"
#include "intake/formats/text_builder.h"

namespace chancery {
namespace {

FileFormat format_of(WorkbookFormat format) {
  switch (format) {
    case WorkbookFormat::Xls:
      return FileFormat::Xls;
    case WorkbookFormat::Ods:
      return FileFormat::Ods;
    case WorkbookFormat::Delimited:
      return FileFormat::Csv;
    case WorkbookFormat::Xlsx:
      break;
  }
  return FileFormat::Xlsx;
}

/// The cells of a row with the empty ones between them.
void fill_row(const SheetRow& row, std::vector<TableCell>& cells) {
  cells.clear();
  for (const Cell& cell : row.cells) {
    constexpr std::uint32_t kWidest = 1000;  // columns: what stands farther out follows without the empty ones
    while (cells.size() < cell.column && cells.size() < kWidest) cells.emplace_back();
    std::string text = cell.text;
    if (!cell.unit.empty()) text += (cell.unit == "%" ? "" : " ") + cell.unit;
    cells.push_back({std::move(text), 1, 1});
  }
}

}  // namespace

Rendition render_workbook(const Workbook& book) {
  TextBuilder out;
  std::vector<TableCell> cells;
  std::vector<std::vector<std::uint32_t>> rows;  // of each table: the row of the sheet that each row of it is
  for (const Sheet& sheet : book.sheets) {
    out.paragraph(PieceKind::Heading, sheet.name);
    out.begin_table();
    rows.emplace_back();
    for (const SheetRow& row : sheet.rows) {
      fill_row(row, cells);
      out.row(cells);
      rows.back().push_back(row.row + 1);
    }
    out.end_table();
  }
  Rendition made = out.finish(format_of(book.format), {});
  for (const Sheet& sheet : book.sheets) made.layout.sheets.push_back(one_line(sheet.name));
  constexpr std::size_t kMostGaps = 20;
  for (const Sheet& sheet : book.sheets)
    for (const SheetNote& note : sheet.notes)
      if (made.gaps.size() < kMostGaps)
        made.gaps.push_back(
            {0, one_line("sheet '" + sheet.name + "', cell " + to_text(note.cell) + ": " + note.reason)});
  for (Piece& piece : made.layout.pieces) {
    if (piece.kind == PieceKind::Cell) piece.row = rows[piece.table - 1][piece.row - 1];
  }
  return made;
}

}  // namespace chancery
