#include "register/ledger/ledger_fill.h"

#include <algorithm>

namespace chancery {
namespace {

LedgerEntry* entry_of(LedgerRow& row, std::size_t field) {
  const auto found = std::find_if(row.entries.begin(), row.entries.end(),
                                  [&](const LedgerEntry& entry) { return entry.field == field; });
  return found == row.entries.end() ? nullptr : &*found;
}

std::size_t place_of(std::span<const LedgerField> fields, std::string_view id) {
  const auto found =
      std::find_if(fields.begin(), fields.end(), [&](const LedgerField& field) { return field.id == id; });
  return static_cast<std::size_t>(found - fields.begin());
}

}  // namespace

void RowFiller::fill(LedgerRow& row, std::size_t place, CellReading reading, CellAddress at) const {
  const LedgerColumn& column = columns_[place];
  const LedgerField& field = fields_[*column.field];
  for (std::string& reason : reading.problems) row.problems.push_back({at, std::move(reason)});
  if (reading.values.empty()) return;
  if (column.end != PeriodEnd::Whole) return add_end(row, column, reading.values.front(), at);
  if (!field.until.empty()) split_period(row, field, reading.values, at);
  add_values(row, *column.field, std::move(reading.values), at);
}

bool RowFiller::fill_who_pays(LedgerRow& row, std::size_t place, const std::string& text, CellAddress at) const {
  const LedgerField& field = fields_[*columns_[place].field];
  const std::size_t payer = place_of(fields_, field.in_words);
  if (field.in_words.empty() || payer == fields_.size()) return false;
  add_values(row, payer, {{text, "", "", text, false}}, at);
  return true;
}

void RowFiller::add_values(LedgerRow& row, std::size_t field, std::vector<LedgerValue> values, CellAddress at) const {
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
void RowFiller::split_period(LedgerRow& row, const LedgerField& field, std::vector<LedgerValue>& values,
                             CellAddress at) const {
  const std::size_t until = place_of(fields_, field.until);
  const std::size_t slash = values.front().value.find('/');
  if (values.size() != 1 || until == fields_.size() || slash == std::string::npos) return;
  LedgerValue end = values.front();
  end.value.erase(0, slash + 1);
  values.front().value.resize(slash);
  if (end.value == "..") return;
  add_values(row, until, {std::move(end)}, at);
}

/// The ends of a period stand in two columns.
void RowFiller::add_end(LedgerRow& row, const LedgerColumn& column, const LedgerValue& value, CellAddress at) {
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

void RowFiller::use_sections(LedgerRow& row, std::span<const LedgerSection> sections, CellReader& cells) const {
  for (const LedgerSection& section : sections) {
    if (section.place) offer_place(row, section);
    if (section.date) offer_date(row, section);
    for (std::size_t field = 0; field < fields_.size(); ++field) {
      if (fields_[field].type != FieldType::Choice || entry_of(row, field) != nullptr) continue;
      if (auto choice = cells.choice_of(section.text, fields_[field])) {
        choice->inferred = true;
        row.entries.push_back({field, {std::move(*choice)}, section.cell});
      }
    }
  }
}

/// A country is what headings mostly are; a place that tells the record comes next; the place of signing never.
void RowFiller::offer_place(LedgerRow& row, const LedgerSection& section) const {
  for (const bool country : {true, false}) {
    for (std::size_t field = 0; field < fields_.size(); ++field) {
      const LedgerField& to = fields_[field];
      if (to.type != FieldType::Place || to.countries_only != country) continue;
      if (!country && to.identity == Identity::None) continue;
      return offer(row, field, *section.place, section.cell);
    }
  }
}

void RowFiller::offer_date(LedgerRow& row, const LedgerSection& section) const {
  for (std::size_t field = 0; field < fields_.size(); ++field) {
    if (fields_[field].main_date) offer(row, field, {*section.date, "", "", section.text, true}, section.cell);
  }
}

/// A field with a column that could not be read keeps its problem rather than a guess.
void RowFiller::offer(LedgerRow& row, std::size_t field, const LedgerValue& value, CellAddress at) const {
  if (entry_of(row, field) == nullptr && !has_problem(row, field)) row.entries.push_back({field, {value}, at});
}

bool RowFiller::has_problem(const LedgerRow& row, std::size_t field) const {
  return std::any_of(row.problems.begin(), row.problems.end(), [&](const LedgerProblem& problem) {
    return std::any_of(columns_.begin(), columns_.end(), [&](const LedgerColumn& column) {
      return column.field == field && column.column == problem.cell.column;
    });
  });
}

void RowFiller::finish(LedgerRow& row) const {
  settle_zeros(row);
  for (std::size_t field = 0; field < fields_.size(); ++field) {
    if (!fields_[field].required || row.find(field) != nullptr || has_problem(row, field)) continue;
    row.problems.push_back({{row.row, 0}, "'" + fields_[field].id + "' is missing"});
  }
}

/// Nothing is nothing in every currency: where none is said, it is that of another sum of the row.
void RowFiller::settle_zeros(LedgerRow& row) const {
  std::string currency;
  for (const LedgerEntry& entry : row.entries)
    if (fields_[entry.field].type == FieldType::Money && currency.empty()) currency = entry.values.front().unit;
  if (currency.empty()) return;
  for (LedgerEntry& entry : row.entries) {
    if (fields_[entry.field].type != FieldType::Money || entry.values.front().value != "0") continue;
    if (!entry.values.front().unit.empty()) continue;
    entry.values.front().unit = currency;
    entry.values.front().inferred = true;
    std::erase_if(row.problems, [&](const LedgerProblem& problem) { return problem.cell == entry.cell; });
  }
}

}  // namespace chancery
