#include "register/records.h"

#include <algorithm>

#include "base/json_value.h"
#include "register/log.h"
#include "store/counter.h"
#include "store/layout.h"

namespace chancery {
namespace {

std::string_view word_of(Access access) { return kAccessWords[static_cast<std::size_t>(access)]; }

Access access_of(std::string_view word) {
  const auto found = std::find(kAccessWords.begin(), kAccessWords.end(), word);
  return found == kAccessWords.end() ? Access::Named : static_cast<Access>(found - kAccessWords.begin());
}

Json json_of(const Citation& citation) {
  JsonObject out{{"kind", citation.kind}};
  if (!citation.document.empty()) out.push_back({"document", citation.document});
  if (citation.end > 0) {
    out.push_back({"begin", citation.begin});
    out.push_back({"end", citation.end});
  }
  if (!citation.quote.empty()) out.push_back({"quote", citation.quote});
  return out;
}

Error no_record(const Office& office, const std::string& id) {
  return {ErrorKind::NotFound, "there is no record " + id, office.database.place()};
}

/// What must not be in a change: fields that the type does not have, values that the field cannot hold.
Status find_fault_of(const Office& office, const RecordSchema& type, const RecordChange& change) {
  for (const NewValue& value : change.set) {
    const FieldSchema* field = type.find_field(value.field);
    if (field == nullptr) return Error{ErrorKind::BadArgument, "'" + type.id + "' has no such field", value.field};
    if (const auto fault = find_fault(office.schema, *field, value.value))
      return Error{ErrorKind::BadArgument, *fault, value.field};
  }
  return {};
}

Status check_complete(const RecordSchema& type, const Record& record) {
  std::vector<std::string> filled;
  for (const FieldValue& value : record.values) filled.push_back(value.field);
  const std::vector<std::string> missing = missing_fields(type, filled);
  if (missing.empty()) return {};
  std::string names;
  for (const std::string& field : missing)
    names += (names.empty() ? "" : ", ") + type.find_field(field)->label.in("en") + " (" + field + ")";
  return Error{ErrorKind::BadArgument,
               "'" + type.id + "' is not complete without " + names + "; say what it is, or that it was asked for",
               missing.front()};
}

/// The values that a change leaves: `record` becomes what it will be, and the body of the log what was done.
Status settle(const Office& office, const RecordSchema& type, const RecordChange& change, Record& record, Json& body) {
  JsonList set;
  JsonList end;
  const auto end_value = [&](std::int64_t id) {
    end.emplace_back(id);
    std::erase_if(record.values, [&](const FieldValue& value) { return value.id == id; });
  };
  for (const std::int64_t id : change.end) {
    if (std::none_of(record.values.begin(), record.values.end(),
                     [&](const FieldValue& value) { return value.id == id; }))
      return Error{ErrorKind::Conflict, "this value has been changed meanwhile", record.id};
    end_value(id);
  }
  for (const NewValue& value : change.set) {
    if (!type.find_field(value.field)->many)
      while (const FieldValue* old = record.find(value.field)) end_value(old->id);
    TRY(id, take_number(office.database, office.unit, "value"));
    record.values.push_back({id, value.field, value.value, 0, value.citations});
    JsonList citations;
    for (const Citation& citation : value.citations) citations.push_back(json_of(citation));
    set.push_back(JsonObject{{"id", id},
                             {"field", value.field},
                             {"value", value.value},
                             {"sort", sort_key(type.find_field(value.field)->type, value.value)},
                             {"citations", std::move(citations)}});
  }
  if (!end.empty()) body.set("end", std::move(end));
  if (!set.empty()) body.set("set", std::move(set));
  return {};
}

Status write_record_row(const Office& office, std::int64_t seq, const Json& body) {
  const std::string id(body.text_of("record"));
  CHECK_STATUS(
      office.database.run("DELETE FROM record WHERE unit = ? AND id = ? AND from_seq = ?", {office.unit, id, seq}));
  CHECK_STATUS(office.database.run("UPDATE record SET until_seq = ? WHERE unit = ? AND id = ? AND until_seq = ?",
                                   {seq, office.unit, id, kStillHolds}));
  if (body.find("removed") != nullptr) return {};
  return office.database.run(
      "INSERT INTO record (unit, id, type, name, date, access, joined_into, from_seq, until_seq) VALUES (?, ?, ?, ?, "
      "?, ?, ?, ?, ?)",
      {office.unit, id, std::string(body.text_of("type")), std::string(body.text_of("name")),
       std::string(body.text_of("date")), std::string(body.text_of("access")), std::string(body.text_of("joined_into")),
       seq, kStillHolds});
}

Status write_citation(const Office& office, std::int64_t value, const Json& citation) {
  return office.database.run(
      "INSERT INTO citation (unit, value, n, kind, document, begin_at, end_at, quote) "
      "SELECT ?, ?, COALESCE(MAX(n), -1) + 1, ?, ?, ?, ?, ? FROM citation WHERE unit = ? AND value = ?",
      {office.unit, value, std::string(citation.text_of("kind")), std::string(citation.text_of("document")),
       citation.integer_of("begin"), citation.integer_of("end"), std::string(citation.text_of("quote")), office.unit,
       value});
}

Status write_value(const Office& office, std::int64_t seq, const Json& record, const Json& value) {
  const std::int64_t id = value.integer_of("id");
  CHECK_STATUS(office.database.run(
      "INSERT INTO field_value (unit, id, record, type, date, field, value, sort, from_seq, until_seq) "
      "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      {office.unit, id, std::string(record.text_of("record")), std::string(record.text_of("type")),
       std::string(record.text_of("date")), std::string(value.text_of("field")), std::string(value.text_of("value")),
       std::string(value.text_of("sort")), seq, kStillHolds}));
  for (const Json& citation : value.list_of("citations")) CHECK_STATUS(write_citation(office, id, citation));
  return {};
}

Status load_values(const Office& office, std::int64_t as_of, Record& record) {
  // Values and their sources in one statement: a server is a round trip away.
  return office.database.each(
      "SELECT v.id, v.field, v.value, v.from_seq, c.kind, c.document, c.begin_at, c.end_at, c.quote FROM field_value v "
      "LEFT JOIN citation c ON c.unit = v.unit AND c.value = v.id "
      "WHERE v.unit = ? AND v.record = ? AND v.from_seq <= ? AND v.until_seq > ? ORDER BY v.id, c.n",
      {office.unit, record.id, as_of, std::min(as_of, kStillHolds - 1)}, [&](const Row& row) {
        std::vector<FieldValue>& values = record.values;
        if (values.empty() || values.back().id != row.integer(0))
          values.push_back({row.integer(0), row.text(1), row.text(2), row.integer(3), {}});
        if (!row.is_null(4))
          values.back().citations.push_back({row.text(4), row.text(5), row.integer(6), row.integer(7), row.text(8)});
        return true;
      });
}

}  // namespace

void name_record(const RecordSchema& type, Record& record) {
  record.name.clear();
  for (const std::string& field : type.name) {
    const FieldValue* value = record.find(field);
    if (value == nullptr || !is_value(value->value)) continue;
    record.name = value->value;
    break;
  }
  const FieldValue* date = type.date.empty() ? nullptr : record.find(type.date);
  record.date = date == nullptr || !is_value(date->value) ? "" : date->value;
}

Result<std::vector<std::string>> list_joined(const Office& office, const std::string& id, std::int64_t as_of) {
  // `joined_into <> ''`: only so the index of joined records is used.
  TRY(rows, office.database.rows("SELECT id FROM record WHERE unit = ? AND joined_into = ? AND joined_into <> '' AND "
                                 "from_seq <= ? AND until_seq > ? ORDER BY id",
                                 {office.unit, id, as_of, std::min(as_of, kStillHolds - 1)}));
  std::vector<std::string> out;
  for (const Row& row : rows) out.push_back(row.text(0));
  return out;
}

Record to_record(const Row& row) {
  return {row.text(0), row.text(1), row.text(2), row.text(3), access_of(row.text(4)), row.text(5), {}};
}

const FieldValue* Record::find(std::string_view field) const {
  for (const FieldValue& value : values)
    if (value.field == field) return &value;
  return nullptr;
}

std::string Record::text_of(std::string_view field) const {
  const FieldValue* value = find(field);
  return value == nullptr ? std::string() : value->value;
}

Result<std::string> change_record(const Office& office, const std::string& action, const RecordChange& change) {
  Record record;
  if (change.record.empty()) {
    record.type = change.type;
  } else {
    TRY(before, load_record(office, change.record, kStillHolds));
    record = std::move(before);
  }
  const RecordSchema* type = office.schema.find_record(record.type);
  if (type == nullptr) return Error{ErrorKind::BadArgument, "there is no record type '" + record.type + "'", action};
  CHECK_STATUS(find_fault_of(office, *type, change));
  if (record.id.empty()) {
    TRY(number, take_number(office.database, office.unit, type->letters));
    record.id = type->letters + "-" + std::to_string(number);
  }
  Json body(JsonObject{{"record", record.id}, {"type", record.type}});
  CHECK_STATUS(settle(office, *type, change, record, body));
  if (change.access) record.access = *change.access;
  if (change.joined_into) record.joined_into = *change.joined_into;
  name_record(*type, record);
  if (change.complete) CHECK_STATUS(check_complete(*type, record));
  body.set("name", record.name);
  body.set("date", record.date);
  body.set("access", word_of(record.access));
  if (!record.joined_into.empty()) body.set("joined_into", record.joined_into);
  if (change.remove) body.set("removed", true);
  if (!change.reason.empty()) body.set("reason", change.reason);
  const std::string text = to_string(body);
  TRY(seq, append_log(office, action, record.id, text));
  CHECK_STATUS(apply_change(office, seq, text));
  return record.id;
}

std::vector<std::string> missing_fields(const RecordSchema& type, const std::vector<std::string>& filled) {
  std::vector<std::string> out;
  for (const FieldSchema& field : type.fields)
    if (field.required && std::find(filled.begin(), filled.end(), field.id) == filled.end()) out.push_back(field.id);
  return out;
}

Result<FieldValue> load_value(const Office& office, std::int64_t id) {
  TRY(row, office.database.row("SELECT field, value, from_seq FROM field_value WHERE unit = ? AND id = ?",
                               {office.unit, id}));
  if (!row) return Error{ErrorKind::NotFound, "there is no value " + std::to_string(id), office.database.place()};
  FieldValue out{id, row->text(0), row->text(1), row->integer(2), {}};
  CHECK_STATUS(office.database.each(
      "SELECT kind, document, begin_at, end_at, quote FROM citation WHERE unit = ? AND value = ? ORDER BY n",
      {office.unit, id}, [&](const Row& cited) {
        out.citations.push_back({cited.text(0), cited.text(1), cited.integer(2), cited.integer(3), cited.text(4)});
        return true;
      }));
  return out;
}

Status add_citation(const Office& office, std::int64_t value, const Citation& citation) {
  TRY(row, office.database.row("SELECT record FROM field_value WHERE unit = ? AND id = ? AND until_seq = ?",
                               {office.unit, value, kStillHolds}));
  if (!row) return {};  // the value was replaced since; its history keeps the sources that it had
  const std::string text = to_string(JsonObject{{"value", value}, {"cite", json_of(citation)}});
  TRY(seq, append_log(office, "record.cited", row->text(0), text));
  return apply_change(office, seq, text);
}

Status apply_change(const Office& office, std::int64_t seq, const std::string& body) {
  TRY(change, parse_json(body, "log " + std::to_string(seq)));
  if (const Json* citation = change.find("cite")) return write_citation(office, change.integer_of("value"), *citation);
  CHECK_STATUS(write_record_row(office, seq, change));
  CHECK_STATUS(office.database.run(
      "UPDATE field_value SET date = ? WHERE unit = ? AND record = ? AND until_seq = ? AND date <> ?",
      {std::string(change.text_of("date")), office.unit, std::string(change.text_of("record")), kStillHolds,
       std::string(change.text_of("date"))}));
  for (const Json& id : change.list_of("end"))
    CHECK_STATUS(office.database.run("UPDATE field_value SET until_seq = ? WHERE unit = ? AND id = ?",
                                     {seq, office.unit, to_integer(id)}));
  for (const Json& value : change.list_of("set")) CHECK_STATUS(write_value(office, seq, change, value));
  return {};
}

Result<Record> load_record(const Office& office, const std::string& id, std::int64_t as_of) {
  TRY(row, office.database.row("SELECT id, type, name, date, access, joined_into FROM record WHERE unit = ? AND id = ? "
                               "AND from_seq <= ? AND until_seq > ?",
                               {office.unit, id, as_of, std::min(as_of, kStillHolds - 1)}));
  if (!row) return no_record(office, id);
  Record record = to_record(*row);
  CHECK_STATUS(load_values(office, as_of, record));
  return record;
}

}  // namespace chancery
