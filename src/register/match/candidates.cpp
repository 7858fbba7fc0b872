#include "register/match/candidates.h"

#include <algorithm>
#include <charconv>
#include <set>

#include "register/records.h"

namespace chancery {
namespace {

using Values = std::vector<std::pair<std::string, std::string>>;

/// The words for a subject in `schema/records/`.
SubjectKind kind_of(std::string_view word) {
  if (word == "person") return SubjectKind::Person;
  if (word == "organization") return SubjectKind::Organization;
  if (word == "agreement") return SubjectKind::Agreement;
  return word == "event" ? SubjectKind::Event : SubjectKind::Project;
}

std::vector<std::string> all_of(const Values& values, std::string_view field) {
  std::vector<std::string> out;
  for (const auto& [id, value] : values)
    if (!field.empty() && id == field && is_value(value)) out.push_back(value);
  return out;
}

std::string first_of(const Values& values, std::string_view field) {
  const std::vector<std::string> all = all_of(values, field);
  return all.empty() ? "" : all.front();
}

Values values_of(const Record& record) {
  Values out;
  for (const FieldValue& value : record.values) out.emplace_back(value.field, value.value);
  return out;
}

}  // namespace

std::optional<Subject> to_subject(const Schema& schema, const std::string& type, const Values& values) {
  const RecordSchema* record = schema.find_record(type);
  if (record == nullptr || record->match.kind.empty()) return std::nullopt;
  const MatchSchema& fields = record->match;
  Subject out;
  out.kind = kind_of(fields.kind);
  for (const std::string& field : fields.names)
    for (std::string& name : all_of(values, field)) out.names.push_back({std::move(name), {}, {}});
  const std::string latin = first_of(values, fields.latin);
  if (!latin.empty() && !out.names.empty()) out.names.front().latin = latin;
  for (const std::string& field : fields.parties)
    for (std::string& party : all_of(values, field)) out.parties.push_back(std::move(party));
  for (const std::string& field : fields.numbers)
    for (std::string& number : all_of(values, field)) out.numbers.push_back(std::move(number));
  out.type = first_of(values, fields.type);
  out.place = first_of(values, fields.place);
  out.country = first_of(values, fields.country);
  out.date = first_of(values, fields.date);
  out.amount = first_of(values, fields.amount);
  const std::string ordinal = first_of(values, fields.ordinal);
  std::from_chars(ordinal.data(), ordinal.data() + ordinal.size(), out.ordinal);
  return out;
}

std::vector<std::string> candidate_keys(const Office& office, const std::string& type, const Values& values) {
  const std::optional<Subject> subject =
      office.knowledge == nullptr ? std::nullopt : to_subject(office.schema, type, values);
  if (!subject) return {};
  std::vector<std::string> out = match_keys(*subject, *office.knowledge);
  for (std::string& key : out) key.insert(0, type + ":");
  return out;
}

Result<std::vector<Candidate>> find_candidates(const Office& office, const Effect& effect) {
  std::vector<Candidate> out;
  Values values;
  for (const NewValue& value : effect.values) values.emplace_back(value.field, value.value);
  const std::vector<std::string> keys = candidate_keys(office, effect.type, values);
  if (keys.empty()) return out;
  std::set<std::string> records;
  constexpr std::int64_t kMost = 50;  // of one key: a key that more share tells nothing
  for (const std::string& key : keys) {
    CHECK_STATUS(office.database.each("SELECT record FROM match_key WHERE unit = ? AND key = ? ORDER BY record LIMIT ?",
                                      {office.unit, key, kMost}, [&](const Row& row) {
                                        records.insert(row.text(0));
                                        return true;
                                      }));
  }
  const MatchForm form(*to_subject(office.schema, effect.type, values), *office.knowledge);
  for (const std::string& id : records) {
    TRY(record, load_record(office, id, kNow));
    if (!record.joined_into.empty()) continue;
    Match match =
        compare(form, MatchForm(*to_subject(office.schema, effect.type, values_of(record)), *office.knowledge));
    if (match.score >= kMatchAsks) out.push_back({id, record.name, std::move(match)});
  }
  std::stable_sort(out.begin(), out.end(),
                   [](const Candidate& a, const Candidate& b) { return a.match.score > b.match.score; });
  return out;
}

}  // namespace chancery
