#include "register/candidates.h"

#include <algorithm>
#include <charconv>
#include <set>

#include "register/records.h"

namespace chancery {
namespace {

using Values = std::vector<std::pair<std::string, std::string>>;

/// Which fields of a type say what of a subject.
struct SubjectFields {
  std::string_view type;
  SubjectKind kind;
  std::vector<std::string_view> names, parties, numbers;
  std::string_view subtype, place, country, date, amount, ordinal, latin;
};

const std::vector<SubjectFields>& subjects() {
  static const std::vector<SubjectFields> kAll = {
      {"person",
       SubjectKind::Person,
       {"name", "other_names"},
       {},
       {},
       "",
       "",
       "nationality",
       "birth_date",
       "",
       "",
       "name_latin"},
      {"partner",
       SubjectKind::Organization,
       {"name", "name_vi", "short_name"},
       {},
       {},
       "",
       "place",
       "country",
       "",
       "",
       "",
       "name_latin"},
      {"agreement",
       SubjectKind::Agreement,
       {"title"},
       {"parties"},
       {"number"},
       "type",
       "signing_place",
       "",
       "signing_date",
       "",
       "",
       ""},
      {"event",
       SubjectKind::Event,
       {"title"},
       {"participants", "partner"},
       {},
       "type",
       "place",
       "",
       "date",
       "",
       "ordinal",
       ""},
      {"session", SubjectKind::Event, {"title"}, {"parties"}, {}, "type", "place", "", "date", "", "ordinal", ""},
      {"project",
       SubjectKind::Project,
       {"title"},
       {"partner", "our_body"},
       {"code"},
       "type",
       "place",
       "country",
       "from",
       "value",
       "",
       ""},
      {"aid_project", SubjectKind::Project, {"title"}, {"donor"}, {}, "", "place", "", "from", "value", "", ""},
  };
  return kAll;
}

std::vector<std::string> all_of(const Values& values, std::string_view field) {
  std::vector<std::string> out;
  for (const auto& [id, value] : values)
    if (!field.empty() && id == field) out.push_back(value);
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

std::optional<Subject> to_subject(const std::string& type, const Values& values) {
  const auto fields =
      std::find_if(subjects().begin(), subjects().end(), [&](const SubjectFields& each) { return each.type == type; });
  if (fields == subjects().end()) return std::nullopt;
  Subject out;
  out.kind = fields->kind;
  for (const std::string_view field : fields->names)
    for (std::string& name : all_of(values, field)) out.names.push_back({std::move(name), {}, {}});
  const std::string latin = first_of(values, fields->latin);
  if (!latin.empty() && !out.names.empty()) out.names.front().latin = latin;
  for (const std::string_view field : fields->parties)
    for (std::string& party : all_of(values, field)) out.parties.push_back(std::move(party));
  for (const std::string_view field : fields->numbers)
    for (std::string& number : all_of(values, field)) out.numbers.push_back(std::move(number));
  out.type = first_of(values, fields->subtype);
  out.place = first_of(values, fields->place);
  out.country = first_of(values, fields->country);
  out.date = first_of(values, fields->date);
  out.amount = first_of(values, fields->amount);
  const std::string ordinal = first_of(values, fields->ordinal);
  std::from_chars(ordinal.data(), ordinal.data() + ordinal.size(), out.ordinal);
  return out;
}

std::vector<std::string> candidate_keys(const Office& office, const std::string& type, const Values& values) {
  const std::optional<Subject> subject = office.knowledge == nullptr ? std::nullopt : to_subject(type, values);
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
  const MatchForm form(*to_subject(effect.type, values), *office.knowledge);
  for (const std::string& id : records) {
    TRY(record, load_record(office, id, kNow));
    if (!record.joined_into.empty()) continue;
    Match match = compare(form, MatchForm(*to_subject(effect.type, values_of(record)), *office.knowledge));
    if (match.score >= kMatchAsks) out.push_back({id, record.name, std::move(match)});
  }
  std::stable_sort(out.begin(), out.end(),
                   [](const Candidate& a, const Candidate& b) { return a.match.score > b.match.score; });
  return out;
}

}  // namespace chancery
