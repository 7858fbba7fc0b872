#include <cstdio>
#include <filesystem>

#include "base/data_file.h"
#include "cli/commands.h"
#include "cli/open_register.h"
#include "follow/follow_settings.h"
#include "follow/program_rules.h"
#include "register/register.h"

namespace chancery {
namespace {

constexpr const char* kHelp =
    "chancery rules                    what the office follows: each rule with its source, and whether it is on\n"
    "chancery rules on|off RULE...     turns rules on and off\n"
    "chancery rules from DAY           the day from which the office follows; what is older is history, never late\n"
    "chancery rules check [--rules FOLDER]   looks at a folder of rules for all that is wrong with it\n"
    "\n"
    "The rules are files that a clerk can edit (rules/README.md): those that hold everywhere, and those of the country "
    "of the\n"
    "office's locality. Rules that nobody has verified (tag N) are off until the office turns them on.\n"
    "--store, --unit, --json, --in LANGUAGE as for 'chancery list'.\n";

template <class Rule>
void print_rule(const OpenRegister& opened, const Arguments& given, const Rule& rule, const std::string& type,
                const DueQuery& query) {
  const bool on = is_followed(rule.id, rule.tag, query);
  const std::string& task = rule.task.in(opened.screen().language);
  if (given.has("--json")) {
    std::printf("%s\n", to_string(JsonObject{{"rule", rule.id},
                                             {"type", type},
                                             {"task", task},
                                             {"on", on},
                                             {"source", rule.source},
                                             {"tag", rule.tag}})
                            .c_str());
    return;
  }
  std::printf("%s %s %s%s%s [%s]\n", on ? "+" : "-", padded(rule.id, 40).c_str(), task.c_str(),
              rule.source.empty() ? "" : "; ", rule.source.c_str(), rule.tag.c_str());
}

Status list_rules(const OpenRegister& opened, const Arguments& given) {
  TRY(rules, load_program_rules(opened.office()));
  TRY(settings, load_follow_settings(opened.office()));
  DueQuery query;
  query.on = settings.on;
  query.off = settings.off;
  for (const FollowRule& rule : rules.rules) print_rule(opened, given, rule, rule.record, query);
  for (const YearlyRule& rule : rules.yearly) print_rule(opened, given, rule, "", query);
  if (!given.has("--json"))
    std::printf("Followed from %s ('chancery rules from DAY')\n", shown_date(opened.screen(), settings.from).c_str());
  return {};
}

Status turn(const OpenRegister& opened, const Arguments& given) {
  TRY(rules, load_program_rules(opened.office()));
  TRY(settings, load_follow_settings(opened.office()));
  for (std::size_t i = 1; i < given.names().size(); ++i) {
    const std::string& id = given.names()[i];
    if (rules.find(id) == nullptr && rules.find_yearly(id) == nullptr)
      return Error{ErrorKind::NotFound, "there is no such rule for this office ('chancery rules' lists them)", id};
    turn_rule(settings, id, given.names().front() == "on");
  }
  return save_follow_settings(opened.office(), settings);
}

Status follow_from(const OpenRegister& opened, const Arguments& given) {
  TRY(settings, load_follow_settings(opened.office()));
  settings.from = given.names()[1];
  return save_follow_settings(opened.office(), settings);
}

/// Every country's rules with those that hold everywhere.
int check_rules(const std::string& folder) {
  const Result<Schema> schema = load_program_schema();
  if (!schema) return report(schema.error());
  std::vector<Error> problems = load_rules(folder, "", *schema).problems;
  const std::size_t everywhere = problems.size();
  std::error_code unreadable;
  for (const auto& entry : std::filesystem::directory_iterator(folder, unreadable)) {
    const std::string country = entry.path().filename().string();
    if (!entry.is_directory() || country == "common") continue;
    std::vector<Error> found = load_rules(folder, country, *schema).problems;
    problems.insert(problems.end(), found.begin() + static_cast<std::ptrdiff_t>(everywhere), found.end());
  }
  for (const Error& problem : problems) std::fprintf(stderr, "%s\n", problem.message().c_str());
  return problems.empty() ? 0 : 1;
}

}  // namespace

int rules_command(const std::vector<std::string>& arguments) {
  const auto given = Arguments::parse(arguments, {CHANCERY_REGISTER_OPTIONS, {"--rules", true}});
  if (!given) return report(given.error());
  if (given->has("--help")) return std::fputs(kHelp, stdout), 0;
  const std::vector<std::string>& names = given->names();
  if (names.empty()) return run_on_register(*given, list_rules);
  if (names.front() == "check" && names.size() == 1)
    return check_rules(given->value("--rules", find_data_file("rules")));
  if (names.front() == "from" && names.size() == 2) return run_on_register(*given, follow_from);
  if ((names.front() != "on" && names.front() != "off") || names.size() < 2)
    return usage_error("rules: it is 'rules', 'rules on|off RULE...', 'rules from DAY' or 'rules check'");
  return run_on_register(*given, turn);
}

}  // namespace chancery
