#include <cstdio>

#include "base/data_file.h"
#include "cli/commands.h"
#include "cli/files.h"
#include "cli/open_register.h"
#include "register/ledger/ledger_import.h"
#include "report/ledger_sheet.h"
#include "report/workbook_write.h"
#include "store/store_file.h"

namespace chancery {
namespace {

constexpr const char* kHelp =
    "chancery ledger import FILE --type TYPE [--sheet N] [--dry-run]\n"
    "chancery ledger export TYPE --to FILE.xlsx|FILE.csv [--like LEDGER]\n"
    "\n"
    "Brings a spreadsheet (XLSX, ODS, XLS, CSV) as the office keeps it into the register, or takes records out as one. "
    "Columns\n"
    "are told by their heads, in any of the five languages; a row that is there already is changed, not doubled. Rows "
    "that need\n"
    "a look are listed with row, column and reason. All rows enter or none.\n"
    "\n"
    "  --dry-run      says what would happen, and writes nothing\n"
    "  --sheet N      the sheet, from 1 (default: the first that is not hidden)\n"
    "  --like LEDGER  exports in the columns of this spreadsheet, the office's own\n"
    "  --store, --unit, --as, --json, --in LANGUAGE   as for 'chancery review'\n";

constexpr std::uint64_t kMaxSize = 256ULL << 20U;  // a full sheet of a million rows takes some 100 MB

Result<Workbook> open_workbook(const std::string& path) {
  std::string bytes;
  CHECK_STATUS(read_file({path, path, false}, kMaxSize, bytes));
  return read_workbook(path, std::as_bytes(std::span(bytes)));
}

Result<std::size_t> sheet_of(const Workbook& book, const Arguments& given) {
  TRY(number, given.number("--sheet", 0));
  if (number > static_cast<std::int64_t>(book.sheets.size()))
    return Error{ErrorKind::BadArgument, "the file has only " + std::to_string(book.sheets.size()) + " sheets",
                 book.file};
  if (number > 0) return static_cast<std::size_t>(number - 1);
  return first_shown_sheet(book);
}

std::string place_of(const LedgerProblem& problem) { return to_text(problem.cell); }

void tell_columns(const LedgerPlan& plan, const RecordSchema& type, std::string_view language) {
  for (const LedgerColumn& column : plan.columns) {
    const std::string field = column.field ? type.fields[*column.field].label.in(language) : "kept as text";
    std::printf("  %-40s %s\n", column.header.c_str(), field.c_str());
  }
}

void tell(const LedgerImport& done, const Ledger& ledger, const RecordSchema& type, const OpenRegister& opened,
          const Arguments& given) {
  if (given.has("--json")) {
    for (const ImportedRow& row : done.rows) {
      JsonList problems;
      for (const LedgerProblem& problem : row.problems)
        problems.push_back(JsonObject{{"cell", place_of(problem)}, {"reason", problem.reason}});
      std::printf("%s\n", to_string(JsonObject{{"row", static_cast<std::int64_t>(row.row) + 1},
                                               {"state", kRowStates[static_cast<std::size_t>(row.state)]},
                                               {"record", row.record},
                                               {"problems", std::move(problems)}})
                              .c_str());
    }
    return;
  }
  tell_columns(ledger.plan, type, opened.screen().language);
  for (const ImportedRow& row : done.rows)
    for (const LedgerProblem& problem : row.problems)
      std::printf("row %u, %s: %s\n", row.row + 1, place_of(problem).c_str(), problem.reason.c_str());
  for (const LedgerProblem& note : ledger.notes) std::printf("%s: %s\n", place_of(note).c_str(), note.reason.c_str());
  std::printf("%zu rows: %zu new, %zu changed, %zu known, %zu to look at; %zu left out (totals, headings, notes)%s\n",
              done.rows.size(), done.count(RowState::New), done.count(RowState::Changed), done.count(RowState::Known),
              done.count(RowState::ToLookAt), ledger.left_out.size(),
              given.has("--dry-run") ? "; nothing was written" : "");
}

Status import_one(const OpenRegister& opened, const Arguments& given) {
  const std::string& file = given.names()[1];
  const RecordSchema* type = opened.office().schema.find_record(given.value("--type"));
  if (type == nullptr)
    return Error{ErrorKind::BadArgument, "say what a row is with --type; 'chancery list types' names the types",
                 "ledger import"};
  TRY(book, open_workbook(file));
  TRY(sheet, sheet_of(book, given));
  TRY(words, load_ledger_words(find_data_file("schema/ledger.toml")));
  const ReadingTools reading(opened.packs());
  TRY(unit, load_unit(opened.office().database, opened.office().unit));
  const LedgerTools tools{reading, words, unit.locality};
  const std::vector<LedgerField> fields = to_ledger_fields(opened.office().schema, *type);
  TRY(plan, plan_ledger(book, sheet, fields, tools));
  const Ledger ledger = read_ledger(book, plan, fields, tools);
  TRY(done, import_ledger(opened.office(), type->id, file, ledger, fields,
                          given.has("--dry-run") ? ImportMode::DryRun : ImportMode::Write));
  tell(done, ledger, *type, opened, given);
  return {};
}

/// The columns of the office's own spreadsheet, or one for each field that is filled.
Result<LedgerPlan> export_plan(const OpenRegister& opened, const Arguments& given, const RecordSchema& type,
                               const std::vector<Record>& records, std::span<const LedgerField> fields) {
  if (!given.has("--like")) return to_plan(type, records, opened.screen().language);
  TRY(book, open_workbook(given.value("--like")));
  TRY(sheet, sheet_of(book, given));
  TRY(words, load_ledger_words(find_data_file("schema/ledger.toml")));
  const ReadingTools reading(opened.packs());
  return plan_ledger(book, sheet, fields, LedgerTools{reading, words});
}

Status export_type(const OpenRegister& opened, const Arguments& given) {
  const std::string path = given.value("--to");
  const RecordSchema* type = opened.office().schema.find_record(given.names()[1]);
  if (type == nullptr)
    return Error{ErrorKind::BadArgument, "there is no record type '" + given.names()[1] + "'", "ledger export"};
  if (!path.ends_with(".xlsx") && !path.ends_with(".csv"))
    return Error{ErrorKind::BadArgument, "say where with --to FILE.xlsx or --to FILE.csv", "ledger export"};
  TRY(records, view_all_of_type(opened.office(), type->id));
  const std::vector<LedgerField> fields = to_ledger_fields(opened.office().schema, *type);
  TRY(plan, export_plan(opened, given, *type, records, fields));
  Sheet sheet = to_shown_sheet(opened.screen(), *type, plan, records, fields);
  if (path.ends_with(".csv")) {
    CHECK_STATUS(write_file(path, to_csv(sheet)));
  } else {
    Workbook book;
    book.format = WorkbookFormat::Xlsx;
    book.sheets.push_back(std::move(sheet));
    TRY(bytes, to_xlsx(book));
    CHECK_STATUS(write_file(path, bytes));
  }
  std::printf("%zu rows in %s\n", records.size(), path.c_str());
  return {};
}

}  // namespace

int ledger_command(const std::vector<std::string>& arguments) {
  const auto given = Arguments::parse(arguments, {CHANCERY_REGISTER_OPTIONS,
                                                  {"--type", true},
                                                  {"--sheet", true},
                                                  {"--dry-run"},
                                                  {"--to", true},
                                                  {"--like", true}});
  if (!given) return report(given.error());
  if (given->has("--help")) return std::fputs(kHelp, stdout), 0;
  if (given->names().size() == 2 && given->names().front() == "import")
    return run_on_register(*given, import_one, WhenMissing::Create);
  if (given->names().size() == 2 && given->names().front() == "export") return run_on_register(*given, export_type);
  return usage_error("ledger: it is 'ledger import FILE --type TYPE' or 'ledger export TYPE --to FILE'");
}

}  // namespace chancery
