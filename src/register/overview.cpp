#include "register/overview.h"

#include <map>

#include "register/about.h"
#include "register/match/family.h"
#include "register/records.h"
#include "store/layout.h"

namespace chancery {
namespace {

using Counts = std::vector<std::pair<std::string, std::int64_t>>;

Result<Counts> counts(const Office& office, std::string_view sql, const SqlValues& parameters) {
  TRY(rows, office.database.rows(sql, parameters));
  Counts out;
  for (const Row& row : rows) out.emplace_back(row.text(0), row.integer(1));
  return out;
}

/// How many figures hold `blank` in place of a value.
Result<std::int64_t> count_blank(const Office& office, std::string_view blank) {
  std::int64_t out = 0;
  for (const RecordSchema& type : office.schema.records) {
    if (type.figure.value.empty()) continue;
    TRY(row, office.database.row("SELECT COUNT(*) FROM field_value WHERE unit = ? AND type = ? AND field = ? AND sort "
                                 "= ? AND until_seq = ?",
                                 {office.unit, type.id, type.figure.value, std::string(blank), kStillHolds}));
    out += row->integer(0);
  }
  return out;
}

}  // namespace

Result<RegisterOverview> load_overview(const Office& office) {
  RegisterOverview out;
  TRY(languages,
      counts(office,
             "SELECT language, COUNT(*) AS n FROM document WHERE unit = ? GROUP BY language ORDER BY n DESC, language",
             {office.unit}));
  out.languages = std::move(languages);
  for (const auto& [language, count] : out.languages) out.documents += count;
  TRY(queue, count_queue(office));
  out.queue = queue;
  TRY(claims, counts(office, "SELECT '', COUNT(*) FROM claim WHERE unit = ?", {office.unit}));
  out.claims = claims.front().second;
  TRY(decisions, counts(office, "SELECT state, COUNT(*) FROM decision WHERE unit = ? GROUP BY state", {office.unit}));
  for (const auto& [state, count] : decisions) {
    if (state == "pending") out.to_check = count;
    if (state == "accepted") out.accepted = count;
    if (state == "set_aside") out.set_aside = count;
  }
  TRY(records,
      counts(office,
             "SELECT type, COUNT(*) FROM record WHERE unit = ? AND until_seq = ? AND joined_into = '' GROUP BY type",
             {office.unit, kStillHolds}));
  const std::map<std::string, std::int64_t> by_type(records.begin(), records.end());
  for (const RecordSchema& type : office.schema.records)
    if (const auto found = by_type.find(type.id); found != by_type.end())
      out.records.emplace_back(type.id, found->second);
  TRY(asked, count_blank(office, kNotReported));
  TRY(nothing, count_blank(office, kNothingToReport));
  out.not_reported = asked;
  out.nothing_to_report = nothing;
  TRY(changes, counts(office, "SELECT '', COUNT(*) FROM log WHERE unit = ?", {office.unit}));
  out.changes = changes.front().second;
  return out;
}

Result<std::vector<PlaceOverview>> load_overview_of(const Office& office, const std::string& value) {
  TRY(family, list_family(office, value));
  std::vector<PlaceOverview> out;
  for (const RecordSchema& type : office.schema.records) {
    const AboutCondition about = about_condition(type, family);
    if (about.sql.empty()) continue;
    SqlValues parameters{kStillHolds, office.unit, type.id, kStillHolds};
    parameters.insert(parameters.end(), about.parameters.begin(), about.parameters.end());
    TRY(records, counts(office,
                        "SELECT v.value, COUNT(DISTINCT v.record) FROM field_value v JOIN record r ON r.unit = v.unit "
                        "AND r.id = v.record AND r.until_seq = ? AND r.joined_into = '' AND r.access <> 'named' "
                        "WHERE v.unit = ? AND v.type = ? AND v.until_seq = ? AND " +
                            about.sql + " GROUP BY v.value ORDER BY 2 DESC, 1",
                        parameters));
    if (!records.empty()) out.push_back({type.id, std::move(records)});
  }
  return out;
}

}  // namespace chancery
