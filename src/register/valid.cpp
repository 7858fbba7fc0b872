#include "register/valid.h"

#include <algorithm>

#include "register/office/access.h"
#include "register/period.h"

namespace chancery {
namespace {

/// The earliest day that a field says; empty where it says none.
std::string first_of(const Record& record, const std::string& field) {
  std::string out;
  for (const FieldValue& value : record.values) {
    if (value.field != field || !is_value(value.value)) continue;
    const std::string day = first_day(value.value);
    if (!day.empty() && (out.empty() || day < out)) out = day;
  }
  return out;
}

std::string last_of(const Record& record, const std::string& field) {
  std::string out;
  for (const FieldValue& value : record.values)
    if (value.field == field && is_value(value.value)) out = std::max(out, last_day(value.value));
  return out;
}

/// The last day on which it holds; empty where it goes on.
std::string end_of(const RecordSchema& type, const Record& record) {
  const ValiditySchema& valid = type.valid;
  if (std::string end = last_of(record, valid.end); !end.empty()) return end;
  // What is known to be over without a day was still there when it was last seen.
  const TenureSchema& tenure = type.tenure;
  if (!tenure.state.empty() && record.text_of(tenure.state) == tenure.former) return last_of(record, tenure.seen);
  const bool renewed = !valid.renewal.empty() && record.text_of(valid.renewal) == valid.automatic;
  return renewed ? std::string() : last_of(record, valid.expiry);
}

}  // namespace

bool holds_on(const RecordSchema& type, const Record& record, const std::string& day) {
  std::string begin;
  for (const std::string& field : type.valid.from)
    if (begin.empty()) begin = first_of(record, field);
  if (begin.empty() || day < begin) return false;
  const std::string end = end_of(type, record);
  return end.empty() || day <= end;
}

Result<std::vector<Record>> view_records_on(const Office& office, RecordQuery query, const std::string& day) {
  const RecordSchema* type = office.schema.find_record(query.type);
  if (type != nullptr && type->valid.from.empty())
    return Error{ErrorKind::BadArgument, "nothing says of '" + query.type + "' from when until when it holds", "--on"};
  const std::int64_t wanted = query.limit;
  constexpr std::int64_t kPage = 500;
  query.limit = kPage;
  std::vector<Record> out;
  for (;;) {
    TRY(page, view_records(office, query));
    for (const Record& each : page) {
      if (static_cast<std::int64_t>(out.size()) == wanted) return out;
      TRY(record, view_record(office, each.id, query.as_of));
      if (holds_on(*type, record, day)) out.push_back(std::move(record));
    }
    if (static_cast<std::int64_t>(page.size()) < kPage) return out;
    query.after = page.back().id;
  }
}

}  // namespace chancery
