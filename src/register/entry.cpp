#include "register/entry.h"

#include "register/log.h"
#include "register/match/same_record.h"
#include "register/review/same_decisions.h"

namespace chancery {
namespace {

Result<std::string> change_and_index(const Office& office, const std::string& action, const RecordChange& change) {
  TRY(record, change_record(office, action, change));
  CHECK_STATUS(index_record(office, record));
  return record;
}

}  // namespace

Result<std::string> enter_record(const Office& office, const Entry& entry) {
  TRY(transaction, begin_change(office));
  RecordChange change;
  change.record = entry.record;
  change.type = entry.type;
  change.complete = true;
  Record before;
  if (!entry.record.empty()) {
    TRY(stored, load_record(office, entry.record, kNow));
    before = std::move(stored);
  }
  if (entry.seen > 0) {
    TRY(version, load_version(office, entry.record));
    if (version != entry.seen)
      return Error{ErrorKind::Conflict, "somebody else has changed this record in the meantime", entry.record};
  }
  change.end = entry.end;
  for (const auto& [field, value] : entry.values) {
    if (!value.empty()) {
      change.set.push_back({field, value, {{"entry", "", 0, 0, entry.reason}}});
      continue;
    }
    for (const FieldValue& old : before.values)
      if (old.field == field) change.end.push_back(old.id);
  }
  TRY(record, change_and_index(office, entry.record.empty() ? "record.entered" : "record.edited", change));
  CHECK_STATUS(transaction.commit());
  return record;
}

Result<std::int64_t> load_version(const Office& office, const std::string& record) {
  TRY(row, office.database.row("SELECT max(seq) FROM log WHERE unit = ? AND subject = ? AND action <> 'record.viewed'",
                               {office.unit, record}));
  return row ? row->integer(0) : 0;
}

Status join_in_change(const Office& office, const std::string& kept, const std::string& same,
                      const std::string& reason) {
  TRY(first, load_record(office, kept, kNow));
  TRY(second, load_record(office, same, kNow));
  if (kept == same) return Error{ErrorKind::BadArgument, "a record cannot be joined with itself", kept};
  if (first.type != second.type)
    return Error{ErrorKind::BadArgument, "one is of type '" + first.type + "', the other of '" + second.type + "'",
                 kept + ", " + same};
  for (const Record* record : {&first, &second})
    if (!record->joined_into.empty())
      return Error{ErrorKind::BadArgument, "this record is joined into " + record->joined_into + " already",
                   record->id};
  RecordChange change;
  change.record = same;
  change.joined_into = kept;
  change.reason = reason;
  TRY(changed, change_and_index(office, "record.joined", change));
  (void)changed;
  return {};
}

Status separate_in_change(const Office& office, const std::string& same, const std::string& reason) {
  TRY(record, load_record(office, same, kNow));
  if (record.joined_into.empty()) return Error{ErrorKind::BadArgument, "this record is not joined with another", same};
  RecordChange change;
  change.record = same;
  change.joined_into = "";
  change.reason = reason;
  TRY(changed, change_and_index(office, "record.separated", change));
  (void)changed;
  return {};
}

Status join_records(const Office& office, const std::string& kept, const std::string& same, const std::string& reason) {
  TRY(transaction, begin_change(office));
  CHECK_STATUS(join_in_change(office, kept, same, reason));
  return transaction.commit();
}

Status separate_record(const Office& office, const std::string& same, const std::string& reason) {
  TRY(transaction, begin_change(office));
  TRY(record, load_record(office, same, kNow));
  CHECK_STATUS(separate_in_change(office, same, reason));
  CHECK_STATUS(set_same_aside(office, {record.joined_into, same}, reason));
  return transaction.commit();
}

}  // namespace chancery
