#include "register/about.h"

#include <algorithm>
#include <unordered_set>

#include "register/office/access.h"
#include "store/layout.h"

namespace chancery {
namespace {

/// The record that stands for one that was joined, and for those that it was joined into.
Result<std::optional<Record>> view_standing(const Office& office, std::string id) {
  constexpr int kLongestChain = 100;
  for (int step = 0; step < kLongestChain; ++step) {
    Result<Record> record = view_record(office, id, kNow);
    if (!record && record.error().kind == ErrorKind::NotFound) return std::optional<Record>();
    if (!record) return record.error();
    if (record->joined_into.empty()) return std::optional(std::move(*record));
    id = record->joined_into;
  }
  return std::optional<Record>();
}

}  // namespace

AboutCondition about_condition(const RecordSchema& type, const std::vector<std::string>& values) {
  AboutCondition out;
  for (const FieldSchema& field : type.fields) {
    if (field.type != FieldType::Place && field.type != FieldType::Link) continue;
    for (const std::string& value : values) {
      out.sql += std::string(out.sql.empty() ? "(" : " OR ") + "(v.field = ? AND v.sort = ?)";
      out.parameters.emplace_back(field.id);
      out.parameters.emplace_back(sort_key(field.type, value));
    }
  }
  if (!out.sql.empty()) out.sql += ")";
  return out;
}

Result<std::vector<Record>> view_records_about(const Office& office, const RecordSchema& type,
                                               const std::vector<std::string>& values) {
  const AboutCondition about = about_condition(type, values);
  std::vector<Record> out;
  if (about.sql.empty()) return out;
  SqlValues parameters{office.unit, type.id, kStillHolds};
  parameters.insert(parameters.end(), about.parameters.begin(), about.parameters.end());
  TRY(rows, office.database.rows("SELECT DISTINCT v.record FROM field_value v WHERE v.unit = ? AND v.type = ? AND "
                                 "v.until_seq = ? AND " +
                                     about.sql,
                                 parameters));
  std::unordered_set<std::string> seen;
  for (const Row& row : rows) {
    TRY(record, view_standing(office, row.text(0)));
    if (record && seen.insert(record->id).second) out.push_back(std::move(*record));
  }
  std::sort(out.begin(), out.end(), [](const Record& left, const Record& right) {
    return std::tie(left.date, left.id) > std::tie(right.date, right.id);
  });
  return out;
}

}  // namespace chancery
