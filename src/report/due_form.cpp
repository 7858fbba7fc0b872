#include "report/due_form.h"

#include <cstdlib>

namespace chancery {
namespace {

std::string years_in(const std::set<int>& years) {
  std::string out;
  for (const int year : years) out += (out.empty() ? "" : ", ") + std::to_string(year);
  return out;
}

}  // namespace

DueTask due_task(const FollowRules& rules, const DueItem& item, const std::string& language) {
  if (const FollowRule* rule = rules.find(item.rule)) return {rule->task.in(language), rule->source};
  const YearlyRule* rule = rules.find_yearly(item.rule);
  return rule == nullptr ? DueTask{} : DueTask{rule->task.in(language), rule->source};
}

std::string due_state_word(DueState state) { return std::string(kDueStates[static_cast<std::size_t>(state)]); }

std::string due_sentence(const Screen& screen, const FollowRules& rules, const DueItem& item, const std::string& name) {
  const bool silent = item.state == DueState::Silent;
  const bool today = item.state == DueState::Due && item.days == 0;
  std::string pattern = today ? "today" : due_state_word(item.state);
  // What is older is told as it would be otherwise.
  if (item.state == DueState::Older) {
    const FollowRule* rule = rules.find(item.rule);
    pattern = rule != nullptr && rule->kind == RuleKind::Silence ? "silent" : "passed";
  }
  const std::string waiting = silent || item.waiting.empty() ? "" : label_of(screen, "waiting_on", item.waiting);
  std::string out = screen.words.count(kFollowWords, pattern, static_cast<std::uint64_t>(std::abs(item.days)),
                                       {{"task", due_task(rules, item, screen.language).words},
                                        {"name", name},
                                        {"day", shown_date(screen, item.day)},
                                        {"waiting", waiting}});
  if (!item.unknown.empty())
    out += " " + screen.words.fill(kFollowWords, "unknown_holidays", {{"years", years_in(item.unknown)}});
  return out;
}

Result<std::string> due_name(const Office& office, const Screen& screen, const std::string& id) {
  if (id.empty()) return std::string();
  TRY(record, load_record(office, id, kNow));
  constexpr std::size_t kLongest = 120;
  const std::string name = one_line(told_name(screen, record), kLongest);
  return name.empty() ? id : name;
}

}  // namespace chancery
