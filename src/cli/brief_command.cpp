#include <cstdio>

#include "cli/commands.h"
#include "cli/open_register.h"
#include "cli/paper_file.h"
#include "follow/briefing.h"
#include "follow/follow_settings.h"
#include "follow/program_rules.h"
#include "report/brief_form.h"

namespace chancery {
namespace {

constexpr const char* kHelp =
    "chancery brief --partner NAME [-o FILE] [--on DAY]\n"
    "\n"
    "What to know before meeting a partner, on about two pages: who holds which post now, open commitments of both "
    "sides "
    "with\n"
    "their day, occasion and sentence, what was asked and not answered, agreements, last meetings, results, and what "
    "comes\n"
    "next. A place by its name in any language or its code, with the bodies there and those that it goes on for; a "
    "body "
    "by its\n"
    "name or number. Without -o as text that can be copied into a message.\n"
    "\n"
    "  --on DAY   as of this day instead of today\n"
    "  --store, --unit, --as, --in LANGUAGE, --json   as for 'chancery list'\n";

Status brief(const OpenRegister& opened, const Arguments& given) {
  const Office& office = opened.office();
  const std::string partner = given.value("--partner");
  TRY(rules, load_program_rules(opened.office()));
  TRY(query, due_query(office, given.value("--on")));
  TRY(briefing, gather_briefing(office, rules, query, partner));
  if (briefing.empty())
    return Error{ErrorKind::NotFound,
                 "nothing is recorded of '" + partner + "'; 'chancery search' finds other spellings",
                 office.database.place()};
  if (given.has("--json")) {
    std::printf("%s\n", to_string(to_json(office.schema, briefing)).c_str());
    return {};
  }
  TRY(paper, to_paper(office, opened.screen(), rules, briefing, query.today));
  return put_paper(paper, given.value("-o"));
}

}  // namespace

int brief_command(const std::vector<std::string>& arguments) {
  const auto given =
      Arguments::parse(arguments, {CHANCERY_REGISTER_OPTIONS, {"--partner", true}, {"-o", true}, {"--on", true}});
  if (!given) return report(given.error());
  if (given->has("--help")) return std::fputs(kHelp, stdout), 0;
  if (given->value("--partner").empty() || !given->names().empty())
    return usage_error("brief: name the partner with --partner");
  return run_on_register(*given, brief);
}

}  // namespace chancery
