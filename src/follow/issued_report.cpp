#include "follow/issued_report.h"

#include <iterator>
#include <map>

#include "register/log.h"
#include "register/match/same_record.h"
#include "register/office/access.h"
#include "register/record_list.h"
#include "store/layout.h"

namespace chancery {
namespace {

constexpr const char* kAction = "report.issued";

NewValue entered(std::string_view field, std::string value, const std::string& why) {
  return {std::string(field), std::move(value), {{"entry", "", 0, 0, why}}};
}

RecordChange record_of(const YearlyReport& report, const ReportQuery& query, const IssueDetails& details,
                       const IssuedBefore& before) {
  RecordChange out;
  out.type = kIssuedReport;
  out.complete = true;
  const auto add = [&](std::string_view field, const std::string& value) {
    if (!value.empty()) out.set.push_back(entered(field, value, details.title));
  };
  add("title", details.title);
  add("number", details.number);
  add("signer", details.signer);
  add("place", query.place);
  add("from", query.from);
  add("to", query.until);
  add("as_of", query.as_of);
  add("issued", details.day);
  add("version", std::to_string(before.versions + 1));
  add("replaces", before.record);
  for (const ReportPart& part : report.parts)
    for (const ReportFigure& figure : part.figures)
      if (figure.entry) add("figures", figure.entry->record.id);
  return out;
}

/// The records of a locality and period by their version.
Result<std::map<std::int64_t, std::string>> list_issued(const Office& office, const ReportQuery& query) {
  RecordQuery issued;
  issued.type = kIssuedReport;
  issued.equal = {{"place", query.place}, {"from", query.from}, {"to", query.until}};
  issued.limit = INT64_MAX;
  TRY(records, list_records(office, issued));
  std::map<std::int64_t, std::string> out;
  for (const Record& each : records) {
    TRY(record, load_record(office, each.id, kNow));
    out[to_integer(Json(JsonNumber{record.text_of("version")}), 1)] = each.id;
  }
  return out;
}

}  // namespace

Result<IssuedBefore> find_issued(const Office& office, const ReportQuery& query) {
  TRY(all, list_issued(office, query));
  return all.empty() ? IssuedBefore() : IssuedBefore{all.rbegin()->first, all.rbegin()->second};
}

Result<std::string> find_issued_version(const Office& office, const ReportQuery& query, std::int64_t version) {
  TRY(all, list_issued(office, query));
  const auto found = version == 0 && !all.empty() ? std::prev(all.end()) : all.find(version);
  return found == all.end() ? std::string() : found->second;
}

Result<std::string> issue_report(const Office& office, const YearlyReport& report, const ReportQuery& query,
                                 const IssueDetails& details, const Json& paper) {
  if (report.unchecked > 0)
    return Error{ErrorKind::Conflict,
                 std::to_string(report.unchecked) +
                     " entries of this report were read and not checked; 'chancery "
                     "review list --for-report " +
                     query.from.substr(0, 4) + "' puts them first",
                 office.database.place()};
  TRY(transaction, begin_change(office));
  TRY(before, find_issued(office, query));
  TRY(record, change_record(office, "record.entered", record_of(report, query, details, before)));
  CHECK_STATUS(index_record(office, record));
  CHECK_STATUS(log_change(office, kAction, record, JsonObject{{"paper", paper}}));
  CHECK_STATUS(transaction.commit());
  return record;
}

Result<Json> load_issued_paper(const Office& office, const std::string& record) {
  TRY(seen, view_record(office, record, kNow));
  TRY(row, office.database.row("SELECT body FROM log WHERE unit = ? AND subject = ? AND action = ? ORDER BY seq",
                               {office.unit, seen.id, std::string(kAction)}));
  if (!row) return Error{ErrorKind::NotFound, "'" + record + "' is no issued report", office.database.place()};
  TRY(body, parse_json(row->text(0), record));
  const Json* paper = body.find("paper");
  if (paper == nullptr)
    return Error{ErrorKind::Damaged, "the log holds no paper of this report", office.database.place() + ": " + record};
  return *paper;
}

Result<bool> is_issued(const Office& office, const std::string& figure) {
  TRY(row,
      office.database.row("SELECT 1 FROM field_value WHERE unit = ? AND type = ? AND field = 'figures' AND sort = "
                          "? AND until_seq = ?",
                          {office.unit, std::string(kIssuedReport), sort_key(FieldType::Link, figure), kStillHolds}));
  return row.has_value();
}

}  // namespace chancery
