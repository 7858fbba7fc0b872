#include <algorithm>

#include "desk/call.h"
#include "desk/record_answer.h"
#include "follow/follow_settings.h"
#include "register/entry.h"
#include "register/office/officers.h"
#include "register/overview.h"
#include "register/review/document_claims.h"
#include "report/due_form.h"

namespace chancery {
namespace {

constexpr std::size_t kMostShown = 7;

Result<std::vector<DueItem>> load_due(Call& call, const std::string& type, const std::string& officer) {
  TRY(rules, call.seat->rules());
  TRY(query, due_query(*call.office, ""));
  query.record_type = type;
  query.officer = officer;
  return list_due(*call.office, *rules, query);
}

Result<HttpResponse> list(Call& call) {
  const std::string state = call.parameter("state");
  TRY(rules, call.seat->rules());
  TRY(items, load_due(call, call.parameter("type"), call.parameter("officer")));
  JsonList out;
  for (const DueItem& item : items) {
    if (!state.empty() && due_state_word(item.state) != state) continue;
    TRY(json, due_json(*call.office, call.screen(), *rules, item));
    out.push_back(std::move(json));
  }
  return json_response(std::move(out));
}

bool waits_on_others(const DueItem& item) { return !item.waiting.empty() && item.waiting != "us"; }

/// A list of what is due, not longer than a person takes in.
Result<Json> list_json(Call& call, std::string_view id, const FollowRules& rules, const std::vector<DueItem>& items) {
  JsonList shown;
  for (std::size_t i = 0; i < std::min(items.size(), kMostShown); ++i) {
    TRY(due, due_json(*call.office, call.screen(), rules, items[i]));
    Json item(JsonObject{{"sentence", due.text_of("sentence")}, {"red", items[i].state == DueState::Overdue}});
    for (const char* key : {"record", "law"})
      if (const Json* value = due.find(key)) item.set(key, *value);
    item.set("day", due.text_of("shown_day"));
    shown.push_back(std::move(item));
  }
  return Json(JsonObject{{"id", id},
                         {"items", std::move(shown)},
                         {"more", static_cast<std::int64_t>(items.size() - std::min(items.size(), kMostShown))}});
}

/// What waits to be checked, document by document.
Result<Json> to_check(const Call& call) {
  TRY(documents, list_pending_documents(*call.office));
  JsonList items;
  for (std::size_t i = 0; i < std::min(documents.size(), kMostShown); ++i)
    items.push_back(JsonObject{{"sentence", documents[i].source},
                               {"document", documents[i].document},
                               {"count", documents[i].pending},
                               {"red", false}});
  return Json(
      JsonObject{{"id", "check"},
                 {"items", std::move(items)},
                 {"more", static_cast<std::int64_t>(documents.size() - std::min(documents.size(), kMostShown))}});
}

Result<HttpResponse> get_to_do(Call& call) {
  TRY(rules, call.seat->rules());
  TRY(items, load_due(call, "", call.parameter("officer")));
  constexpr std::int64_t kWeek = 7;
  std::vector<DueItem> week, waiting;
  for (DueItem& item : items) {
    if (item.state != DueState::Overdue && item.state != DueState::Due) continue;
    if (waits_on_others(item)) {
      waiting.push_back(std::move(item));
    } else if (item.state == DueState::Overdue || item.days <= kWeek || week.size() < kMostShown) {
      week.push_back(std::move(item));
    }
  }
  JsonList lists;
  TRY(first, list_json(call, "week", *rules, week));
  TRY(second, list_json(call, "waiting", *rules, waiting));
  TRY(third, to_check(call));
  lists.push_back(std::move(first));
  lists.push_back(std::move(second));
  lists.push_back(std::move(third));
  constexpr std::size_t kDay = 10;
  return json_response(JsonObject{{"today", shown_date(call.screen(), call.office->now().substr(0, kDay))},
                                  {"lists", std::move(lists)}});
}

Result<HttpResponse> get_overview(Call& call) {
  TRY(overview, load_overview(*call.office));
  JsonList records;
  for (const auto& [type, count] : overview.records) records.push_back(JsonObject{{"type", type}, {"count", count}});
  return json_response(JsonObject{{"documents", overview.documents},
                                  {"facts", overview.claims},
                                  {"to_check", overview.to_check},
                                  {"accepted", overview.accepted},
                                  {"set_aside", overview.set_aside},
                                  {"records", std::move(records)}});
}

/// What comes within two months of what was handed over, and what is late already.
Result<JsonList> due_of(Call& call, const std::string& officer) {
  constexpr std::int64_t kDays = 60;
  TRY(rules, call.seat->rules());
  TRY(items, load_due(call, "", officer));
  JsonList out;
  for (const DueItem& item : items) {
    const bool soon = item.state == DueState::Overdue || (item.state == DueState::Due && item.days <= kDays);
    if (!soon) continue;
    TRY(json, due_json(*call.office, call.screen(), *rules, item));
    out.push_back(std::move(json));
  }
  return out;
}

Result<HttpResponse> hand_over(Call& call) {
  const std::string from = call.text("from");
  const std::string to = call.text("to");
  TRY(records, view_records_of_officer(*call.office, from));
  TRY(due, due_of(call, from));
  JsonList lines;
  for (const Record& record : records) {
    TRY(line, record_line(*call.office, call.screen(), record));
    lines.push_back(std::move(line));
    if (call.flag("try")) continue;
    Entry entry;
    entry.record = record.id;
    entry.values = {{"officer", to}};
    entry.reason = from + " → " + to;
    TRY(changed, enter_record(*call.office, entry));
    (void)changed;
  }
  return json_response(JsonObject{
      {"from", from}, {"to", to}, {"records", std::move(lines)}, {"due", std::move(due)}, {"done", !call.flag("try")}});
}

}  // namespace

void add_to_do_operations(Handlers& to) {
  to["getToDo"] = get_to_do;
  to["listDue"] = list;
  to["getOverview"] = get_overview;
  to["handOver"] = hand_over;
}

}  // namespace chancery
