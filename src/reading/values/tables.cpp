#include "reading/values/tables.h"

#include <algorithm>

#include "reading/values/digits.h"
#include "reading/values/numeric_dates.h"

namespace chancery {
namespace {

constexpr std::size_t kYearDigits = 4;

bool is_figure(const TokenText& line, const TableCellSpan& cell) {
  return cell.last == cell.first + 1 && line[cell.first].kind == TokenKind::Number;
}

std::optional<int> year_at(const TokenText& line, std::size_t i) {
  const auto year = plain_digits(line.at(i), kYearDigits, kYearDigits);
  return year && is_year(*year, kYearDigits) ? year : std::nullopt;
}

/// Calls `take` with each cell of the line.
template <class Take>
void each_cell(const TokenText& line, const Take& take) {
  if (line.size() == 0) return;
  // A bar that opens the line is its border; behind a space it follows an empty cell.
  const std::size_t begin = line[0].begin;
  const bool bordered = line.is_mark(0, '|') && (begin == 0 || line.text[begin - 1] != ' ');
  std::size_t first = bordered ? 1 : 0;
  for (std::size_t i = first; i <= line.size(); ++i) {
    if (i < line.size() ? !line.is_mark(i, '|') : i == first) continue;
    take(TableCellSpan{first, i});
    first = i + 1;
  }
}

}  // namespace

std::vector<TableCellSpan> cells_of(const TokenText& line) {
  std::vector<TableCellSpan> out;
  each_cell(line, [&](const TableCellSpan& cell) { out.push_back(cell); });
  return out;
}

bool is_table_row(const TokenText& line) {
  constexpr std::size_t kFewestCells = 3;
  std::size_t cells = 0;
  each_cell(line, [&](const TableCellSpan&) { ++cells; });
  return cells >= kFewestCells;
}

bool parts_rows(const std::vector<TableCellSpan>& row) {
  const auto filled = std::count_if(row.begin(), row.end(), [](const TableCellSpan& c) { return c.last > c.first; });
  return filled * 2 <= static_cast<std::ptrdiff_t>(row.size());
}

TableReader::TableReader(const Packs& packs)
    : packs_(packs), sums_(concept_set(packs, {"capital", "export", "import", "trade", "remittance"})) {}

void TableReader::start(const TokenText& caption) {
  columns_.clear();
  figures_seen_ = false;
  rows_ = 0;
  caption_ = {};
  if (caption.size() == 0) return;
  caption_ = unit_in_brackets(caption, {0, caption.size()});
  for (std::size_t i = caption.size(); i > 0 && !caption_.known(); --i) {
    if (caption.is_mark(i - 1, ':')) caption_ = unit_of(caption, i, caption.size());
  }
}

TableReader::Unit TableReader::unit_of(const TokenText& line, std::size_t first, std::size_t last) const {
  Unit out;
  for (std::size_t i = first; i < last; ++i) {
    if (const Meaning* scale = line.find(i, Cls::Multiplier)) {
      out.power += scale->value;
      continue;
    }
    const Meaning* unit = nullptr;
    for (const Cls cls :
         {Cls::Money, Cls::MoneyBefore, Cls::Measure, Cls::MeasureBefore, Cls::Duration, Cls::Counted}) {
      if (unit == nullptr) unit = line.find(i, cls);
    }
    if (unit == nullptr || out.known()) return {};
    out.unit = unit->value;
    out.power += packs_.units()[static_cast<std::size_t>(unit->value)].power;
  }
  return out.known() ? out : Unit{};
}

TableReader::Unit TableReader::unit_in_brackets(const TokenText& line, const TableCellSpan& cell) const {
  if (cell.last < cell.first + 3 || !line.is_mark(cell.last - 1, ')')) return {};
  std::size_t open = cell.last - 1;
  while (open > cell.first && !line.is_mark(open, '(')) --open;
  return unit_of(line, open + 1, cell.last - 1);
}

TableReader::Unit TableReader::counted_in(const TokenText& line, const TableCellSpan& cell) const {
  Unit out;
  for (std::size_t i = cell.first; i < cell.last; ++i) {
    if (means_any(line, i, sums_)) return {};
    const Meaning* unit = line.find(i, Cls::Counted);
    if (unit == nullptr || unit->value == out.unit) continue;
    if (out.known()) return {};
    out.unit = unit->value;
  }
  return out;
}

TableReader::Unit TableReader::unit_of_row(const TokenText& line, const std::vector<TableCellSpan>& row) const {
  for (std::size_t c = 1; c < row.size(); ++c) {
    if (const Unit unit = unit_of(line, row[c].first, row[c].last); unit.known()) return unit;
  }
  for (const TableCellSpan& cell : row) {
    if (const Unit unit = unit_in_brackets(line, cell); unit.known()) return unit;
  }
  return {};
}

TableReader::Unit TableReader::unit_of_figure(const TokenText& line, const std::vector<TableCellSpan>& row,
                                              const Unit& of_row, std::size_t column) const {
  if (of_row.known()) return of_row;
  const Column* head = column < columns_.size() ? &columns_[column] : nullptr;
  if (head != nullptr && head->unit.known()) return head->unit;
  if (caption_.known()) return caption_;
  for (const TableCellSpan& cell : row) {
    if (cell.first == cell.last || is_figure(line, cell)) continue;
    if (const Unit counted = counted_in(line, cell); counted.known()) return counted;
    break;  // only the label says what the row counts
  }
  return head != nullptr ? head->counted : Unit{};
}

bool TableReader::is_percent(const Unit& unit) const {
  return unit.known() && packs_.text(packs_.units()[static_cast<std::size_t>(unit.unit)].code) == "%";
}

/// A row without figures, or the first of a table whose figures are all years.
bool TableReader::is_head(const TokenText& line, const std::vector<TableCellSpan>& row,
                          const std::vector<char>& taken) const {
  std::size_t figures = 0;
  std::size_t years = 0;
  for (std::size_t c = 1; c < row.size(); ++c) {
    if (!is_figure(line, row[c])) continue;
    ++figures;
    if (taken[row[c].first] != 0 || year_at(line, row[c].first)) ++years;
  }
  return figures == 0 || (!figures_seen_ && figures > 1 && years == figures);
}

void TableReader::read_head(const TokenText& line, const std::vector<TableCellSpan>& row) {
  if (figures_seen_ && parts_rows(row)) return;
  if (figures_seen_) columns_.clear();
  figures_seen_ = false;
  columns_.resize(std::max(columns_.size(), row.size()));
  for (std::size_t c = 0; c < row.size(); ++c) {
    if (const Unit unit = unit_in_brackets(line, row[c]); unit.known() && !is_percent(unit)) columns_[c].unit = unit;
    if (const Unit counted = counted_in(line, row[c]); counted.known()) columns_[c].counted = counted;
    for (std::size_t i = row[c].first; i < row[c].last; ++i) {
      const Meaning* unit = line.find(i, Cls::Measure);
      if (unit == nullptr) unit = line.find(i, Cls::MeasureBefore);
      if (unit != nullptr && is_percent({unit->value, 0})) columns_[c].percent = true;
    }
  }
}

void TableReader::read_year(const TokenText& line, const TableCellSpan& cell, bool buddhist_years,
                            std::vector<char>& taken, std::vector<FoundDate>& years) {
  constexpr std::size_t kLongest = 6;
  if (cell.first == cell.last || cell.last - cell.first > kLongest) return;
  for (std::size_t i = cell.first; i < cell.last; ++i) {
    if (taken[i] != 0) return;
  }
  const auto year = year_at(line, cell.last - 1);
  if (!year) return;
  FoundDate date;
  date.first = cell.last - 1;
  date.last = date.matched_to = cell.last;
  date.from.year = common_era(*year, -1, buddhist_years);
  date.rule = "common.date.table_head";
  years.push_back(date);
  taken[date.first] = 1;
}

void TableReader::read_figures(const TokenText& line, const std::vector<TableCellSpan>& row, std::vector<char>& taken,
                               std::vector<FoundAmount>& amounts) const {
  const Unit of_row = unit_of_row(line, row);
  std::size_t result = SIZE_MAX;
  for (std::size_t c = 1; c < row.size(); ++c) {  // the first cell is a label or the number of the row
    if (!is_figure(line, row[c]) || taken[row[c].first] != 0) continue;
    const bool percent = c < columns_.size() && columns_[c].percent;
    const Unit unit = percent ? Unit{} : unit_of_figure(line, row, of_row, c);
    auto number = read_digits(line.at(row[c].first), line.mark, unit.power > 0);
    if (number) number = number->times_power_of_ten(unit.power);
    if (!number || (!percent && !unit.known())) continue;
    const UnitRecord* record = unit.known() ? &packs_.units()[static_cast<std::size_t>(unit.unit)] : nullptr;
    if (!percent && record->kind == UnitKind::Counted && unit.power == 0 && !number->is_integer()) continue;
    FoundAmount found;
    found.first = row[c].first;
    found.last = row[c].last;
    found.number = *number;
    found.unit = percent ? std::string_view("%") : packs_.text(record->code);
    found.kind = percent ? UnitKind::Measure : record->kind;
    found.rule = "common.amount.table_cell";
    found.reason = "the unit stands in another cell of the table";
    found.secondary = true;
    if (!percent) result = amounts.size();
    amounts.push_back(found);
    taken[row[c].first] = 1;
  }
  if (result != SIZE_MAX) amounts[result].secondary = false;
}

void TableReader::read(const TokenText& line, bool buddhist_years, std::vector<char>& taken,
                       std::vector<FoundAmount>& amounts, std::vector<FoundDate>& years) {
  const std::vector<TableCellSpan> row = cells_of(line);
  constexpr std::size_t kMostHeads = 3;
  ++rows_;
  if (is_head(line, row, taken)) {
    read_head(line, row);
    for (const TableCellSpan& cell : row) {
      if (rows_ <= kMostHeads) read_year(line, cell, buddhist_years, taken, years);
    }
    return;
  }
  figures_seen_ = true;
  if (!columns_.empty()) read_year(line, row.front(), buddhist_years, taken, years);
  read_figures(line, row, taken, amounts);
}

}  // namespace chancery
