#include "base/json_value.h"
#include "register/log.h"
#include "register/office/sharing.h"
#include "register/office/take_over.h"
#include "register/register.h"
#include "register/search/index_register.h"
#include "store/layout.h"
#include "store/row_reader.h"
#include "store/row_writer.h"

// The register of another office as it is, with its log, brought in from another store.

namespace chancery {
namespace {

Status copy_rows(Database& from, const std::string& other, const Office& to, const TableLayout& table) {
  RowReader reader(from, table);
  RowWriter writer(to.database, table);
  for (;;) {
    TRY(row, reader.next());
    if (row == nullptr) return writer.flush();
    const Row current(*row);
    const bool of_index = table.name == "counter" && current.text(1) == "text";
    if (current.text(0) != other || of_index) continue;
    SqlValues copy = *row;
    copy.front() = to.unit;
    CHECK_STATUS(writer.add(copy));
  }
}

/// Other offices of the store that it came from are none of this one, even where they have the same name.
Status withdraw_all(const Office& office) {
  TRY(given, list_shared(office));
  for (const SharedRecord& each : given) {
    const Json change(JsonObject{{"with", each.with}});
    TRY(seq, append_log(office, "record.withdrawn", each.record, to_string(change)));
    CHECK_STATUS(apply_shared(office, each.record, seq, change));
  }
  return {};
}

Status require_whole(Database& from, const Schema& schema, const std::string& other) {
  const Office theirs{from, schema, other, {}, utc_now};
  TRY(faults, verify_log(theirs));
  return faults.empty() ? Status() : Status(faults.front());
}

/// Keeps the name that the hashes of its log are made with.
Status set_chain(const Office& theirs, const std::string& chain) {
  TRY(row, theirs.database.row("SELECT body FROM unit WHERE unit = ?", {theirs.unit}));
  if (!row) return Error{ErrorKind::NotFound, "there is no office '" + chain + "' in that register", chain};
  TRY(body, parse_json(row->text(0), theirs.unit));
  if (body.text_of("chain").empty()) body.set("chain", chain);
  return theirs.database.run("UPDATE unit SET body = ? WHERE unit = ?", {to_string(body), theirs.unit});
}

}  // namespace

Status bring_in_office(const Office& office, Database& from, const std::string& other, const std::string& unit) {
  TRY(known, load_unit(from, other));
  TRY(taken, office.database.row("SELECT 1 FROM unit WHERE unit = ?", {unit}));
  if (taken)
    return Error{
        ErrorKind::Conflict,
        "there is an office '" + unit +
            "' here already; bring this one in under another name, or, if it broke off before, take over that one",
        office.database.place()};
  CHECK_STATUS(require_whole(from, office.schema, known.unit));
  Office theirs = office;
  theirs.unit = unit;
  TRY(reading, Transaction::begin_reading(from));
  TRY(transaction, Transaction::begin(office.database));
  for (const TableLayout& table : unit_tables()) CHECK_STATUS(copy_rows(from, other, theirs, table));
  CHECK_STATUS(set_chain(theirs, other));
  CHECK_STATUS(withdraw_all(theirs));
  TRY(row, office.database.row("SELECT body FROM unit WHERE unit = ?", {unit}));
  TRY(body, parse_json(row->text(0), unit));
  CHECK_STATUS(log_change(theirs, "unit.brought_in", unit, body));
  CHECK_STATUS(transaction.commit());
  return index_register(theirs);
}

}  // namespace chancery
