#include "register/figures/figure_owners.h"

#include <algorithm>

#include "register/match/candidates.h"
#include "register/record_list.h"
#include "register/words.h"

namespace chancery {
namespace {

/// The record type in which an office keeps whose figures count.
constexpr const char* kMeasure = "measure";

std::vector<std::string> owners_of_schema(const Schema& schema, const std::string& measure) {
  for (const MeasureSchema& each : schema.measures)
    if (each.id == measure) return each.owners;
  return {};
}

bool is_same_body(const Office& office, const std::string& left, const std::string& right) {
  if (office.knowledge == nullptr) return false;
  Subject one;
  one.kind = SubjectKind::Organization;
  Subject other = one;
  one.names.push_back({left, {}, {}});
  other.names.push_back({right, {}, {}});
  return compare(one, other, *office.knowledge).score >= kMatchJoins;
}

/// Is `day` after `before`, as far as both are known?
bool is_later(const std::string& day, const std::string& before) {
  return !day.empty() && !before.empty() && day > before;
}

}  // namespace

Result<std::vector<std::string>> load_owners(const Office& office, const std::string& measure) {
  if (office.schema.find_record(kMeasure) == nullptr) return owners_of_schema(office.schema, measure);
  RecordQuery query;
  query.type = kMeasure;
  query.equal = {{"measure", measure}};
  query.limit = 1;
  TRY(records, list_records(office, query));
  if (records.empty()) return owners_of_schema(office.schema, measure);
  TRY(record, load_record(office, records.front().id, kNow));
  std::vector<std::string> out;
  for (const FieldValue& value : record.values)
    if (value.field == "owner" && is_value(value.value)) out.push_back(value.value);
  return out;
}

bool is_owner(const Office& office, const std::vector<std::string>& owners, const std::string& body) {
  if (body.empty()) return false;
  const std::string plain = plain_form(body);
  return std::any_of(owners.begin(), owners.end(), [&](const std::string& owner) {
    return plain.find(plain_form(owner)) != std::string::npos || is_same_body(office, owner, body);
  });
}

bool revises(const Office& office, const std::vector<std::string>& owners, const FieldSchema* status,
             const FigureSource& figure, const FigureSource& before) {
  // A figure that does not say how settled it is settles nothing.
  if (status != nullptr && status->grew(before.status, figure.status)) return true;
  if (status != nullptr && status->grew(figure.status, before.status)) return false;
  if (!is_owner(office, owners, figure.issuer)) return false;
  if (!figure.as_of.empty() && !before.as_of.empty() && figure.as_of != before.as_of)
    return is_later(figure.as_of, before.as_of);
  return is_later(figure.published, before.published);
}

}  // namespace chancery
