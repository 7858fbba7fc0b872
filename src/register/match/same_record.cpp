#include "register/match/same_record.h"

#include <algorithm>
#include <map>

#include "base/digest.h"
#include "register/match/candidates.h"
#include "register/search/index_text.h"
#include "register/words.h"
#include "store/full_text.h"
#include "store/layout.h"

namespace chancery {
namespace {

/// The value of a field of identity as it is compared; what is unsaid counts as said, and no value as none.
template <class Values>
std::string identity_value(const Values& values, const FieldSchema& field) {
  std::vector<std::string> out;
  for (const auto& value : values)
    if (value.field == field.id && value.value != field.unsaid && is_value(value.value))
      out.push_back(plain_form(value.value));
  std::sort(out.begin(), out.end());
  std::string text;
  for (const std::string& each : out) text += each + '\x1f';
  return text;
}

/// Keys under which a record is found: one for each strong field, and one for its name and parts together where all its
/// parts are known.
template <class Values>
std::vector<std::string> identity_keys(const RecordSchema& type, const Values& values) {
  std::vector<std::string> out;
  std::string parts = type.id;
  std::size_t known = 0;
  bool told = true;
  for (const FieldSchema& field : type.fields) {
    if (field.identity == Identity::None) continue;
    const std::string value = identity_value(values, field);
    if (field.identity == Identity::Strong && !value.empty())
      out.push_back(type.id + '\x1d' + field.id + '\x1d' + value);
    if (field.identity == Identity::Strong) continue;
    parts += '\x1d' + value;
    if (!value.empty()) ++known;
    if (value.empty() && field.identity == Identity::Key) told = false;
  }
  constexpr std::size_t kEnough = 2;
  if (told && known >= kEnough) out.push_back(parts);
  constexpr std::size_t kKeySize = 32;
  for (std::string& key : out) key = "id:" + digest(key).substr(0, kKeySize);
  return out;
}

/// The record that shows for one that was joined into another, itself perhaps joined later.
Result<std::string> find_kept(const Office& office, std::string record) {
  for (;;) {
    TRY(row, office.database.row("SELECT joined_into FROM record WHERE unit = ? AND id = ? AND until_seq = ?",
                                 {office.unit, record, kStillHolds}));
    if (!row || row->text(0).empty()) return record;
    record = row->text(0);
  }
}

}  // namespace

Result<std::string> find_same_record(const Office& office, const Effect& effect) {
  const RecordSchema* type = office.schema.find_record(effect.type);
  if (type == nullptr) return std::string();
  for (const std::string& key : identity_keys(*type, effect.values)) {
    TRY(row, office.database.row("SELECT record FROM match_key WHERE unit = ? AND key = ? ORDER BY record",
                                 {office.unit, key}));
    if (row) return find_kept(office, row->text(0));
  }
  return std::string();
}

Status index_record_keys(const Office& office, const Record& record) {
  const RecordSchema* type = office.schema.find_record(record.type);
  if (type == nullptr) return {};
  CHECK_STATUS(office.database.run("DELETE FROM match_key WHERE unit = ? AND record = ?", {office.unit, record.id}));
  std::vector<std::pair<std::string, std::string>> values;
  for (const FieldValue& value : record.values) values.emplace_back(value.field, value.value);
  std::vector<std::string> keys = candidate_keys(office, record.type, values);
  for (std::string& key : identity_keys(*type, record.values)) keys.push_back(std::move(key));
  for (const std::string& key : keys)
    CHECK_STATUS(office.database.run(
        "INSERT INTO match_key (unit, key, record) VALUES (?, ?, ?) ON CONFLICT (unit, key, record) DO NOTHING",
        {office.unit, key, record.id}));
  return {};
}

Status index_record(const Office& office, const std::string& id) {
  const Result<Record> stored = load_record(office, id, kNow);
  if (!stored && stored.error().kind != ErrorKind::NotFound) return stored.error();
  if (!stored) {
    CHECK_STATUS(office.database.run("DELETE FROM match_key WHERE unit = ? AND record = ?", {office.unit, id}));
    return remove_text(office.database, office.unit, TextKind::Record, id);
  }
  const Record& record = *stored;
  CHECK_STATUS(index_record_keys(office, record));
  return index_record_words(office, record);
}

}  // namespace chancery
