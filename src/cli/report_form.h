#pragma once
#include "follow/issued_report.h"
#include "report/paper.h"
#include "report/record_form.h"

namespace chancery {

/// A report as a draft on paper: figures with plan and change, tables, the sentence behind each figure as a footnote,
/// what is not known as a blank, and behind it all what its author has to look at; with the letterhead where that is
/// for papers in the language of the screen. Errors: those of `Database`.
Result<Paper> to_paper(const Office& office, const Screen& screen, const YearlyReport& report, const ReportQuery& query,
                       const Letterhead& letterhead);

/// The same as it is issued: without what only its author looks at.
Result<Paper> to_issued_paper(const Office& office, const Screen& screen, const YearlyReport& report,
                              const ReportQuery& query, const Letterhead& letterhead, const IssueDetails& details,
                              std::int64_t version);

/// Its period as the language of the screen writes it: a year as such.
std::string report_period(const Screen& screen, const ReportQuery& query);
/// What the report is called in the language of the screen.
std::string report_title(const Screen& screen, const ReportQuery& query);

/// The report as one object: its sections with figures and records, and the measures not reported.
Json to_json(const Schema& schema, const YearlyReport& report, const ReportQuery& query);

}  // namespace chancery
