#include "follow/due.h"

#include <algorithm>
#include <set>

#include "base/edtf.h"
#include "register/all_records.h"
#include "register/match/place_names.h"
#include "register/period.h"
#include "register/records.h"

namespace chancery {
namespace {

constexpr const char* kOfficer = "officer";

bool contains(const std::vector<std::string>& list, const std::string& item) {
  return std::find(list.begin(), list.end(), item) != list.end();
}

bool has_one_of(const RecordFields& record, const std::string& field, const std::vector<std::string>& values) {
  return std::any_of(record.values.begin(), record.values.end(), [&](const auto& each) {
    return each.first == field && is_value(each.second) && (values.front() == "*" || contains(values, each.second));
  });
}

/// The fields that rules look at.
std::vector<std::string> fields_of(const RecordSchema& type, const std::vector<const FollowRule*>& rules) {
  std::set<std::string> out;
  for (const FollowRule* rule : rules) {
    for (const DaySum& sum : rule->day)
      for (std::string& field : sum.fields()) out.insert(std::move(field));
    out.insert(rule->done.begin(), rule->done.end());
    for (const auto* conditions : {&rule->when, &rule->unless})
      for (const auto& [field, values] : *conditions) out.insert(field);
    out.insert({rule->renewal, rule->term});
    out.insert(rule->waiting.begin(), rule->waiting.end());
  }
  std::erase_if(out, [&](const std::string& field) { return type.find_field(field) == nullptr; });
  return {out.begin(), out.end()};
}

bool concerns(const FollowRule& rule, const RecordFields& record) {
  const auto filled = [&](const std::string& field) { return has_one_of(record, field, {"*"}); };
  if (std::any_of(rule.done.begin(), rule.done.end(), filled)) return false;
  const auto holds = [&](const auto& condition) { return has_one_of(record, condition.first, condition.second); };
  return std::all_of(rule.when.begin(), rule.when.end(), holds) &&
         std::none_of(rule.unless.begin(), rule.unless.end(), holds);
}

/// Which side a place is on, seen from the office's own: a choice of `waiting_on`.
std::string side_of(const std::string& code, const std::string& home) {
  if (!is_place_code(code) || home.empty()) return {};
  const bool ours = code.substr(0, 2) == home.substr(0, 2);
  const bool country = code.find('-') == std::string::npos;
  if (!ours) return country ? "their_centre" : "them";
  return country ? "our_centre" : code == home ? "us" : "third_party";
}

/// The side among several that it waits on first: the office itself where it is one of them.
std::string side_of(const RecordFields& record, const std::string& field, const std::string& home) {
  std::string out;
  for (const auto& [id, value] : record.values) {
    if (id != field) continue;
    const std::string side = side_of(value, home);
    if (out.empty() || side == "us") out = side;
  }
  return out;
}

/// Whom it waits on by the first of `says` that tells.
std::string who_waits(const Schema& schema, const std::vector<std::string>& says, const RecordFields* record,
                      const std::string& home) {
  const Vocabulary* sides = schema.find_vocabulary("waiting_on");
  for (const std::string& each : says) {
    if (sides != nullptr && sides->find(each) != nullptr) return each;
    if (record == nullptr) continue;
    std::string said(record->text_of(each));
    if (sides != nullptr && sides->find(said) != nullptr) return said;
    if (std::string side = side_of(*record, each, home); !side.empty()) return side;
  }
  return {};
}

/// Was the rule in force on the day that it reckons from?
bool was_in_force(const FollowRule& rule, std::string_view date) {
  if (rule.from.empty() && rule.until.empty()) return true;
  const std::string began = last_day(date);
  return began >= rule.from && (rule.until.empty() || began <= rule.until);
}

/// Finds what one rule has to say of the records of its type.
class DueFinder {
 public:
  DueFinder(const Office& office, const FollowRules& rules, const DueQuery& query)
      : office_(office), rules_(rules), query_(query) {}

  /// At all records of the type.
  Status look_at_all(const RecordSchema& type, const std::vector<const FollowRule*>& rules, std::vector<DueItem>& out) {
    std::vector<std::string> fields = fields_of(type, rules);
    if (!query_.officer.empty() && !contains(fields, kOfficer)) fields.emplace_back(kOfficer);
    TRY(records, view_all_records(office_, type.id, fields));
    return look_at(type, rules, records, {}, out);
  }

  /// At those of the type among `records`.
  Status look_at_some(const RecordSchema& type, const std::vector<const FollowRule*>& rules,
                      const std::vector<const Record*>& records, std::vector<DueItem>& out) {
    std::vector<RecordFields> some;
    std::vector<std::string> ids;
    for (const Record* record : records) {
      if (record->type != type.id) continue;
      RecordFields& fields = some.emplace_back(RecordFields{record->id, {}});
      for (const FieldValue& value : record->values) fields.values.emplace_back(value.field, value.value);
      ids.push_back(record->id);
    }
    return some.empty() ? Status() : look_at(type, rules, some, ids, out);
  }

 private:
  /// `ids`: of the records, where they are not all of their type.
  Status look_at(const RecordSchema& type, const std::vector<const FollowRule*>& rules,
                 const std::vector<RecordFields>& records, const std::vector<std::string>& ids,
                 std::vector<DueItem>& out) {
    signs_.clear();
    const auto is_silence = [](const FollowRule* rule) { return rule->kind == RuleKind::Silence; };
    if (std::any_of(rules.begin(), rules.end(), is_silence)) {
      TRY(signs, find_last_signs(office_, type.id, query_.today, ids));
      signs_ = std::move(signs);
    }
    for (const RecordFields& record : records) {
      if (!query_.officer.empty() && record.text_of(kOfficer) != query_.officer) continue;
      for (const FollowRule* rule : rules)
        if (concerns(*rule, record)) look_at(*rule, record, out);
    }
    return {};
  }

  void look_at(const FollowRule& rule, const RecordFields& record, std::vector<DueItem>& out) {
    Reckoned day = day_of(rule, record);
    if (day.day.empty()) return;
    if (rule.kind == RuleKind::Silence && !is_silent(rule, record, day.day)) return;
    DueItem item;
    item.day = std::move(day.day);
    item.unknown = std::move(day.unknown);
    item.days = days_between(query_.today, item.day);
    if (item.days > 0 && item.days > std::max(rule.ahead, query_.ahead)) return;
    item.state = state_of(rule, item);
    if (rule.fades && item.days < 0) return;
    item.rule = rule.id;
    item.record = record.id;
    item.type = rule.record;
    item.waiting = who_waits(office_.schema, rule.waiting, &record, query_.home);
    out.push_back(std::move(item));
  }

  /// The first of the rule's days that can be reckoned, by the rule as it was in force then.
  [[nodiscard]] Reckoned day_of(const FollowRule& rule, const RecordFields& record) const {
    for (const DaySum& sum : rule.day) {
      Reckoned out = find_day(sum, record, rules_.calendar);
      if (out.day.empty()) continue;
      if (!was_in_force(rule, record.text_of(sum.field))) continue;
      const bool counted = !sum.steps.empty() && !sum.steps.back().back;
      if (rule.kind == RuleKind::Deadline && counted && rules_.calendar.ends_on_working_day)
        move_to_working_day(out, rules_.calendar);
      renew(rule, record, out);
      return out;
    }
    return {};
  }

  /// What is renewed by itself comes again after each term.
  void renew(const FollowRule& rule, const RecordFields& record, Reckoned& day) const {
    if (rule.renewal.empty() || record.text_of(rule.renewal) != rule.renewed) return;
    std::vector<DayStep> term = parse_duration(rule.term);
    if (term.empty()) term = parse_duration(record.text_of(rule.term));
    constexpr int kMostTerms = 200;
    const std::string first = day.day;
    for (int terms = 1; terms <= kMostTerms && !term.empty() && !day.day.empty() && day.day < query_.today; ++terms) {
      day.day = first;  // from the first day each time: the 31st comes back after a shorter month
      for (const DayStep& step : term) day.day = reckon(day.day, step.count * terms, step.unit, rules_.calendar).day;
    }
  }

  /// `since` becomes the day of the last sign where there was one after it.
  bool is_silent(const FollowRule& rule, const RecordFields& record, std::string& since) const {
    const auto found = signs_.find(record.id);
    const std::string sign = found == signs_.end() ? std::string() : last_day(found->second);
    const bool seen = sign > since;
    if ((rule.signs_needed && !seen) || (rule.signs_refused && seen)) return false;
    if (seen) since = sign;
    return days_between(since, query_.today) >= rule.ahead;
  }

  [[nodiscard]] DueState state_of(const FollowRule& rule, const DueItem& item) const {
    const bool older = item.day < query_.follows_from;
    if (rule.kind == RuleKind::Silence) return older ? DueState::Older : DueState::Silent;
    if (item.days >= 0) return DueState::Due;
    if (older) return DueState::Older;
    return rule.kind == RuleKind::Deadline ? DueState::Overdue : DueState::Passed;
  }

  const Office& office_;
  const FollowRules& rules_;
  const DueQuery& query_;
  std::unordered_map<std::string, std::string> signs_;
};

/// The next day of a rule that comes every year; nothing where it is not near yet.
void look_at_year(const Schema& schema, const YearlyRule& rule, const DueQuery& query, std::vector<DueItem>& out) {
  DueItem item{rule.id, DueState::Due, {}, {}, {}, 0, who_waits(schema, rule.waiting, nullptr, query.home), {}};
  const int year = static_cast<int>(std::stoll(query.today.substr(0, 4)));
  item.day = to_edtf({year, rule.month, rule.day});
  if (item.day < query.today) item.day = to_edtf({year + 1, rule.month, rule.day});
  item.days = days_between(query.today, item.day);
  const bool in_force = (rule.from.empty() || item.day >= rule.from) && (rule.until.empty() || item.day <= rule.until);
  if (in_force && item.days <= std::max(rule.ahead, query.ahead)) out.push_back(std::move(item));
}

/// Calls `look` with each type of record that the office follows, and the rules that look for it.
template <class Look>
Status each_followed(const Office& office, const FollowRules& rules, const DueQuery& query, const Look& look) {
  for (const RecordSchema& type : office.schema.records) {
    if (!query.record_type.empty() && query.record_type != type.id) continue;
    std::vector<const FollowRule*> looking;
    for (const FollowRule& rule : rules.rules)
      if (rule.record == type.id && is_followed(rule.id, rule.tag, query)) looking.push_back(&rule);
    if (!looking.empty()) CHECK_STATUS(look(type, looking));
  }
  return {};
}

void sort_due(std::vector<DueItem>& items) {
  std::stable_sort(items.begin(), items.end(), [](const DueItem& left, const DueItem& right) {
    return std::tie(left.state, left.day, left.record) < std::tie(right.state, right.day, right.record);
  });
}

}  // namespace

bool is_followed(const std::string& id, const std::string& tag, const DueQuery& query) {
  return tag == "N" ? contains(query.on, id) : !contains(query.off, id);
}

Result<std::vector<DueItem>> list_due(const Office& office, const FollowRules& rules, const DueQuery& query) {
  std::vector<DueItem> out;
  DueFinder finder(office, rules, query);
  CHECK_STATUS(each_followed(office, rules, query, [&](const RecordSchema& type, const auto& looking) {
    return finder.look_at_all(type, looking, out);
  }));
  if (query.record_type.empty() && query.officer.empty())
    for (const YearlyRule& rule : rules.yearly)
      if (is_followed(rule.id, rule.tag, query)) look_at_year(office.schema, rule, query, out);
  sort_due(out);
  return out;
}

Result<std::vector<DueItem>> list_due_of(const Office& office, const FollowRules& rules, const DueQuery& query,
                                         const std::vector<const Record*>& records) {
  std::vector<DueItem> out;
  DueFinder finder(office, rules, query);
  CHECK_STATUS(each_followed(office, rules, query, [&](const RecordSchema& type, const auto& looking) {
    return finder.look_at_some(type, looking, records, out);
  }));
  sort_due(out);
  return out;
}

}  // namespace chancery
