#include <algorithm>

#include "desk/call.h"
#include "desk/record_answer.h"
#include "follow/follow_settings.h"
#include "register/entry.h"
#include "register/office/access.h"
#include "register/overview.h"
#include "register/review/review.h"
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

/// What waits to be checked, document by document: of the most important ones, since a long queue is not gone through
/// in a day.
Result<Json> to_check(const Call& call) {
  TRY(rows,
      call.office->database.rows(
          "SELECT c.document, d.source, count(DISTINCT q.id) FROM (SELECT id, unit, statement FROM decision WHERE "
          "unit = ? AND state = 'pending' ORDER BY priority, id LIMIT 500) q JOIN claim c ON c.unit = q.unit AND "
          "c.statement = q.statement JOIN document d ON d.unit = c.unit AND d.id = c.document "
          "GROUP BY c.document, d.source ORDER BY count(DISTINCT q.id) DESC, c.document",
          {call.office->unit}));
  JsonList items;
  for (std::size_t i = 0; i < std::min(rows.size(), kMostShown); ++i)
    items.push_back(JsonObject{
        {"sentence", rows[i].text(1)}, {"document", rows[i].text(0)}, {"count", rows[i].integer(2)}, {"red", false}});
  return Json(JsonObject{{"id", "check"},
                         {"items", std::move(items)},
                         {"more", static_cast<std::int64_t>(rows.size() - std::min(rows.size(), kMostShown))}});
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

/// All records that an officer is in charge of, the latest first in each type.
Result<std::vector<Record>> records_of(const Call& call, const std::string& officer) {
  TRY(rows,
      call.office->database.rows("SELECT DISTINCT record FROM field_value WHERE unit = ? AND field = 'officer' AND "
                                 "value = ? AND until_seq = ? ORDER BY record",
                                 {call.office->unit, officer, kNow}));
  std::vector<Record> out;
  for (const Row& row : rows) {
    const Result<Record> record = view_record(*call.office, row.text(0), kNow);
    if (record) out.push_back(*record);
    if (!record && record.error().kind != ErrorKind::NotFound) return record.error();
  }
  return out;
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
  TRY(records, records_of(call, from));
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
