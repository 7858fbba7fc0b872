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

Status put_body(Database& database, const std::string& unit, const Json& body) {
  return database.run(
      "INSERT INTO unit (unit, body, next_seq, last_hash) VALUES (?, ?, 1, '') ON CONFLICT (unit) "
      "DO UPDATE SET body = excluded.body",
      {unit, to_string(body)});
}

/// What stands in the row of an office; an empty object where there is none.
Result<Json> find_body(Database& database, const std::string& unit) {
  TRY(row, database.row("SELECT body FROM unit WHERE unit = ?", {unit}));
  return row ? parse_json(row->text(0), unit) : Json(JsonObject{});
}

Status fill(Database& database, const Unit& own) {
  TRY(transaction, Transaction::begin(database));
  TRY(there, database.row("SELECT value FROM chancery WHERE name = 'own_unit'"));
  if (there) return Error{ErrorKind::Conflict, "a register is here already; it was left as it is", database.place()};
  CHECK_STATUS(database.run("INSERT INTO chancery (name, value) VALUES ('own_unit', ?)", {own.unit}));
  CHECK_STATUS(put_body(database, own.unit, body_of(own)));
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
  TRY(body, find_body(office.database, unit.unit));
  const Json said = body_of(unit);
  for (const JsonMember& member : *said.object()) body.set(member.key, member.value);
  CHECK_STATUS(put_body(office.database, unit.unit, body));
  Office of = office;
  of.unit = unit.unit;
  CHECK_STATUS(log_change(of, "unit.saved", unit.unit, body));
  return transaction.commit();
}

Result<Unit> load_unit(Database& database, const std::string& unit) {
  TRY(row, database.row("SELECT unit, body FROM unit WHERE unit = ?", {unit}));
  if (!row) return Error{ErrorKind::NotFound, "there is no office '" + unit + "' in this register", database.place()};
  return unit_of(*row, database.place());
}

Result<Json> load_setting(const Office& office, const std::string& key) {
  TRY(body, find_body(office.database, office.unit));
  const Json* value = body.find(key);
  return value == nullptr ? Json(JsonObject{}) : *value;
}

Status save_setting(const Office& office, const std::string& key, Json value) {
  TRY(transaction, begin_change(office));
  TRY(body, find_body(office.database, office.unit));
  body.set(key, std::move(value));
  CHECK_STATUS(put_body(office.database, office.unit, body));
  CHECK_STATUS(log_change(office, "unit.saved", office.unit, body));
  return transaction.commit();
}

Result<std::string> load_first_day(const Office& office) {
  constexpr std::size_t kDay = 10;
  TRY(row, office.database.row("SELECT at FROM log WHERE unit = ? AND seq = 1", {office.unit}));
  return row ? row->text(0).substr(0, kDay) : std::string();
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
