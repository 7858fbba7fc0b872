#include "register/ledger/ledger.h"

#include <algorithm>
#include <map>

#include "register/ledger/decimal_habit.h"
#include "register/ledger/ledger_cells.h"
#include "register/ledger/ledger_fill.h"
#include "register/ledger/ledger_grid.h"
#include "register/ledger/ledger_rows.h"
#include "register/ledger/ledger_sections.h"
#include "register/ledger/ledger_text.h"

namespace chancery {
namespace {

/// Walks the rows below the head.
class LedgerWalk {
 public:
  LedgerWalk(const Workbook& book, const LedgerPlan& plan, std::span<const LedgerField> fields,
             const LedgerTools& tools)
      : sheet_(book.sheets[plan.sheet]),
        fields_(fields),
        grid_(sheet_),
        cells_(tools),
        sorter_(grid_, plan, fields, tools.words),
        habit_(sheet_, plan, cells_.run()),
        filler_(fields, ledger_.plan.columns),
        words_(tools.words) {
    ledger_.plan = plan;
  }

  Ledger read() {
    for (const SheetRow& row : sheet_.rows) {
      if (row.row > ledger_.plan.head_last) take(row);
    }
    for (LedgerRow& row : ledger_.rows) filler_.finish(row);
    add_notes();
    return std::move(ledger_);
  }

 private:
  void take(const SheetRow& row) {
    if (other_table_) {
      ledger_.left_out.push_back({row.row, text_of(row), "a row of another table of the sheet"});
      return;
    }
    const bool follows = !ledger_.rows.empty() && ledger_.rows.back().last + 1 == row.row;
    const RowShape shape =
        sorter_.shape(row, follows, [&](std::string_view text) { return names_time_or_place(text); });
    switch (shape.kind) {
      case RowKind::Record:
        return add_record(row);
      case RowKind::Continuation:
        return continue_record(row);
      case RowKind::Section:
        sections_.enter(shape, cells_, ledger_.plan.year);
        return leave_out(row, shape, "a heading over the rows below it");
      case RowKind::Total:
        return leave_out(row, shape, "a total");
      case RowKind::OtherTable:
        other_table_ = row.row;
        return leave_out(row, shape, "the head of another table of the sheet");
      case RowKind::Head:
        return leave_out(row, shape, "a line of the head");
      case RowKind::Note:
        return leave_out(row, shape, "a note beside the table");
    }
  }

  /// `Tháng 3`, `Lào`: the value and little else.
  bool names_time_or_place(std::string_view text) {
    if (text.size() > 60) return false;
    if (cells_.only_date(text, ledger_.plan.year)) return true;
    const auto place = cells_.only_place(text);
    return place && place->typed.size() * 2 >= text.size();
  }

  static std::string text_of(const SheetRow& row) {
    std::string out;
    for (const Cell& cell : row.cells) out += (out.empty() ? "" : " | ") + cell.text;
    return out;
  }

  void leave_out(const SheetRow& row, const RowShape& shape, std::string reason) {
    ledger_.left_out.push_back({row.row, shape.text, std::move(reason)});
  }

  [[nodiscard]] CellContext context(const LedgerColumn& column) const {
    CellContext made;
    made.year = sections_.year() ? sections_.year() : ledger_.plan.year;
    made.month = sections_.month();
    made.unit = column.unit.empty() ? ledger_.plan.unit : column.unit;
    made.mark = habit_.mark(column.column);
    const std::size_t line = column.header.rfind(" / ");
    made.head = line == std::string::npos ? column.header : column.header.substr(line + 3);
    return made;
  }

  void add_record(const SheetRow& row) {
    LedgerRow made;
    made.row = made.last = row.row;
    made.hidden = row.hidden;
    for (const LedgerSection& section : sections_.all()) made.sections.push_back(section.text);
    for (std::size_t place = 0; place < ledger_.plan.columns.size(); ++place) {
      const LedgerColumn& column = ledger_.plan.columns[place];
      const LedgerGrid::Seen seen = grid_.seen({row.row, column.column});
      // What is merged with the column to its left was read there; what is merged with the head is no value.
      if (seen.cell == nullptr || seen.from.column != column.column || seen.from.row <= ledger_.plan.head_last)
        continue;
      read_cell(made, place, *seen.cell, seen.from);
    }
    ledger_.rows.push_back(std::move(made));
    filler_.use_sections(ledger_.rows.back(), sections_.all(), cells_);
  }

  void read_cell(LedgerRow& row, std::size_t place, const Cell& cell, CellAddress at) {
    const LedgerColumn& column = ledger_.plan.columns[place];
    if (!column.field) {
      row.others.push_back({place, {{cell.text, "", "", cell.text, false}}, at});
      return;
    }
    const LedgerField& field = fields_[*column.field];
    const bool words = cell.kind == CellKind::Text;
    if (words && field.type == FieldType::Money && says_who_pays(cell.text, words_) &&
        filler_.fill_who_pays(row, place, cell.text, at))
      return;
    if (words && field.type != FieldType::Flag && says_nothing(cell.text, words_)) {
      row.nothing.push_back({*column.field, {{cell.text, "", "", cell.text, false}}, at});
      return;
    }
    const bool ditto = words && says_ditto(cell.text, words_) && above_.contains(place);
    if (!ditto) above_[place] = cell;
    CellReading reading = cells_.read(above_[place], field, context(column));
    for (LedgerValue& value : reading.values) value.inferred = value.inferred || ditto;
    filler_.fill(row, place, std::move(reading), at);
  }

  void continue_record(const SheetRow& row) {
    LedgerRow& record = ledger_.rows.back();
    record.last = row.row;
    for (std::size_t place = 0; place < ledger_.plan.columns.size(); ++place) {
      const Cell* cell = row.find(ledger_.plan.columns[place].column);
      if (cell != nullptr) read_cell(record, place, *cell, {row.row, cell->column});
    }
  }

  void add_notes() {
    if (other_table_)
      ledger_.notes.push_back(
          {{*other_table_, 0}, "another table begins here, which was not read; put it on a sheet of its own"});
    for (const SheetNote& note : sheet_.notes) ledger_.notes.push_back({note.cell, note.reason});
    for (const LedgerRow& row : ledger_.rows) {
      if (row.hidden)
        ledger_.notes.push_back({{row.row, 0}, "the row is hidden in the sheet; it was read like the others"});
    }
    for (const std::uint32_t column : sheet_.hidden_columns) {
      ledger_.notes.push_back(
          {{ledger_.plan.head_last, column}, "the column is hidden in the sheet; it was read like the others"});
    }
    for (const LedgerColumn& column : ledger_.plan.columns) {
      if (column.field) continue;
      ledger_.notes.push_back({{ledger_.plan.head_last, column.column},
                               "the column " + quoted(column.header) + " was kept as text: " + column.reason});
    }
  }

  const Sheet& sheet_;
  std::span<const LedgerField> fields_;
  LedgerGrid grid_;
  CellReader cells_;
  RowSorter sorter_;
  DecimalHabit habit_;
  RowFiller filler_;
  const LedgerWords& words_;
  std::map<std::size_t, Cell> above_;         ///< by column: the last cell that says something itself
  std::optional<std::uint32_t> other_table_;  ///< the row in which it begins
  SectionStack sections_;
  Ledger ledger_;
};

}  // namespace

const LedgerEntry* LedgerRow::find(std::size_t field) const {
  const auto found =
      std::find_if(entries.begin(), entries.end(), [&](const LedgerEntry& entry) { return entry.field == field; });
  return found == entries.end() ? nullptr : &*found;
}

std::string normal_form(const LedgerValue& value) {
  return value.unit.empty() ? value.value : value.value + " " + value.unit;
}

Ledger read_ledger(const Workbook& book, const LedgerPlan& plan, std::span<const LedgerField> fields,
                   const LedgerTools& tools) {
  return LedgerWalk(book, plan, fields, tools).read();
}

}  // namespace chancery
