#include "intake/answer_check.h"

#include <algorithm>
#include <cmath>

#include "intake/message_fields.h"
#include "intake/number_format.h"
#include "text/utf8_count.h"

namespace chancery {
namespace {

bool is_text(std::string_view text) {
  return count_utf8({reinterpret_cast<const std::uint8_t*>(text.data()), text.size()}).invalid_bytes == 0;
}

/// Text without line ends and other control characters.
bool is_line(std::string_view text) {
  const auto is_control = [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; };
  return is_text(text) && std::none_of(text.begin(), text.end(), is_control);
}

template <class List, class Test>
bool all(const List& list, Test test) {
  return std::all_of(list.begin(), list.end(), test);
}

/// Stretches of a text: whole characters, not empty, in order.
class Stretches {
 public:
  explicit Stretches(std::string_view text) : text_(text) {}
  bool next(std::uint32_t begin, std::uint32_t end) {
    const bool fits = begin >= behind_ && begin < end && end <= text_.size() && is_cut(begin) && is_cut(end);
    behind_ = end;
    return fits;
  }

 private:
  [[nodiscard]] bool is_cut(std::size_t at) const {
    return at == text_.size() || (static_cast<unsigned char>(text_[at]) & 0xC0U) != 0x80;
  }

  std::string_view text_;
  std::uint32_t behind_ = 0;
};

bool is_possible(const Layout& layout, std::string_view text) {
  Stretches pieces(text);
  Stretches words(text);
  const auto has_page = [&](std::uint32_t page) { return page <= layout.pages.size(); };
  return all(layout.pieces, [&](const Piece& p) { return pieces.next(p.begin, p.end) && has_page(p.page); }) &&
         all(layout.words,
             [&](const PageWord& w) {
               return words.next(w.begin, w.end) && w.page > 0 && has_page(w.page) && w.certainty <= 100 &&
                      w.box.left <= w.box.right && w.box.top <= w.box.bottom;
             }) &&
         all(layout.pages,
             [](const PageSize& p) {
               return std::isfinite(p.width) && std::isfinite(p.height) && p.width >= 0 && p.height >= 0;
             }) &&
         all(layout.sheets, is_line);
}

bool is_in_sheet(CellAddress at) { return at.row < kMaxSheetRows && at.column < kMaxSheetColumns; }

bool is_possible(const SheetRow& row, std::size_t fonts) {
  std::uint32_t next = 0;
  return all(row.cells, [&](const Cell& cell) {
    if (cell.column < next || cell.column >= kMaxSheetColumns || cell.font >= fonts) return false;
    next = cell.column + 1;
    return chancery::is_possible(cell);
  });
}

bool is_possible(const Sheet& sheet, std::size_t fonts) {
  std::uint32_t next = 0;
  return is_text(sheet.name) &&
         all(sheet.rows,
             [&](const SheetRow& row) {
               if (row.row < next || row.row >= kMaxSheetRows) return false;
               next = row.row + 1;
               return is_possible(row, fonts);
             }) &&
         all(sheet.merged,
             [](const CellRange& range) {
               return is_in_sheet(range.first) && is_in_sheet(range.last) && range.first.row <= range.last.row &&
                      range.first.column <= range.last.column;
             }) &&
         all(sheet.hidden_columns, [](std::uint32_t column) { return column < kMaxSheetColumns; }) &&
         all(sheet.notes, [](const SheetNote& note) { return is_in_sheet(note.cell) && is_text(note.reason); });
}

/// What a message holds, if `is_good` of it.
template <class T, class Test>
std::optional<T> value_in(std::string_view message, Test is_good) {
  std::optional<T> value(std::in_place);
  MessageReader reader(message);
  reader(*value);
  if (!reader.is_whole() || !is_good(*value)) value.reset();
  return value;
}

}  // namespace

std::optional<Rendition> rendition_in(std::string_view message) {
  return value_in<Rendition>(message, [](const Rendition& made) { return is_possible(made); });
}
std::optional<Workbook> workbook_in(std::string_view message) {
  return value_in<Workbook>(message, [](const Workbook& made) { return is_possible(made); });
}
std::optional<ArchiveFile> archive_in(std::string_view message, std::string_view file) {
  return value_in<ArchiveFile>(message, [&](const ArchiveFile& made) { return is_possible(made, file); });
}

bool is_possible(const Rendition& rendition) {
  const DocumentFields& said = rendition.fields;
  return rendition.text.size() <= UINT32_MAX && is_text(rendition.text) &&
         is_possible(rendition.layout, rendition.text) &&
         all(rendition.gaps,
             [&](const Gap& gap) { return gap.page <= rendition.layout.pages.size() && is_line(gap.reason); }) &&
         is_text(said.title) && is_text(said.author) && is_text(said.publisher) && is_text(said.url) &&
         is_text(said.published) && is_text(said.language);
}

bool is_possible(const Cell& cell) {
  if (!is_text(cell.text) || !is_text(cell.unit)) return false;
  switch (cell.kind) {
    case CellKind::Number:
      return cell.text.find_first_not_of("-0123456789.") == std::string::npos;
    case CellKind::Date:
      return is_cell_date(cell.text);
    case CellKind::Flag:
      return cell.text == "true" || cell.text == "false";
    default:
      return true;
  }
}

bool is_possible(const Workbook& book) {
  return !book.fonts.empty() && all(book.fonts, is_text) &&
         all(book.sheets, [&](const Sheet& sheet) { return is_possible(sheet, book.fonts.size()); });
}

bool is_possible(const ArchiveFile& archive, std::string_view file) {
  return all(archive.members,
             [](const ArchiveMember& member) {
               const std::string inside = "/" + member.name + "/";
               return !member.name.empty() && is_line(member.name) && inside.find("//") == std::string::npos &&
                      inside.find("/../") == std::string::npos;
             }) &&
         all(archive.problems, [&](const Error& problem) { return is_possible(problem, file); });
}

bool is_possible(const Error& error, std::string_view file) {
  constexpr std::size_t kLongest = 2000;
  return !error.sentence.empty() && error.sentence.size() <= kLongest && is_line(error.sentence) &&
         error.place.size() <= kLongest + file.size() && error.place.starts_with(file) &&
         is_line(std::string_view(error.place).substr(file.size()));
}

}  // namespace chancery
