#pragma once
#include <optional>
#include <string>

#include "base/json_value.h"
#include "follow/yearly_report.h"

namespace chancery {

inline constexpr std::string_view kIssuedReport = "issued_report";

/// With what a report is issued.
struct IssueDetails {
  std::string title;
  std::string number, signer;  ///< as on the paper, or empty
  std::string day;             ///< of issue
};

/// How often a report of this locality and period was issued, and the record of the last time (empty: never).
struct IssuedBefore {
  std::int64_t versions = 0;
  std::string record;
};
Result<IssuedBefore> find_issued(const Office& office, const ReportQuery& query);

/// The record of one version of it, or of the last (0); empty where there is none.
Result<std::string> find_issued_version(const Office& office, const ReportQuery& query, std::int64_t version);

/// Issues a report: from now on `paper` is what the office said. It stands in the log with its hash; a correction is a
/// new version that names the one before. Returns its record. Errors: Conflict where something in it was not checked
/// by a person; those of `change_record`.
Result<std::string> issue_report(const Office& office, const YearlyReport& report, const ReportQuery& query,
                                 const IssueDetails& details, const Json& paper);

/// The paper of an issued report as it was. Errors: NotFound, also where the actor may not see the record.
Result<Json> load_issued_paper(const Office& office, const std::string& record);

/// Does an issued report hold this figure? Such a one is changed by a person alone.
Result<bool> is_issued(const Office& office, const std::string& figure);

}  // namespace chancery
