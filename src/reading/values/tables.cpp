#include "reading/values/tables.h"

#include <algorithm>

#include "reading/values/digits.h"

namespace chancery {
namespace {

constexpr std::size_t kFewestCells = 3;

bool is_percent(const Packs& packs, std::int32_t unit) {
  return packs.text(packs.units()[static_cast<std::size_t>(unit)].code) == "%";
}

}  // namespace

std::vector<TableReader::Cell> TableReader::cells(const TokenText& line) const {
  std::vector<Cell> out;
  std::size_t first = 0;
  for (std::size_t i = 0; i <= line.size(); ++i) {
    if (i < line.size() && !line.is_mark(i, '|')) continue;
    if (i > first || (i < line.size() && i > 0)) out.push_back({first, i});
    first = i + 1;
  }
  return out;
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
    if (unit == nullptr || out.unit >= 0) return {};
    out.unit = unit->value;
    out.power += packs_.units()[static_cast<std::size_t>(unit->value)].power;
  }
  return out.unit >= 0 ? out : Unit{};
}

TableReader::Unit TableReader::unit_of_row(const TokenText& line, const std::vector<Cell>& row) const {
  for (std::size_t c = 1; c < row.size(); ++c) {
    if (const Unit unit = unit_of(line, row[c].first, row[c].last); unit.unit >= 0) return unit;
  }
  // In brackets at the end of a label: Export value (million USD).
  for (const Cell& cell : row) {
    if (cell.last < cell.first + 3 || !line.is_mark(cell.last - 1, ')')) continue;
    std::size_t open = cell.last - 1;
    while (open > cell.first && !line.is_mark(open, '(')) --open;
    if (const Unit unit = unit_of(line, open + 1, cell.last - 1); unit.unit >= 0) return unit;
  }
  return {};
}

void TableReader::read_head(const TokenText& line, const std::vector<Cell>& row) {
  percent_columns_.assign(row.size(), 0);
  for (std::size_t c = 0; c < row.size(); ++c) {
    for (std::size_t i = row[c].first; i < row[c].last; ++i) {
      const Meaning* unit = line.find(i, Cls::Measure);
      if (unit == nullptr) unit = line.find(i, Cls::MeasureBefore);
      if (unit != nullptr && is_percent(packs_, unit->value)) percent_columns_[c] = 1;
    }
  }
}

bool TableReader::read(const TokenText& line, std::vector<char>& taken, std::vector<FoundAmount>& amounts) {
  const auto is_bar = [&](const Token& t) { return t.end == t.begin + 1 && line.text[t.begin] == '|'; };
  if (std::none_of(line.tokens.begin(), line.tokens.end(), is_bar)) return false;
  const std::vector<Cell> row = cells(line);
  if (row.size() < kFewestCells) return false;
  const auto is_figure = [&](const Cell& cell) {
    return cell.last == cell.first + 1 && line[cell.first].kind == TokenKind::Number;
  };
  const bool figures = std::any_of(row.begin() + 1, row.end(), is_figure);
  if (!figures) {
    read_head(line, row);
    return true;
  }
  const Unit unit = unit_of_row(line, row);
  std::size_t result = SIZE_MAX;
  for (std::size_t c = 1; c < row.size(); ++c) {  // the first cell is a label or the number of the row
    if (!is_figure(row[c]) || taken[row[c].first] != 0) continue;
    const bool percent = c < percent_columns_.size() && percent_columns_[c] != 0;
    auto number = read_digits(line.at(row[c].first), line.mark, !percent && unit.power > 0);
    if (number && !percent) number = number->times_power_of_ten(unit.power);
    if (!number || (!percent && unit.unit < 0)) continue;
    FoundAmount found;
    found.first = row[c].first;
    found.last = row[c].last;
    found.number = *number;
    found.unit =
        percent ? std::string_view("%") : packs_.text(packs_.units()[static_cast<std::size_t>(unit.unit)].code);
    found.kind = percent ? UnitKind::Measure : packs_.units()[static_cast<std::size_t>(unit.unit)].kind;
    found.rule = "common.amount.table_cell";
    found.reason = "the unit stands in another cell of the table";
    found.secondary = true;
    if (!percent) result = amounts.size();
    amounts.push_back(found);
    taken[row[c].first] = 1;
  }
  if (result != SIZE_MAX) amounts[result].secondary = false;
  return true;
}

}  // namespace chancery
