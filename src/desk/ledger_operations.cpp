#include <span>

#include "base/data_file.h"
#include "desk/call.h"
#include "register/ledger/ledger_import.h"
#include "register/ledger/own_columns.h"
#include "register/register.h"
#include "report/ledger_sheet.h"
#include "report/workbook_write.h"

namespace chancery {
namespace {

Result<const RecordSchema*> type_of(const Call& call) {
  const RecordSchema* type = call.office->schema.find_record(call.name("type"));
  if (type == nullptr) return Error{ErrorKind::NotFound, "there is no such record type", call.name("type")};
  return type;
}

Result<HttpResponse> export_ledger(Call& call) {
  TRY(type, type_of(call));
  TRY(records, view_all_of_type(*call.office, type->id));
  const std::vector<LedgerField> fields = to_ledger_fields(call.office->schema, *type);
  TRY(own, load_own_columns(*call.office, *type));
  const LedgerPlan plan = own.columns.empty() ? to_plan(*type, records, call.language) : own;
  Sheet sheet = to_shown_sheet(call.screen(), *type, plan, records, fields);
  Workbook book;
  book.format = WorkbookFormat::Xlsx;
  book.sheets.push_back(std::move(sheet));
  TRY(bytes, to_xlsx(book));
  return file_response(std::move(bytes), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                       type->id + ".xlsx");
}

/// Rows that were understood are counted; what somebody should look at is told with its cell.
Json result_json(const Call& call, const RecordSchema& type, const Workbook& book, const Ledger& ledger,
                 const LedgerImport& done) {
  JsonList columns, notes;
  for (const LedgerColumn& column : ledger.plan.columns)
    columns.push_back(
        JsonObject{{"header", column.header},
                   {"field", column.field ? type.fields[*column.field].id : std::string()},
                   {"label", column.field ? type.fields[*column.field].label.in(call.language) : std::string()}});
  for (const ImportedRow& row : done.rows)
    for (const LedgerProblem& problem : row.problems) notes.emplace_back(to_text(problem.cell) + ": " + problem.reason);
  for (const LedgerProblem& note : ledger.notes) notes.emplace_back(to_text(note.cell) + ": " + note.reason);
  const auto count = [&](RowState state) { return static_cast<std::int64_t>(done.count(state)); };
  return JsonObject{{"type", type.id},
                    {"sheet", book.sheets[ledger.plan.sheet].name},
                    {"rows", static_cast<std::int64_t>(done.rows.size())},
                    {"ready", count(RowState::New) + count(RowState::Changed)},
                    {"known", count(RowState::Known)},
                    {"columns", std::move(columns)},
                    {"notes", std::move(notes)}};
}

Result<HttpResponse> import_one(Call& call) {
  TRY(type, type_of(call));
  TRY(bytes, read_upload(call));
  const std::string file = call.parameter("name");
  TRY(book, read_workbook(file, std::as_bytes(std::span(bytes))));
  TRY(words, load_ledger_words(find_data_file("schema/ledger.toml")));
  TRY(unit, load_unit(call.office->database, call.office->unit));
  const LedgerTools tools{call.seat->reading(), words, unit.locality};
  const std::vector<LedgerField> fields = to_ledger_fields(call.office->schema, *type);
  TRY(plan, plan_ledger(book, first_shown_sheet(book), fields, tools));
  const Ledger ledger = read_ledger(book, plan, fields, tools);
  const ImportMode mode = call.parameter("try") == "true" ? ImportMode::DryRun : ImportMode::Write;
  TRY(done, import_ledger(*call.office, type->id, file, ledger, fields, mode));
  if (mode == ImportMode::Write) CHECK_STATUS(save_own_columns(*call.office, *type, ledger.plan));
  return json_response(result_json(call, *type, book, ledger, done));
}

}  // namespace

void add_ledger_operations(Handlers& to) {
  to["exportLedger"] = export_ledger;
  to["importLedger"] = import_one;
}

}  // namespace chancery
