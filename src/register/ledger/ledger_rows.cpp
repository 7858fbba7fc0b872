#include "register/ledger/ledger_rows.h"

#include <algorithm>

#include "reading/values/digits.h"
#include "register/ledger/ledger_head.h"
#include "register/ledger/ledger_text.h"
#include "text/utf8.h"

namespace chancery {
namespace {

bool is_number_text(std::string_view text) {
  text = trimmed(text);
  while (!text.empty() && (text.back() == '.' || text.back() == ')')) text.remove_suffix(1);
  while (!text.empty() && text.front() == '(') text.remove_prefix(1);
  return !text.empty() && text.find_first_not_of("0123456789") == text.npos;
}

/// A figure such as stands beside a heading; no date.
bool is_sum(const Cell* cell) {
  return cell->kind == CellKind::Number ||
         (cell->kind == CellKind::Text && cell->text.find_first_not_of("0123456789., ") == std::string::npos);
}

/// ກ, ก, ក: a letter of another script by itself.
bool is_one_letter(std::string_view text) {
  if (text.empty() || static_cast<unsigned char>(text[0]) < 0xC0) return false;
  const auto* begin = reinterpret_cast<const std::uint8_t*>(text.data());
  return read_utf8(begin, begin + text.size()).length == text.size() && has_letter(text);
}

bool is_label(std::string_view text) {
  text = trimmed(text);
  while (!text.empty() && (text.back() == '.' || text.back() == ')' || text.back() == '-')) text.remove_suffix(1);
  if (text.size() == 1 && text[0] >= 'A' && text[0] <= 'Z') return true;
  if (is_one_letter(text)) return true;
  return !text.empty() && text.size() <= 6 && read_roman(text).has_value();
}

/// `Tổng Công ty` begins like `Tổng cộng` only where marks are lost.
bool differs_in_marks(std::string_view text, std::string_view form) {
  const std::string small = small_form(text);
  const bool has_marks =
      std::any_of(small.begin(), small.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
  return has_marks && !small.starts_with(small_form(form));
}

std::string joined(const SheetRow& row) {
  std::string out;
  for (const Cell& cell : row.cells) out += (out.empty() ? "" : " | ") + cell.text;
  return out;
}

}  // namespace

std::string take_label(std::string_view& text) {
  const std::size_t end = text.find_first_of(".)-: ");
  if (end == text.npos || end == 0 || end > 6) return "";
  const std::string_view label = text.substr(0, end);
  const bool marked = text[end] != ' ' || text.substr(end).starts_with(" -") || text.substr(end).starts_with(" .");
  if (!marked || !is_label(label)) return "";
  std::string taken(label);
  text.remove_prefix(std::min(text.find_first_not_of(".)-: ", end), text.size()));
  return taken;
}

RowSorter::RowSorter(const LedgerGrid& grid, const LedgerPlan& plan, std::span<const LedgerField> fields,
                     const LedgerWords& words)
    : grid_(grid), plan_(plan), words_(words) {
  for (const LedgerColumn& column : plan.columns) {
    if (!column.field) continue;
    ++mapped_columns_;
    const LedgerField& field = fields[*column.field];
    if (field.identity == Identity::Name && !name_column_) name_column_ = column.column;
  }
  std::size_t rows = 0;
  std::size_t numbers = 0;
  for (const SheetRow& row : grid.sheet().rows) {
    if (row.row <= plan.head_last) continue;
    const Cell* ordinal = plan.ordinal_column ? row.find(*plan.ordinal_column) : nullptr;
    const bool number = ordinal != nullptr && is_number_text(ordinal->text);
    ++rows;
    numbers += number ? 1 : 0;
    if ((number || mapped(row) * 10 >= mapped_columns_ * 4) && mapped(row) >= 2) last_full_row_ = row.row;
  }
  numbered_ = numbers * 10 >= rows * 3;
}

std::size_t RowSorter::mapped(const SheetRow& row) const {
  std::size_t count = 0;
  for (const LedgerColumn& column : plan_.columns) {
    if (column.field && row.find(column.column) != nullptr) ++count;
  }
  return count;
}

RowSorter::Filled RowSorter::filled(const SheetRow& row) const {
  Filled cells;
  for (const Cell& cell : row.cells) {
    if (plan_.ordinal_column == cell.column) {
      cells.ordinal = &cell;
    } else if (cell.kind == CellKind::Text && has_letter(cell.text)) {
      cells.texts.push_back(&cell);
    } else {
      cells.figures.push_back(&cell);
    }
  }
  return cells;
}

/// The line below the head that numbers its columns: 1, 2, 3 or (1), (2), (3) or A, B, 1, 2.
bool RowSorter::is_numbering(const SheetRow& row) const {
  if (row.cells.size() < 3 || row.row > plan_.head_last + 2) return false;
  std::size_t steps = 0;
  int before = -1;
  for (const Cell& cell : row.cells) {
    std::string_view text = trimmed(cell.text);
    while (!text.empty() && (text.front() == '(' || text.front() == '[')) text.remove_prefix(1);
    const std::string_view digits = text.substr(0, text.find_first_not_of("0123456789"));
    const bool letter = text.size() == 1 && has_letter(text);
    if (!letter && (digits.empty() || digits.size() > 2)) return false;
    const int number = letter ? 0 : std::stoi(std::string(digits));
    steps += !letter && number == before + 1 ? 1 : 0;
    before = number;
  }
  return steps + 2 >= row.cells.size();
}

bool RowSorter::repeats_head(const SheetRow& row) const {
  if (row.cells.size() < 2) return false;
  return std::all_of(row.cells.begin(), row.cells.end(), [&](const Cell& cell) {
    for (std::uint32_t head = plan_.head_first; head <= plan_.head_last; ++head) {
      if (plain_form(grid_.text({head, cell.column})) == plain_form(cell.text)) return true;
    }
    return false;
  });
}

/// Columns are named anew, and by other names: what follows is another table.
bool RowSorter::begins_other_table(const SheetRow& row) const {
  const Cell* ordinal = plan_.ordinal_column ? row.find(*plan_.ordinal_column) : nullptr;
  if (ordinal == nullptr || row.cells.size() < 3 || !is_ordinal_head(ordinal->text, words_)) return false;
  return std::all_of(row.cells.begin(), row.cells.end(), [](const Cell& cell) {
    return cell.kind == CellKind::Text && (has_letter(cell.text) || !has_digit(cell.text));
  });
}

bool RowSorter::is_total(const SheetRow& row) const {
  const Cell* ordinal = plan_.ordinal_column ? row.find(*plan_.ordinal_column) : nullptr;
  if (ordinal != nullptr && is_number_text(ordinal->text)) return false;
  std::size_t looked_at = 0;
  for (const Cell& cell : row.cells) {
    if (cell.kind != CellKind::Text || is_number_text(cell.text)) continue;
    if (++looked_at > 2) return false;
    const std::string bare = plain_form(cell.text);
    for (const LedgerLanguage& language : words_.languages) {
      for (const std::string& form : language.total) {
        if (!begins_with_form(bare, form) || differs_in_marks(cell.text, form)) continue;
        const std::string sought = plain_form(form);
        const std::string_view rest = trimmed(std::string_view(bare).substr(sought.size()));
        // One word may begin a name (Tổng lãnh sự quán, Cộng hòa Pháp): it is a total by itself or before figures.
        if (sought.find(' ') != sought.npos || !has_letter(rest)) return true;
        if (rest.starts_with(":") || has_digit(rest.substr(0, 1))) return true;
      }
    }
  }
  return false;
}

bool RowSorter::is_note(const SheetRow& row, const Filled& cells) const {
  if (row.row > last_full_row_) return true;
  if (cells.ordinal != nullptr && is_number_text(cells.ordinal->text)) return false;
  if (row.cells.size() > 2) return false;
  const std::string bare = plain_form(row.cells.front().text);
  return std::any_of(words_.languages.begin(), words_.languages.end(),
                     [&](const LedgerLanguage& language) { return begins_with_one_of(bare, language.note); });
}

bool RowSorter::is_wide(const SheetRow& row, const Cell& cell) const {
  const CellRange* range = grid_.range_at({row.row, cell.column});
  return range != nullptr && range->first.row == range->last.row && range->last.column >= range->first.column + 2;
}

std::optional<RowShape> RowSorter::section(const SheetRow& row, const Filled& cells, bool follows_record,
                                           const std::function<bool(std::string_view)>& names) const {
  const auto made = [&](const Cell& cell, std::string_view label) {
    std::string_view text = trimmed(cell.text);
    const std::string own = take_label(text);
    return RowShape{
        RowKind::Section, std::string(text), own.empty() ? std::string(label) : own, {row.row, cell.column}};
  };
  const bool number = cells.ordinal != nullptr && is_number_text(cells.ordinal->text);
  if (cells.ordinal != nullptr && !number) {
    // A heading in the column of numbers itself, alone or with sums beside it; or a label there and the heading beside.
    if (cells.texts.empty() && !is_label(cells.ordinal->text)) return made(*cells.ordinal, "");
    if (cells.texts.size() == 1 && is_label(cells.ordinal->text) && cells.figures.size() < 3) {
      std::string_view label = trimmed(cells.ordinal->text);
      while (!label.empty() && (label.back() == '.' || label.back() == ')')) label.remove_suffix(1);
      return made(*cells.texts[0], label);
    }
  }
  if (cells.ordinal != nullptr || cells.texts.size() != 1 || mapped_columns_ < 3) return std::nullopt;
  const Cell& only = *cells.texts[0];
  if (is_wide(row, only)) return made(only, "");
  std::string_view text = trimmed(only.text);
  const bool labelled = !take_label(text).empty();
  const bool in_front = only.column <= plan_.columns.front().column + 1;
  const bool only_sums = std::all_of(cells.figures.begin(), cells.figures.end(), is_sum);
  if (in_front && only_sums && cells.figures.size() < 3 && (labelled || names(text))) return made(only, "");
  // A heading alone in its row, where nothing stands above that it could continue.
  if (in_front && cells.figures.empty() && !follows_record) return made(only, "");
  return std::nullopt;
}

bool RowSorter::continues(const SheetRow& row, const Filled& cells) const {
  const bool few = mapped(row) * 2 <= mapped_columns_;
  const auto inherits = [&](std::uint32_t column) {
    const CellRange* range = grid_.range_at({row.row, column});
    return range != nullptr && range->first.row < row.row && range->first.row > plan_.head_last;
  };
  if (numbered_) {
    if (cells.ordinal != nullptr) return false;
    return few || inherits(*plan_.ordinal_column) || (name_column_ && row.find(*name_column_) == nullptr);
  }
  if (name_column_) return row.find(*name_column_) == nullptr && few;
  return false;
}

RowShape RowSorter::shape(const SheetRow& row, bool follows_record,
                          const std::function<bool(std::string_view)>& names_time_or_place) const {
  RowShape shape{RowKind::Head, joined(row), "", {row.row, 0}};
  if (is_numbering(row) || repeats_head(row)) return shape;
  shape.kind = RowKind::OtherTable;
  if (begins_other_table(row)) return shape;
  shape.kind = RowKind::Total;
  if (is_total(row)) return shape;
  const Filled cells = filled(row);
  shape.kind = RowKind::Note;
  if (is_note(row, cells)) return shape;
  if (auto section_row = section(row, cells, follows_record, names_time_or_place)) return *section_row;
  shape.kind = follows_record && continues(row, cells) ? RowKind::Continuation : RowKind::Record;
  return shape;
}

}  // namespace chancery
