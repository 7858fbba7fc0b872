#include "register/all_records.h"

#include <algorithm>
#include <unordered_set>

#include "register/records.h"
#include "store/layout.h"

namespace chancery {
namespace {

using RecordNumbers = std::unordered_map<std::string, std::string>;

/// Which record each one was joined into.
Result<RecordNumbers> joined_records(const Office& office, const std::string& type) {
  RecordNumbers out;
  CHECK_STATUS(office.database.each(
      "SELECT id, joined_into FROM record WHERE unit = ? AND type = ? AND until_seq = ? AND joined_into <> ''",
      {office.unit, type, kStillHolds}, [&](const Row& row) { return out.emplace(row.text(0), row.text(1)), true; }));
  return out;
}

/// The record that stands for this one now. A chain is no longer than there are joined records.
const std::string& stands_for(const RecordNumbers& joined, const std::string& id) {
  const std::string* out = &id;
  for (std::size_t steps = 0; steps < joined.size(); ++steps) {
    const auto next = joined.find(*out);
    if (next == joined.end()) break;
    out = &next->second;
  }
  return *out;
}

/// These records, and those that were joined into them.
std::vector<std::string> with_joined(const RecordNumbers& joined, const std::vector<std::string>& records) {
  std::vector<std::string> out = records;
  const std::unordered_set<std::string_view> wanted(records.begin(), records.end());
  if (wanted.empty()) return out;
  for (const auto& [id, into] : joined)
    if (!wanted.contains(id) && wanted.contains(stands_for(joined, into))) out.push_back(id);
  return out;
}

constexpr std::size_t kAskedAtOnce = 500;  // of the values that a database takes in one question

/// The records that others are named for and the actor is not.
Result<std::unordered_set<std::string>> hidden_records(const Office& office) {
  std::unordered_set<std::string> out;
  CHECK_STATUS(office.database.each(
      "SELECT r.record FROM record_reader r WHERE r.unit = ? AND NOT EXISTS (SELECT 1 FROM record_reader p WHERE "
      "p.unit = r.unit AND p.record = r.record AND p.person = ?)",
      {office.unit, office.actor}, [&](const Row& row) { return out.insert(row.text(0)), true; }));
  return out;
}

/// Leaves out what the actor may not see, of rows `v` that name a record; nothing where nobody is named for anything.
Result<std::string> unless_hidden(const Office& office) {
  TRY(any, office.database.row("SELECT 1 FROM record_reader WHERE unit = ? LIMIT 1", {office.unit}));
  if (!any) return std::string();
  return std::string(
      " AND NOT EXISTS (SELECT 1 FROM record n WHERE n.unit = v.unit AND n.id = v.record AND n.access = 'named' AND "
      "n.until_seq = v.until_seq AND NOT EXISTS (SELECT 1 FROM record_reader p WHERE p.unit = n.unit AND p.record = "
      "n.id AND p.person = ?))");
}

/// Is the key by which a value of this type sorts the value itself? Then the index of values says all, and no row has
/// to be fetched.
bool sorts_by_itself(FieldType type) {
  return type == FieldType::Date || type == FieldType::Choice || type == FieldType::Flag || type == FieldType::Link;
}

bool leads_to(const FieldSchema& field, const std::string& type) {
  return field.access != Access::Named && std::find(field.links.begin(), field.links.end(), type) != field.links.end();
}

}  // namespace

std::string_view RecordFields::text_of(std::string_view field) const {
  for (const auto& [name, value] : values)
    if (name == field) return value;
  return {};
}

Result<std::vector<RecordFields>> view_all_records(const Office& office, const std::string& type,
                                                   const std::vector<std::string>& fields) {
  const RecordSchema* schema = office.schema.find_record(type);
  if (schema == nullptr) return Error{ErrorKind::BadArgument, "there is no record type '" + type + "'", "records"};
  TRY(joined, joined_records(office, type));
  TRY(hidden, hidden_records(office));
  std::vector<RecordFields> out;
  std::unordered_map<std::string, std::size_t> at;
  for (const std::string& id : fields) {
    const FieldSchema* field = schema->find_field(id);
    if (field == nullptr || field->access == Access::Named) continue;
    CHECK_STATUS(
        office.database.each("SELECT record, " + std::string(sorts_by_itself(field->type) ? "sort" : "value") +
                                 " FROM field_value WHERE unit = ? AND type = ? AND field = ? AND until_seq = ?",
                             {office.unit, type, id, kStillHolds}, [&](const Row& row) {
                               const std::string& record = stands_for(joined, row.text(0));
                               if (hidden.contains(record) || hidden.contains(row.text(0))) return true;
                               const auto [place, added] = at.try_emplace(record, out.size());
                               if (added) out.push_back({record, {}});
                               out[place->second].values.emplace_back(field->id, row.text(1));
                               return true;
                             }));
  }
  return out;
}

Result<std::unordered_map<std::string, std::string>> find_last_signs(const Office& office, const std::string& type,
                                                                     const std::string& day,
                                                                     const std::vector<std::string>& only) {
  TRY(joined, joined_records(office, type));
  TRY(unless, unless_hidden(office));
  RecordNumbers out;
  const auto take = [&](const Row& row) {
    std::string& newest = out[stands_for(joined, row.text(0))];
    newest = std::max(newest, row.text(1));
    return true;
  };
  const std::vector<std::string> asked = with_joined(joined, only);
  for (const RecordSchema& from : office.schema.records) {
    for (const FieldSchema& field : from.fields) {
      if (from.date.empty() || !leads_to(field, type)) continue;
      const SqlValues common{office.unit, from.id, field.id, kStillHolds, day};
      for (std::size_t first = 0; first < std::max<std::size_t>(asked.size(), 1); first += kAskedAtOnce) {
        SqlValues parameters = common;
        std::string among;
        for (std::size_t i = first; i < std::min(asked.size(), first + kAskedAtOnce); ++i) {
          among += among.empty() ? " AND v.sort IN (?" : ", ?";
          parameters.emplace_back(asked[i]);
        }
        if (!among.empty()) among += ")";
        if (!unless.empty()) parameters.emplace_back(office.actor);
        CHECK_STATUS(office.database.each(
            "SELECT v.sort, MAX(v.date) FROM field_value v WHERE v.unit = ? AND v.type = ? AND v.field = ? AND "
            "v.until_seq = ? AND v.date <> '' AND v.date <= ?" +
                among + unless + " GROUP BY v.sort",
            parameters, take));
      }
    }
  }
  return out;
}

}  // namespace chancery
