#include <algorithm>

#include "desk/call.h"
#include "desk/record_answer.h"
#include "follow/briefing.h"
#include "follow/follow_settings.h"
#include "register/about.h"
#include "register/log.h"
#include "register/match/family.h"
#include "register/office/access.h"
#include "register/search/search.h"
#include "report/brief_form.h"

namespace chancery {
namespace {

/// A page shows the latest of each type; the ledgers have the rest.
constexpr std::size_t kMostOfGroup = 25;

/// What leads to a record: by its number, and where it is a place or body by the names and codes of its family.
Result<std::vector<std::string>> leads_to(const Call& call, const Record& record) {
  TRY(family, list_family(*call.office, record.id));
  for (const char* field : {"locality", "place"}) {
    const std::string place = record.type == "partner" ? record.text_of(field) : std::string();
    if (!is_value(place) || place.empty()) continue;
    TRY(more, list_family(*call.office, place));
    family.insert(family.end(), more.begin(), more.end());
  }
  if (record.type == "partner" && !record.name.empty()) {
    TRY(more, list_family(*call.office, record.name));
    family.insert(family.end(), more.begin(), more.end());
  }
  std::sort(family.begin(), family.end());
  family.erase(std::unique(family.begin(), family.end()), family.end());
  return family;
}

Result<HttpResponse> get_page(Call& call) {
  const Office& office = *call.office;
  TRY(record, view_record(office, call.name("record"), kNow));
  TRY(json, record_json(office, call.screen(), record));
  TRY(values, leads_to(call, record));
  TRY(rules, call.seat->rules());
  TRY(query, due_query(office, ""));
  JsonList groups;
  std::vector<Record> related{record};
  for (const RecordSchema& type : office.schema.records) {
    TRY(records, view_records_about(office, type, values));
    std::erase_if(records, [&](const Record& each) { return each.id == record.id; });
    if (records.empty()) continue;
    JsonList items;
    for (std::size_t i = 0; i < std::min(records.size(), kMostOfGroup); ++i) {
      TRY(line, record_line(office, call.screen(), records[i]));
      items.push_back(std::move(line));
    }
    groups.push_back(
        JsonObject{{"type", type.id},
                   {"label", type.plural.in(call.language)},
                   {"items", std::move(items)},
                   {"more", static_cast<std::int64_t>(records.size() - std::min(records.size(), kMostOfGroup))}});
    std::move(records.begin(), records.end(), std::back_inserter(related));
  }
  std::vector<const Record*> all;
  for (const Record& each : related) all.push_back(&each);
  TRY(items, list_due_of(office, *rules, query, all));
  JsonList due;
  for (const DueItem& item : items) {
    if (item.state == DueState::Older) continue;
    TRY(line, due_json(office, call.screen(), *rules, item));
    due.push_back(std::move(line));
  }
  return json_response(JsonObject{{"record", std::move(json)}, {"groups", std::move(groups)}, {"due", std::move(due)}});
}

Result<HttpResponse> get_history(Call& call) {
  const std::string& id = call.name("record");
  TRY(record, view_record(*call.office, id, kNow));
  const RecordSchema* type = call.office->schema.find_record(record.type);
  TRY(entries, list_log_of(*call.office, id));
  JsonList out;
  for (const LogEntry& entry : entries) {
    TRY(body, parse_json(entry.body, id));
    JsonList values;
    for (const Json& set : body.list_of("set")) {
      const std::string field(set.text_of("field"));
      const FieldSchema* schema = type == nullptr ? nullptr : type->find_field(field);
      if (schema == nullptr || schema->access == Access::Named) continue;
      values.push_back(JsonObject{
          {"label", schema->label.in(call.language)},
          {"shown", shown_behind(*call.office, call.screen(), type, field, std::string(set.text_of("value")))}});
    }
    constexpr std::size_t kDay = 10;
    out.push_back(JsonObject{{"seq", entry.seq},
                             {"at", entry.at},
                             {"shown_at", shown_date(call.screen(), entry.at.substr(0, kDay))},
                             {"actor", entry.actor},
                             {"action", entry.action},
                             {"reason", body.text_of("reason")},
                             {"values", std::move(values)}});
  }
  return json_response(std::move(out));
}

Result<HttpResponse> get_briefing(Call& call) {
  const Office& office = *call.office;
  TRY(record, view_record(office, call.name("record"), kNow));
  TRY(rules, call.seat->rules());
  TRY(query, due_query(office, ""));
  TRY(briefing, gather_briefing(office, *rules, query, record.id));
  if (briefing.empty()) {
    TRY(named, gather_briefing(office, *rules, query, record.name));
    briefing = std::move(named);
  }
  TRY(paper, to_paper(office, call.screen(), *rules, briefing, query.today));
  const std::string format = call.parameter("format");
  if (format == "text") {
    HttpResponse out;
    out.headers = {{"Content-Type", "text/plain; charset=utf-8"}};
    out.body = to_plain(paper);
    return out;
  }
  if (format == "html") return file_response(to_html(paper, ""), "text/html; charset=utf-8", record.id + ".html");
  TRY(bytes, to_docx(paper));
  return file_response(std::move(bytes), "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
                       record.id + ".docx");
}

/// The snippet in pieces, those that were met marked.
JsonList pieces_of(const Snippet& snippet) {
  JsonList out;
  const auto add = [&](std::size_t begin, std::size_t end, bool met) {
    if (begin < end) out.push_back(JsonObject{{"text", snippet.text.substr(begin, end - begin)}, {"met", met}});
  };
  std::size_t at = 0;
  for (const auto& [begin, end] : snippet.met) {
    add(at, begin, false);
    add(begin, end, true);
    at = end;
  }
  add(at, snippet.text.size(), false);
  return out;
}

Result<HttpResponse> find(Call& call) {
  SearchRequest request;
  request.text = call.parameter("text");
  request.type = call.parameter("type");
  request.after = call.parameter("after");
  request.limit = call.limit(request.limit);
  const Office& office = *call.office;
  TRY(hits, Search(office, *office.places).find(request));
  JsonList items;
  for (const SearchHit& hit : hits) {
    const bool document = hit.kind == TextKind::Document;
    const RecordSchema* type = document ? nullptr : office.schema.find_record(hit.record.type);
    Json item(JsonObject{{"kind", document ? "document" : "record"},
                         {"id", hit.id},
                         {"name", document ? hit.name : told_name(call.screen(), hit.record)},
                         {"date", shown_date(call.screen(), hit.date)},
                         {"language", hit.language},
                         {"alike", hit.alike},
                         {"snippet", pieces_of(hit.snippet)}});
    if (type != nullptr) {
      item.set("type", type->id);
      item.set("type_label", type->label.in(call.language));
    }
    items.push_back(std::move(item));
  }
  Json out(JsonObject{{"items", std::move(items)}});
  if (static_cast<std::int64_t>(hits.size()) == request.limit) out.set("next", hits.back().cursor);
  return json_response(out);
}

}  // namespace

void add_page_operations(Handlers& to) {
  to["getRecordPage"] = get_page;
  to["getRecordHistory"] = get_history;
  to["getBriefing"] = get_briefing;
  to["search"] = find;
}

}  // namespace chancery
