#include "register/office/officers.h"

#include "register/office/access.h"

namespace chancery {

Result<std::vector<std::string>> list_officers_in_charge(const Office& office) {
  TRY(rows, office.database.rows(
                "SELECT DISTINCT value FROM field_value WHERE unit = ? AND field = 'officer' AND until_seq = ?",
                {office.unit, kNow}));
  std::vector<std::string> out;
  for (const Row& row : rows) out.push_back(row.text(0));
  return out;
}

Result<std::vector<Record>> view_records_of_officer(const Office& office, const std::string& officer) {
  TRY(rows, office.database.rows("SELECT DISTINCT record FROM field_value WHERE unit = ? AND field = 'officer' AND "
                                 "value = ? AND until_seq = ? ORDER BY record",
                                 {office.unit, officer, kNow}));
  std::vector<Record> out;
  for (const Row& row : rows) {
    const Result<Record> record = view_record(office, row.text(0), kNow);
    if (record) out.push_back(*record);
    if (!record && record.error().kind != ErrorKind::NotFound) return record.error();
  }
  return out;
}

}  // namespace chancery
