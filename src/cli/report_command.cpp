#include <cstdio>

#include "cli/commands.h"
#include "cli/open_register.h"
#include "cli/paper_file.h"
#include "cli/report_form.h"
#include "cli/synthesis_form.h"
#include "follow/follow_settings.h"
#include "follow/program_rules.h"
#include "register/match/family.h"
#include "register/period.h"
#include "report/paper_json.h"

namespace chancery {
namespace {

constexpr const char* kHelp =
    "chancery report [--year YEAR | --from DAY --until DAY] [--of PLACE] [--on DAY] [-o FILE]\n"
    "chancery report --issue [--number NO] [--signer NAME]|--issued [--version N] ...\n"
    "\n"
    "The yearly report of external affairs as a draft: by the outline of the rules, figures with plan, the year before "
    "and\n"
    "the change, tables of delegations, agreements, events and aid, and behind each figure the sentence that it rests "
    "on. At\n"
    "its end stands what its author has to look at: what waits to be checked, figures that differ, measures that "
    "nobody\n"
    "reported. Without -o as text.\n"
    "\n"
    "  --issue       issues it: nothing in it may be unchecked; what was issued stays as it is, a correction is a new "
    "version.\n"
    "                With --number NO and --signer NAME as on the paper\n"
    "  --issued      the report of this locality and period as it was issued the last time, or the one of --version N\n"
    "  --synthesis   puts together what the offices below gave for the period: sums, each office's figures, who gave "
    "nothing\n"
    "  --year YEAR   default: this year\n"
    "  --of PLACE    default: the office's own locality\n"
    "  --on DAY      as of this day instead of today: what was published later is left out\n"
    "  --store, --unit, --as, --in LANGUAGE, --json   as for 'chancery list'\n";

Status no_day(const std::string& text, const char* option) {
  return Error{ErrorKind::BadArgument, "'" + text + "' is no " + option, std::string("--") + option};
}

Result<ReportQuery> query_of(const OpenRegister& opened, const Arguments& given) {
  const Office& office = opened.office();
  TRY(due, due_query(office, given.value("--on")));
  ReportQuery out;
  out.as_of = due.today;
  const std::string year = given.value("--year", due.today.substr(0, 4));
  if (year.size() != 4 || first_day(year).empty()) return *no_day(year, "year");
  out.from = given.value("--from", first_day(year));
  out.until = given.value("--until", last_day(year));
  if (!is_day(out.from)) return *no_day(out.from, "from");
  if (!is_day(out.until) || out.until < out.from) return *no_day(out.until, "until");
  const std::string asked = given.value("--of", due.home);
  out.place = find_place_named(office, asked);
  if (given.has("--synthesis")) return out;
  if (out.place.empty() && asked.empty())
    return Error{ErrorKind::BadArgument, "the office has no locality; name one with --of", office.database.place()};
  if (out.place.empty()) return Error{ErrorKind::BadArgument, "no place is known as '" + asked + "'", "--of"};
  out.is_home = out.place == due.home;
  return out;
}

Status put_issued(const OpenRegister& opened, const Arguments& given, const std::string& record) {
  TRY(kept, load_issued_paper(opened.office(), record));
  TRY(paper, paper_of(kept, record));
  return put_paper(paper, given.value("-o"));
}

/// What was issued before.
Status show_issued(const OpenRegister& opened, const Arguments& given, const ReportQuery& query) {
  TRY(version, given.number("--version", 0));
  TRY(record, find_issued_version(opened.office(), query, version));
  if (record.empty())
    return Error{ErrorKind::NotFound, "no such report was issued: " + report_title(opened.screen(), query),
                 opened.office().database.place()};
  return put_issued(opened, given, record);
}

Status issue(const OpenRegister& opened, const Arguments& given, const Letterhead& letterhead, const ReportQuery& query,
             const YearlyReport& report) {
  const Office& office = opened.office();
  const IssueDetails details{report_title(opened.screen(), query), given.value("--number"), given.value("--signer"),
                             query.as_of};
  TRY(before, find_issued(office, query));
  TRY(paper, to_issued_paper(office, opened.screen(), report, query, letterhead, details, before.versions + 1));
  TRY(record, issue_report(office, report, query, details, to_json(paper)));
  if (given.has("--json")) {
    std::printf("%s\n", to_string(JsonObject{{"record", record}, {"version", before.versions + 1}}).c_str());
  } else {
    std::fprintf(stderr, "%s\n", record.c_str());
  }
  return given.has("-o") || !given.has("--json") ? put_issued(opened, given, record) : Status();
}

Status synthesize(const OpenRegister& opened, const Arguments& given, const FollowRules& rules,
                  const ReportQuery& query) {
  TRY(synthesis, gather_synthesis(opened.office(), rules, query));
  if (given.has("--json")) {
    std::printf("%s\n", to_string(to_json(synthesis, query)).c_str());
    return {};
  }
  return put_paper(to_paper(opened.screen(), synthesis, query), given.value("-o"));
}

Status write_report(const OpenRegister& opened, const Arguments& given) {
  TRY(rules, load_program_rules(opened.office()));
  TRY(query, query_of(opened, given));
  if (given.has("--synthesis")) return synthesize(opened, given, rules, query);
  if (given.has("--issued")) return show_issued(opened, given, query);
  query.to_issue = given.has("--issue");
  TRY(report, gather_report(opened.office(), rules, opened.screen().successions, query));
  if (given.has("--issue")) return issue(opened, given, rules.letterhead, query, report);
  if (given.has("--json")) {
    std::printf("%s\n", to_string(to_json(opened.office().schema, report, query)).c_str());
    return {};
  }
  TRY(paper, to_paper(opened.office(), opened.screen(), report, query, rules.letterhead));
  return put_paper(paper, given.value("-o"));
}

}  // namespace

int report_command(const std::vector<std::string>& arguments) {
  const auto given = Arguments::parse(arguments, {CHANCERY_REGISTER_OPTIONS,
                                                  {"--year", true},
                                                  {"--from", true},
                                                  {"--until", true},
                                                  {"--of", true},
                                                  {"--on", true},
                                                  {"--synthesis"},
                                                  {"--issue"},
                                                  {"--issued"},
                                                  {"--version", true},
                                                  {"--number", true},
                                                  {"--signer", true},
                                                  {"-o", true}});
  if (!given) return report(given.error());
  if (given->has("--help")) return std::fputs(kHelp, stdout), 0;
  if (given->has("--issue") && given->has("--issued"))
    return usage_error("report: --issue writes a new one, --issued shows what was issued");
  if (!given->names().empty()) return usage_error("report: there is nothing to name but options");
  const auto opened = OpenRegister::open(*given, WhenMissing::Refuse);
  const bool is_place =
      !opened && opened.error().kind == ErrorKind::NotFound && given->has("--unit") && !given->has("--of");
  if (!is_place) return run_on(opened, *given, write_report);
  // A unit that has no part of the register is a locality that the own office reports of.
  return run_on_register(given->with("--of", given->value("--unit")).with("--unit", ""), write_report);
}

}  // namespace chancery
