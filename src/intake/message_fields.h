#pragma once
#include "intake/archive_file.h"
#include "intake/message.h"
#include "intake/rendition.h"
#include "intake/request.h"
#include "intake/workbook.h"

// What of each structure goes into a message, for both directions.
namespace chancery {

template <>
inline constexpr ErrorKind kLastOf<ErrorKind> = ErrorKind::Conflict;
template <>
inline constexpr FileFormat kLastOf<FileFormat> = static_cast<FileFormat>(std::size(kFileFormats) - 1);
template <>
inline constexpr PieceKind kLastOf<PieceKind> = PieceKind::Cell;
template <>
inline constexpr CellKind kLastOf<CellKind> = CellKind::Fault;
template <>
inline constexpr WorkbookFormat kLastOf<WorkbookFormat> = WorkbookFormat::Xls;

/// `T` or `const T`.
template <class A, class T>
concept Either = std::same_as<std::remove_const_t<A>, T>;

template <class Archive, Either<Error> T>
void fields(Archive& archive, T& error) {
  archive(error.kind, error.sentence, error.place);
}

template <class Archive, Either<Box> T>
void fields(Archive& archive, T& box) {
  archive(box.left, box.top, box.right, box.bottom);
}
template <class Archive, Either<Piece> T>
void fields(Archive& archive, T& piece) {
  archive(piece.begin, piece.end, piece.kind, piece.paragraph, piece.table, piece.row, piece.column, piece.page);
}
template <class Archive, Either<PageWord> T>
void fields(Archive& archive, T& word) {
  archive(word.begin, word.end, word.page, word.box, word.certainty, word.by_shape);
}
template <class Archive, Either<PageSize> T>
void fields(Archive& archive, T& page) {
  archive(page.width, page.height, page.picture);
}
template <class Archive, Either<Layout> T>
void fields(Archive& archive, T& layout) {
  archive(layout.pieces, layout.sheets, layout.pages, layout.words);
}
template <class Archive, Either<Gap> T>
void fields(Archive& archive, T& gap) {
  archive(gap.page, gap.reason);
}
template <class Archive, Either<DocumentFields> T>
void fields(Archive& archive, T& said) {
  archive(said.title, said.author, said.publisher, said.url, said.published, said.language);
}
template <class Archive, Either<Rendition> T>
void fields(Archive& archive, T& rendition) {
  archive(rendition.format, rendition.text, rendition.layout, rendition.fields, rendition.gaps);
}

template <class Archive, Either<Cell> T>
void fields(Archive& archive, T& cell) {
  archive(cell.column, cell.kind, cell.text, cell.unit, cell.font);
}
template <class Archive, Either<SheetRow> T>
void fields(Archive& archive, T& row) {
  archive(row.row, row.hidden, row.cells);
}
template <class Archive, Either<CellAddress> T>
void fields(Archive& archive, T& address) {
  archive(address.row, address.column);
}
template <class Archive, Either<CellRange> T>
void fields(Archive& archive, T& range) {
  archive(range.first, range.last);
}
template <class Archive, Either<SheetNote> T>
void fields(Archive& archive, T& note) {
  archive(note.cell, note.reason);
}
template <class Archive, Either<Sheet> T>
void fields(Archive& archive, T& sheet) {
  archive(sheet.name, sheet.hidden, sheet.rows, sheet.merged, sheet.hidden_columns, sheet.notes);
}
/// Without the name of the file, which the one who asks knows.
template <class Archive, Either<Workbook> T>
void fields(Archive& archive, T& book) {
  archive(book.format, book.fonts, book.sheets);
}

template <class Archive, Either<ArchiveMember> T>
void fields(Archive& archive, T& member) {
  archive(member.name, member.bytes);
}
template <class Archive, Either<ArchiveFile> T>
void fields(Archive& archive, T& file) {
  archive(file.is_document, file.members, file.problems);
}

template <class Archive, Either<WorkbookLimits> T>
void fields(Archive& archive, T& limits) {
  archive(limits.file_bytes, limits.unpacked_bytes, limits.free_bytes, limits.ratio, limits.entries, limits.cells,
          limits.cell_bytes, limits.sheets, limits.depth);
}
template <class Archive, Either<IntakeGreeting> T>
void fields(Archive& archive, T& greeting) {
  archive(greeting.mark, greeting.protocol, greeting.version);
}
template <class Archive, Either<IntakeRequest> T>
void fields(Archive& archive, T& request) {
  archive(request.mark, request.operation, request.file, request.format, request.limits, request.memory,
          request.cpu_seconds);
}

}  // namespace chancery
