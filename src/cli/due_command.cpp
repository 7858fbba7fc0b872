#include <algorithm>
#include <cstdio>

#include "cli/commands.h"
#include "cli/open_register.h"
#include "follow/follow_settings.h"
#include "follow/program_rules.h"
#include "report/due_form.h"

namespace chancery {
namespace {

constexpr const char* kHelp =
    "chancery due [--on DAY] [--within DAYS] [--list overdue|due|passed|silent|older] [--type TYPE] [--officer NAME]\n"
    "\n"
    "What is due by the office's rules ('chancery rules'): what is late, what comes, days that have passed without "
    "anybody\n"
    "being late, and what is quiet. What is older than the day from which the office follows is history: it is "
    "counted, and\n"
    "shown with --list older.\n"
    "\n"
    "  --on DAY         as of this day instead of today\n"
    "  --within DAYS    what comes within so many days (default: as each rule says)\n"
    "  --officer NAME   only what this officer is in charge of\n"
    "  --store, --unit, --as, --in LANGUAGE, --json   as for 'chancery list'\n";

Json to_json(const OpenRegister& opened, const FollowRules& rules, const DueItem& item, const std::string& name) {
  JsonList years;
  for (const int year : item.unknown) years.emplace_back(static_cast<std::int64_t>(year));
  const DueTask task = due_task(rules, item, opened.screen().language);
  return JsonObject{{"state", due_state_word(item.state)},
                    {"rule", item.rule},
                    {"record", item.record},
                    {"type", item.type},
                    {"name", name},
                    {"task", task.words},
                    {"day", item.day},
                    {"days", item.days},
                    {"waiting_on", item.waiting},
                    {"unknown_holidays", std::move(years)},
                    {"source", task.source},
                    {"sentence", due_sentence(opened.screen(), rules, item, name)}};
}

Status print_people(const OpenRegister& opened, const FollowRules& rules, const std::vector<DueItem>& items,
                    std::size_t older) {
  const Wording& words = opened.screen().words;
  std::optional<DueState> last;
  for (const DueItem& item : items) {
    if (last != item.state) {
      const auto count =
          std::count_if(items.begin(), items.end(), [&](const DueItem& each) { return each.state == item.state; });
      std::printf("%s%s (%lld)\n", last ? "\n" : "",
                  words.word(kFollowWords, "list_" + due_state_word(item.state)).c_str(),
                  static_cast<long long>(count));
    }
    last = item.state;
    TRY(name, due_name(opened.office(), opened.screen(), item.record));
    constexpr std::size_t kNumber = 8;
    std::printf("  %s  %s\n", padded(item.record, kNumber).c_str(),
                due_sentence(opened.screen(), rules, item, name).c_str());
  }
  if (items.empty()) std::printf("%s\n", words.word(kFollowWords, "nothing").c_str());
  if (older > 0) std::printf("\n%s\n", words.count(kFollowWords, "history", older).c_str());
  return {};
}

/// Leaves out what was not asked for; how many of what is left out is history.
std::size_t keep_asked(const Arguments& given, std::int64_t within, std::vector<DueItem>& items) {
  const std::string list = given.value("--list");
  const auto is_older = [](const DueItem& item) { return item.state == DueState::Older; };
  const auto older = static_cast<std::size_t>(std::count_if(items.begin(), items.end(), is_older));
  std::erase_if(items, [&](const DueItem& item) {
    if (!list.empty()) return due_state_word(item.state) != list;
    return is_older(item) || (item.state == DueState::Due && item.days > within);
  });
  return list.empty() ? older : 0;
}

Status due(const OpenRegister& opened, const Arguments& given) {
  const Office& office = opened.office();
  TRY(rules, load_program_rules(opened.office()));
  constexpr std::int64_t kWhatRulesSay = INT64_MAX;
  TRY(within, given.number("--within", kWhatRulesSay));
  TRY(query, due_query(office, given.value("--on")));
  query.record_type = given.value("--type");
  query.officer = given.value("--officer");
  if (!query.record_type.empty() && office.schema.find_record(query.record_type) == nullptr)
    return Error{ErrorKind::BadArgument, "there is no record type '" + query.record_type + "'", "--type"};
  TRY(items, list_due(office, rules, query));
  const std::size_t older = keep_asked(given, within, items);
  if (!given.has("--json")) return print_people(opened, rules, items, older);
  for (const DueItem& item : items) {
    TRY(name, due_name(office, opened.screen(), item.record));
    std::printf("%s\n", to_string(to_json(opened, rules, item, name)).c_str());
  }
  return {};
}

}  // namespace

int due_command(const std::vector<std::string>& arguments) {
  const auto given = Arguments::parse(arguments, {CHANCERY_REGISTER_OPTIONS,
                                                  {"--on", true},
                                                  {"--within", true},
                                                  {"--list", true},
                                                  {"--type", true},
                                                  {"--officer", true}});
  if (!given) return report(given.error());
  if (given->has("--help")) return std::fputs(kHelp, stdout), 0;
  if (!given->names().empty()) return usage_error("due: there is nothing to name but options");
  const std::string list = given->value("--list");
  if (!list.empty() && std::find(std::begin(kDueStates), std::end(kDueStates), list) == std::end(kDueStates))
    return usage_error("due: --list is one of overdue, due, passed, silent and older");
  return run_on_register(*given, due);
}

}  // namespace chancery
