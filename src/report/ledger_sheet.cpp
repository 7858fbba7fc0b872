#include "report/ledger_sheet.h"

#include "register/office/access.h"

namespace chancery {

Result<std::vector<Record>> view_all_of_type(const Office& office, const std::string& type) {
  std::vector<Record> out;
  RecordQuery query;
  query.type = type;
  constexpr std::int64_t kPage = 1000;
  query.limit = kPage;
  for (;;) {
    TRY(page, view_records(office, query));
    for (const Record& each : page) {
      TRY(record, view_record(office, each.id, kNow));
      out.push_back(std::move(record));
    }
    if (page.size() < static_cast<std::size_t>(kPage)) return out;
    query.after = page.back().id;
  }
}

Sheet to_shown_sheet(const Screen& screen, const RecordSchema& type, const LedgerPlan& plan,
                     const std::vector<Record>& records, std::span<const LedgerField> fields) {
  std::vector<LedgerRow> rows = to_ledger_rows(type, records);
  for (LedgerRow& row : rows)
    for (LedgerEntry& entry : row.entries)
      for (LedgerValue& value : entry.values) value.typed = shown_cell(screen, type.fields[entry.field], value);
  Sheet sheet = to_sheet(plan, rows, fields);
  sheet.name = type.id;
  return sheet;
}

std::size_t first_shown_sheet(const Workbook& book) {
  for (std::size_t i = 0; i < book.sheets.size(); ++i)
    if (!book.sheets[i].hidden && !book.sheets[i].rows.empty()) return i;
  return 0;
}

}  // namespace chancery
