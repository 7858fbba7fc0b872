#include "register/office/access.h"

#include <algorithm>

#include "base/json_value.h"
#include "register/log.h"
#include "register/match/same_record.h"
#include "store/layout.h"

namespace chancery {
namespace {

Result<bool> is_named(const Office& office, const std::string& record) {
  TRY(row, office.database.row("SELECT 1 FROM record_reader WHERE unit = ? AND record = ? AND person = ?",
                               {office.unit, record, office.actor}));
  return row.has_value();
}

/// Who is named for a record matters only where something of it is limited to named people.
bool has_limited_fields(const Schema& schema, const Record& record) {
  const RecordSchema* type = schema.find_record(record.type);
  return type != nullptr && std::any_of(record.values.begin(), record.values.end(), [&](const FieldValue& value) {
           const FieldSchema* field = type->find_field(value.field);
           return field != nullptr && field->access == Access::Named;
         });
}

void leave_out_limited_fields(const Schema& schema, Record& record) {
  const RecordSchema* type = schema.find_record(record.type);
  std::erase_if(record.values, [&](const FieldValue& value) {
    const FieldSchema* field = type == nullptr ? nullptr : type->find_field(value.field);
    return field != nullptr && field->access == Access::Named;
  });
}

Status log_view(const Office& office, const std::string& id) {
  TRY(transaction, begin_change(office));
  CHECK_STATUS(log_change(office, "record.viewed", id, JsonObject{}));
  return transaction.commit();
}

}  // namespace

Status limit_access(const Office& office, const std::string& record, Access access,
                    const std::vector<std::string>& people) {
  TRY(seen, view_record(office, record, kNow));
  TRY(transaction, begin_change(office));
  RecordChange change;
  change.record = seen.id;
  change.access = access;
  TRY(changed, change_record(office, "record.limited", change));
  JsonList named;
  if (access == Access::Named) {
    for (const std::string& person : people) named.emplace_back(person);
    named.emplace_back(office.actor);
  }
  const Json readers(JsonObject{{"people", std::move(named)}});
  CHECK_STATUS(apply_readers(office, changed, readers));
  CHECK_STATUS(log_change(office, "record.readers", changed, readers));
  CHECK_STATUS(index_record(office, changed));
  return transaction.commit();
}

Status apply_readers(const Office& office, const std::string& record, const Json& change) {
  CHECK_STATUS(office.database.run("DELETE FROM record_reader WHERE unit = ? AND record = ?", {office.unit, record}));
  for (const Json& person : change.list_of("people"))
    CHECK_STATUS(
        office.database.run("INSERT INTO record_reader (unit, record, person) VALUES (?, ?, ?) "
                            "ON CONFLICT (unit, record, person) DO NOTHING",
                            {office.unit, record, person.text() == nullptr ? std::string() : *person.text()}));
  return {};
}

Result<std::vector<std::string>> list_readers(const Office& office, const std::string& record) {
  TRY(rows, office.database.rows("SELECT person FROM record_reader WHERE unit = ? AND record = ? ORDER BY person",
                                 {office.unit, record}));
  std::vector<std::string> out;
  for (const Row& row : rows) out.push_back(row.text(0));
  return out;
}

Result<Record> view_record(const Office& office, const std::string& id, std::int64_t as_of) {
  TRY(record, load_record(office, id, as_of));
  // What is limited now was not for everybody before either.
  TRY(now, as_of == kNow ? Result<Record>(record) : load_record(office, id, kNow));
  if (now.access != Access::Named && !has_limited_fields(office.schema, record)) return record;
  TRY(named, is_named(office, id));
  if (now.access != Access::Named) {
    if (!named) leave_out_limited_fields(office.schema, record);
    return record;
  }
  if (!named) return Error{ErrorKind::NotFound, "there is no record " + id, office.database.place()};
  CHECK_STATUS(log_view(office, id));
  return record;
}

Result<std::vector<Record>> view_records(const Office& office, RecordQuery query) {
  query.seen_by = office.actor;
  return list_records(office, query);
}

Result<std::vector<Record>> view_joined(const Office& office, const std::string& id, std::int64_t as_of) {
  std::vector<Record> out;
  std::vector<std::string> into{id};
  for (std::size_t i = 0; i < into.size(); ++i) {
    TRY(joined, list_joined(office, into[i], as_of));
    for (const std::string& each : joined) {
      into.push_back(each);
      const Result<Record> record = view_record(office, each, as_of);
      if (record) out.push_back(*record);
      if (!record && record.error().kind != ErrorKind::NotFound) return record.error();
    }
  }
  return out;
}

}  // namespace chancery
