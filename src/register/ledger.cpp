#include "register/ledger.h"

#include <algorithm>
#include <map>

#include "reading/values/digits.h"
#include "register/ledger_cells.h"
#include "register/ledger_grid.h"
#include "register/ledger_rows.h"
#include "register/ledger_sections.h"
#include "register/ledger_text.h"

namespace chancery {
namespace {

/// What the figures of a column, else of the sheet, else the language of its head say of the decimal mark.
class DecimalHabit {
 public:
  DecimalHabit(const Sheet& sheet, const LedgerPlan& plan, CellRun& run) {
    for (const SheetRow& row : sheet.rows) {
      if (row.row <= plan.head_last) continue;
      for (const Cell& cell : row.cells) count(cell);
    }
    std::string heads = plan.title;
    for (const LedgerColumn& column : plan.columns) heads += "\n" + column.header;
    const auto result = run(heads);
    const Packs& packs = run.tools.reading.packs;
    for (const LanguageRecord& language : packs.languages()) {
      if (result.reading.languages.empty() || packs.text(language.code) != result.reading.languages[0].code) continue;
      by_language_ = language.decimal_comma != 0 ? DecimalMark::Comma : DecimalMark::Point;
    }
  }

  [[nodiscard]] DecimalMark mark(std::uint32_t column) const {
    const auto found = by_column_.find(column);
    const int own = found == by_column_.end() ? 0 : found->second;
    const int evidence = own != 0 ? own : all_;
    if (evidence == 0) return by_language_;
    return evidence > 0 ? DecimalMark::Comma : DecimalMark::Point;
  }

 private:
  void count(const Cell& cell) {
    if (cell.kind != CellKind::Text) return;
    const std::string& text = cell.text;
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t begin = text.find_first_of("0123456789", at);
      if (begin == text.npos) return;
      at = std::min(text.find_first_not_of("0123456789.,", begin), text.size());
      std::string_view digits(text.data() + begin, at - begin);
      while (digits.back() == '.' || digits.back() == ',') digits.remove_suffix(1);
      // Dates with points are no evidence.
      if (std::count(digits.begin(), digits.end(), '.') == 2 && digits.size() - digits.rfind('.') == 5) continue;
      const int said = decimal_evidence(digits);
      by_column_[cell.column] += said;
      all_ += said;
    }
  }

  std::map<std::uint32_t, int> by_column_;
  int all_ = 0;
  DecimalMark by_language_ = DecimalMark::Comma;
};

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
        habit_(sheet_, plan, cells_.run()) {
    ledger_.plan = plan;
  }

  Ledger read() {
    for (const SheetRow& row : sheet_.rows) {
      if (row.row > ledger_.plan.head_last) take(row);
    }
    for (LedgerRow& row : ledger_.rows) finish(row);
    add_notes();
    return std::move(ledger_);
  }

 private:
  void take(const SheetRow& row) {
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
    use_sections(ledger_.rows.back());
  }

  void read_cell(LedgerRow& row, std::size_t place, const Cell& cell, CellAddress at) {
    const LedgerColumn& column = ledger_.plan.columns[place];
    if (!column.field) {
      row.others.push_back({place, {{cell.text, "", "", cell.text, false}}, at});
      return;
    }
    const LedgerField& field = fields_[*column.field];
    CellReading reading = cells_.read(cell, field, context(column));
    for (std::string& reason : reading.problems) row.problems.push_back({at, std::move(reason)});
    if (reading.values.empty()) return;
    if (column.end != PeriodEnd::Whole) return add_end(row, column, reading.values.front(), at);
    if (!field.until.empty()) split_period(row, field, reading.values, at);
    add_values(row, *column.field, std::move(reading.values), at);
  }

  static LedgerEntry* entry_of(LedgerRow& row, std::size_t field) {
    const auto found = std::find_if(row.entries.begin(), row.entries.end(),
                                    [&](const LedgerEntry& entry) { return entry.field == field; });
    return found == row.entries.end() ? nullptr : &*found;
  }

  void add_values(LedgerRow& row, std::size_t field, std::vector<LedgerValue> values, CellAddress at) {
    LedgerEntry* entry = entry_of(row, field);
    if (entry == nullptr) {
      row.entries.push_back({field, std::move(values), at});
      return;
    }
    const FieldType type = fields_[field].type;
    for (LedgerValue& value : values) {
      LedgerValue& first = entry->values.front();
      if (fields_[field].many) {
        const auto same = [&](const LedgerValue& known) { return known.value == value.value; };
        if (std::none_of(entry->values.begin(), entry->values.end(), same)) entry->values.push_back(std::move(value));
      } else if (type == FieldType::Text || type == FieldType::Note) {
        first.value += "\n" + value.value;
        first.typed += "\n" + value.typed;
      } else if (first.value != value.value) {
        row.problems.push_back({at, quoted(value.typed) + " is a second value where one is expected"});
      }
    }
  }

  /// A period in one cell, where the register keeps its two ends apart. A column of the end, if there is one, comes
  /// later and agrees or is a second value.
  void split_period(LedgerRow& row, const LedgerField& field, std::vector<LedgerValue>& values, CellAddress at) {
    const auto until =
        std::find_if(fields_.begin(), fields_.end(), [&](const LedgerField& other) { return other.id == field.until; });
    const std::size_t slash = values.front().value.find('/');
    if (values.size() != 1 || until == fields_.end() || slash == std::string::npos) return;
    LedgerValue end = values.front();
    end.value.erase(0, slash + 1);
    values.front().value.resize(slash);
    if (end.value == "..") return;
    add_values(row, static_cast<std::size_t>(until - fields_.begin()), {std::move(end)}, at);
  }

  /// The ends of a period stand in two columns.
  static void add_end(LedgerRow& row, const LedgerColumn& column, const LedgerValue& value, CellAddress at) {
    LedgerEntry* entry = entry_of(row, *column.field);
    if (entry == nullptr) {
      row.entries.push_back({*column.field, {value}, at});
      if (column.end == PeriodEnd::To) row.problems.push_back({at, "the period has an end but no beginning"});
      return;
    }
    LedgerValue& whole = entry->values.front();
    if (whole.value == value.value) return;
    if (value.value < whole.value) {
      row.problems.push_back({at, quoted(value.typed) + " ends before " + quoted(whole.typed) + " begins"});
      return;
    }
    whole.value += "/" + value.value;
    whole.typed += " - " + value.typed;
    whole.inferred = whole.inferred || value.inferred;
  }

  void continue_record(const SheetRow& row) {
    LedgerRow& record = ledger_.rows.back();
    record.last = row.row;
    for (std::size_t place = 0; place < ledger_.plan.columns.size(); ++place) {
      const Cell* cell = row.find(ledger_.plan.columns[place].column);
      if (cell != nullptr) read_cell(record, place, *cell, {row.row, cell->column});
    }
  }

  /// Gives a row what its headings say, where no column does: the place and the date that tell it, and choices.
  void use_sections(LedgerRow& row) {
    for (const LedgerSection& section : sections_.all()) {
      if (section.place) offer_place(row, section);
      if (section.date) offer_date(row, section);
      for (std::size_t field = 0; field < fields_.size(); ++field) {
        if (fields_[field].type != FieldType::Choice || entry_of(row, field) != nullptr) continue;
        if (auto choice = cells_.choice_of(section.text, fields_[field])) {
          choice->inferred = true;
          row.entries.push_back({field, {std::move(*choice)}, section.cell});
        }
      }
    }
  }

  /// A country is what headings mostly are; a place that tells the record comes next; the place of signing never.
  void offer_place(LedgerRow& row, const LedgerSection& section) {
    for (const bool country : {true, false}) {
      for (std::size_t field = 0; field < fields_.size(); ++field) {
        const LedgerField& to = fields_[field];
        if (to.type != FieldType::Place || to.countries_only != country) continue;
        if (!country && to.identity == Identity::None) continue;
        return offer(row, field, *section.place, section.cell);
      }
    }
  }

  void offer_date(LedgerRow& row, const LedgerSection& section) {
    for (std::size_t field = 0; field < fields_.size(); ++field) {
      if (fields_[field].main_date) offer(row, field, {*section.date, "", "", section.text, true}, section.cell);
    }
  }

  /// A field with a column that could not be read keeps its problem rather than a guess.
  void offer(LedgerRow& row, std::size_t field, const LedgerValue& value, CellAddress at) {
    if (entry_of(row, field) == nullptr && !has_problem(row, field)) row.entries.push_back({field, {value}, at});
  }

  [[nodiscard]] bool has_problem(const LedgerRow& row, std::size_t field) const {
    return std::any_of(row.problems.begin(), row.problems.end(), [&](const LedgerProblem& problem) {
      const auto& columns = ledger_.plan.columns;
      return std::any_of(columns.begin(), columns.end(), [&](const LedgerColumn& column) {
        return column.field == field && column.column == problem.cell.column;
      });
    });
  }

  void finish(LedgerRow& row) const {
    for (std::size_t field = 0; field < fields_.size(); ++field) {
      if (!fields_[field].required || row.find(field) != nullptr || has_problem(row, field)) continue;
      row.problems.push_back({{row.row, 0}, "'" + fields_[field].id + "' is missing"});
    }
  }

  void add_notes() {
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
