#include "register/office/sharing.h"

#include <map>

#include "base/json_value.h"
#include "register/log.h"
#include "register/office/access.h"
#include "register/search/index_text.h"

namespace chancery {
namespace {

constexpr std::string_view kColumns = "SELECT unit, record, with_unit, seq, at FROM shared ";

Result<std::vector<SharedRecord>> shared_of(const Office& office, std::string_view where, const SqlValues& parameters) {
  TRY(rows,
      office.database.rows(std::string(kColumns) + std::string(where) + " ORDER BY at DESC, unit, record", parameters));
  std::vector<SharedRecord> out;
  for (const Row& row : rows) out.push_back({row.text(0), row.text(1), row.text(2), row.integer(3), row.text(4)});
  return out;
}

/// Drafts and notes stay in the office, and so does what only named people may see.
void leave_out_private(const Schema& schema, Record& record) {
  const RecordSchema* type = schema.find_record(record.type);
  std::erase_if(record.values, [&](const FieldValue& value) {
    const FieldSchema* field = type == nullptr ? nullptr : type->find_field(value.field);
    return field == nullptr || field->access == Access::Named || field->office_only;
  });
}

Result<Record> shareable(const Office& office, const std::string& id, std::int64_t as_of) {
  TRY(record, load_record(office, id, as_of));
  if (record.access == Access::Named)
    return Error{ErrorKind::BadArgument, "only named people may see this record; it cannot be given to another office",
                 id};
  leave_out_private(office.schema, record);
  return record;
}

}  // namespace

Result<Record> view_own_or_received(const Office& office, const std::string& id, std::int64_t as_of) {
  const std::size_t slash = id.find('/');
  return slash == std::string::npos ? view_record(office, id, as_of)
                                    : load_received(office, id.substr(0, slash), id.substr(slash + 1));
}

Result<std::vector<ReceivedRecord>> load_all_received(const Office& office, const RecordSchema& type) {
  TRY(received, list_received(office));
  std::map<std::string, Unit> owners;
  std::vector<ReceivedRecord> out;
  for (const SharedRecord& each : received) {
    if (!each.record.starts_with(type.letters + "-")) continue;
    TRY(record, load_received(office, each.unit, each.record));
    if (!owners.contains(each.unit)) {
      TRY(owner, load_unit(office.database, each.unit));
      owners.emplace(each.unit, std::move(owner));
    }
    out.push_back({std::move(record), owners.at(each.unit)});
  }
  return out;
}

Result<Record> preview_shared(const Office& office, const std::string& record) {
  return shareable(office, record, kNow);
}

Status share_record(const Office& office, const std::string& record, const std::string& with) {
  TRY(other, load_unit(office.database, with));
  if (other.unit == office.unit) return Error{ErrorKind::BadArgument, "this is the office that has the record", with};
  TRY(transaction, begin_change(office));
  TRY(given, shareable(office, record, kNow));
  const Json change(JsonObject{{"with", with}, {"at", office.now()}});
  TRY(seq, append_log(office, "record.shared", given.id, to_string(change)));
  CHECK_STATUS(apply_shared(office, given.id, seq, change));
  CHECK_STATUS(index_received_words(office, with, given));
  return transaction.commit();
}

Status withdraw_shared(const Office& office, const std::string& record, const std::string& with) {
  TRY(transaction, begin_change(office));
  TRY(given, office.database.row("SELECT seq FROM shared WHERE unit = ? AND record = ? AND with_unit = ?",
                                 {office.unit, record, with}));
  if (!given) return Error{ErrorKind::NotFound, "this record was not given to '" + with + "'", record};
  const Json change(JsonObject{{"with", with}});
  TRY(seq, append_log(office, "record.withdrawn", record, to_string(change)));
  CHECK_STATUS(apply_shared(office, record, seq, change));
  CHECK_STATUS(remove_received_words(office, with, record));
  return transaction.commit();
}

Status apply_shared(const Office& office, const std::string& record, std::int64_t seq, const Json& change) {
  const std::string with(change.text_of("with"));
  if (change.find("at") == nullptr)
    return office.database.run("DELETE FROM shared WHERE unit = ? AND record = ? AND with_unit = ?",
                               {office.unit, record, with});
  return office.database.run(
      "INSERT INTO shared (unit, record, with_unit, seq, at) VALUES (?, ?, ?, ?, ?) "
      "ON CONFLICT (unit, record, with_unit) DO UPDATE SET seq = excluded.seq, at = excluded.at",
      {office.unit, record, with, seq, std::string(change.text_of("at"))});
}

Result<std::vector<SharedRecord>> list_received(const Office& office) {
  return shared_of(office, "WHERE with_unit = ?", {office.unit});
}

Result<std::vector<SharedRecord>> list_shared(const Office& office) {
  return shared_of(office, "WHERE unit = ?", {office.unit});
}

Result<Record> load_received(const Office& office, const std::string& unit, const std::string& record) {
  TRY(row, office.database.row("SELECT seq FROM shared WHERE unit = ? AND record = ? AND with_unit = ?",
                               {unit, record, office.unit}));
  if (!row) return Error{ErrorKind::NotFound, "there is no record " + unit + "/" + record, office.database.place()};
  const Office owner{office.database, office.schema, unit, office.actor, office.now};
  return shareable(owner, record, row->integer(0));
}

}  // namespace chancery
