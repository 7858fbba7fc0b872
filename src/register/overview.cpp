#include "register/overview.h"

#include <map>

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
  TRY(changes, counts(office, "SELECT '', COUNT(*) FROM log WHERE unit = ?", {office.unit}));
  out.changes = changes.front().second;
  return out;
}

}  // namespace chancery
