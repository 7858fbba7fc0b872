#include <algorithm>

#include "intake/number_format.h"
#include "register/ledger/ledger.h"
#include "register/ledger/ledger_text.h"

namespace chancery {
namespace {

bool is_day(std::string_view text) {
  return text.size() == 10 && text[4] == '-' && text[7] == '-' && !has_letter(text);
}

CellKind kind_of(std::string_view text, FieldType type) {
  if (type == FieldType::Date && is_day(text)) return CellKind::Date;
  const bool figure = type == FieldType::Integer || type == FieldType::Decimal || type == FieldType::Money;
  return figure && read_double(text) ? CellKind::Number : CellKind::Text;
}

/// What was typed, where it was; what is known, where nobody typed it.
std::string shown(const LedgerEntry& entry, PeriodEnd end) {
  std::string out;
  for (const LedgerValue& value : entry.values) {
    if (!is_value(value.value)) return value.typed;
    const std::size_t slash = value.value.find('/');
    if (end == PeriodEnd::From) return value.value.substr(0, slash);
    if (end == PeriodEnd::To) return slash == std::string::npos ? value.value : value.value.substr(slash + 1);
    const std::string& text = value.typed.empty() ? value.value : value.typed;
    // Items of one typed cell (12/3 and 20/4) share what was typed.
    if (out == text || out.ends_with("\n" + text)) continue;
    out += (out.empty() ? "" : "\n") + text;
  }
  return out;
}

void add_cell(SheetRow& row, std::uint32_t column, std::string text, CellKind kind) {
  if (!text.empty()) row.cells.push_back({column, kind, std::move(text), "", 0});
}

SheetRow head_of(const LedgerPlan& plan) {
  SheetRow head;
  if (plan.ordinal_column) add_cell(head, *plan.ordinal_column, "#", CellKind::Text);
  for (const LedgerColumn& column : plan.columns) add_cell(head, column.column, column.header, CellKind::Text);
  return head;
}

SheetRow row_of(const LedgerPlan& plan, const LedgerRow& from, std::span<const LedgerField> fields, std::uint32_t row) {
  SheetRow made;
  made.row = row;
  made.hidden = from.hidden;
  if (plan.ordinal_column) add_cell(made, *plan.ordinal_column, std::to_string(row), CellKind::Number);
  for (std::size_t place = 0; place < plan.columns.size(); ++place) {
    const LedgerColumn& column = plan.columns[place];
    if (column.field) {
      const LedgerEntry* entry = from.find(*column.field);
      if (entry == nullptr) {
        for (const LedgerEntry& nothing : from.nothing)
          if (nothing.field == *column.field)
            add_cell(made, column.column, shown(nothing, PeriodEnd::Whole), CellKind::Text);
        continue;
      }
      std::string text = shown(*entry, column.end);
      const CellKind kind = kind_of(text, fields[*column.field].type);
      add_cell(made, column.column, std::move(text), kind);
      continue;
    }
    for (const LedgerEntry& other : from.others) {
      if (other.field == place) add_cell(made, column.column, shown(other, PeriodEnd::Whole), CellKind::Text);
    }
  }
  return made;
}

}  // namespace

Sheet to_sheet(const LedgerPlan& plan, std::span<const LedgerRow> rows, std::span<const LedgerField> fields) {
  Sheet sheet;
  sheet.rows.push_back(head_of(plan));
  for (const LedgerRow& row : rows) {
    sheet.rows.push_back(row_of(plan, row, fields, static_cast<std::uint32_t>(sheet.rows.size())));
  }
  for (SheetRow& row : sheet.rows) {
    std::sort(row.cells.begin(), row.cells.end(), [](const Cell& a, const Cell& b) { return a.column < b.column; });
  }
  return sheet;
}

}  // namespace chancery
