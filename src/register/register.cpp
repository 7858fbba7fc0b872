#include "register/register.h"

#include "base/json_value.h"
#include "register/log.h"
#include "store/layout.h"
#include "store/store_file.h"

namespace chancery {
namespace {

Json body_of(const Unit& unit) {
  return JsonObject{{"title", unit.title}, {"locality", unit.locality}, {"parent", unit.parent}};
}

Status add_unit(Database& database, const Unit& unit) {
  return database.run(
      "INSERT INTO unit (unit, body, next_seq, last_hash) VALUES (?, ?, 1, '') ON CONFLICT (unit) "
      "DO UPDATE SET body = excluded.body",
      {unit.unit, to_string(body_of(unit))});
}

Status fill(Database& database, const Unit& own) {
  TRY(transaction, Transaction::begin(database));
  TRY(there, database.row("SELECT value FROM chancery WHERE name = 'own_unit'"));
  if (there) return Error{ErrorKind::Conflict, "a register is here already; it was left as it is", database.place()};
  CHECK_STATUS(database.run("INSERT INTO chancery (name, value) VALUES ('own_unit', ?)", {own.unit}));
  CHECK_STATUS(add_unit(database, own));
  const Schema none;
  const Office office{database, none, own.unit, "chancery", utc_now};
  CHECK_STATUS(log_change(office, "unit.created", own.unit, body_of(own)));
  return transaction.commit();
}

Result<Unit> unit_of(const Row& row, const std::string& place) {
  TRY(body, parse_json(row.text(1), place));
  return Unit{row.text(0), std::string(body.text_of("title")), std::string(body.text_of("locality")),
              std::string(body.text_of("parent"))};
}

}  // namespace

Status create_register(const std::string& location, const Unit& own) {
  if (!is_postgres(location)) return create_store(location, [&](Database& database) { return fill(database, own); });
  TRY(database, open_store(location));
  return fill(*database, own);
}

Result<std::string> load_own_unit(Database& database) {
  TRY(row, database.row("SELECT value FROM chancery WHERE name = 'own_unit'"));
  if (!row)
    return Error{ErrorKind::NotFound, "this database has no register yet; 'chancery init' makes one", database.place()};
  return row->text(0);
}

Status save_unit(const Office& office, const Unit& unit) {
  TRY(transaction, Transaction::begin(office.database));
  CHECK_STATUS(add_unit(office.database, unit));
  Office of = office;
  of.unit = unit.unit;
  CHECK_STATUS(log_change(of, "unit.saved", unit.unit, body_of(unit)));
  return transaction.commit();
}

Result<Unit> load_unit(Database& database, const std::string& unit) {
  TRY(row, database.row("SELECT unit, body FROM unit WHERE unit = ?", {unit}));
  if (!row) return Error{ErrorKind::NotFound, "there is no office '" + unit + "' in this register", database.place()};
  return unit_of(*row, database.place());
}

Result<std::vector<Unit>> list_units(Database& database) {
  TRY(rows, database.rows("SELECT unit, body FROM unit ORDER BY unit"));
  std::vector<Unit> out;
  for (const Row& row : rows) {
    TRY(unit, unit_of(row, database.place()));
    out.push_back(std::move(unit));
  }
  return out;
}

}  // namespace chancery
