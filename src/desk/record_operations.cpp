#include <algorithm>

#include "desk/call.h"
#include "desk/record_answer.h"
#include "desk/record_edit.h"
#include "follow/briefing.h"
#include "follow/follow_settings.h"
#include "register/about.h"
#include "register/entry.h"
#include "register/log.h"
#include "register/match/family.h"
#include "register/office/access.h"
#include "register/overview.h"
#include "register/search/search.h"
#include "report/brief_form.h"

namespace chancery {
namespace {

constexpr std::int64_t kPage = 50;

/// Codes of places are their own family; of a record its number and its names.
constexpr std::size_t kMostOfGroup = 25;

constexpr std::string_view kFieldTypes[] = {"text",   "note",  "integer", "decimal", "money", "date",  "flag",
                                            "choice", "place", "link",    "person",  "url",   "email", "phone"};

Json field_json(const FieldSchema& field, const std::string& language) {
  Json out(JsonObject{{"id", field.id},
                      {"label", field.label.in(language)},
                      {"type", kFieldTypes[static_cast<std::size_t>(field.type)]},
                      {"many", field.many},
                      {"required", field.required}});
  if (!field.vocabulary.empty()) out.set("vocabulary", field.vocabulary);
  if (!field.unit.empty()) out.set("unit", field.unit);
  JsonList links;
  for (const std::string& each : field.links) links.emplace_back(each);
  if (!links.empty()) out.set("links", std::move(links));
  return out;
}

Json type_json(const RecordSchema& type, const std::string& language, std::int64_t count) {
  JsonList fields, name;
  for (const FieldSchema& field : type.fields) fields.push_back(field_json(field, language));
  for (const std::string& field : type.name) name.emplace_back(field);
  return JsonObject{{"id", type.id},
                    {"label", type.label.in(language)},
                    {"plural", type.plural.in(language)},
                    {"letters", type.letters},
                    {"pointer_only", type.pointer_only},
                    {"date", type.date},
                    {"name", std::move(name)},
                    {"source", type.source},
                    {"count", count},
                    {"fields", std::move(fields)}};
}

Result<HttpResponse> get_schema(Call& call) {
  const Schema& schema = call.office->schema;
  TRY(overview, load_overview(*call.office));
  JsonList types;
  for (const RecordSchema& type : schema.records) {
    const auto counted = std::find_if(overview.records.begin(), overview.records.end(),
                                      [&](const auto& each) { return each.first == type.id; });
    types.push_back(type_json(type, call.language, counted == overview.records.end() ? 0 : counted->second));
  }
  Json vocabularies(JsonObject{});
  for (const Vocabulary& vocabulary : schema.vocabularies) {
    JsonList choices;
    for (const Choice& choice : vocabulary.choices)
      choices.push_back(JsonObject{{"id", choice.id}, {"name", choice.label.in(call.language)}});
    vocabularies.set(vocabulary.id, std::move(choices));
  }
  return json_response(JsonObject{{"types", std::move(types)}, {"vocabularies", std::move(vocabularies)}});
}

Result<std::int64_t> as_of(const Call& call) {
  const std::string day = call.parameter("day");
  return day.empty() ? Result<std::int64_t>(kNow) : find_seq_of_day(*call.office, day);
}

Result<HttpResponse> list(Call& call) {
  RecordQuery query;
  query.type = call.parameter("type");
  query.country = call.parameter("country");
  query.from = call.parameter("from");
  query.until = call.parameter("until");
  query.after = call.parameter("after");
  for (const auto& [name, value] : call.request.query) {
    if (name != "where") continue;
    const std::size_t colon = value.find(':');
    if (colon == std::string::npos) return Error{ErrorKind::BadArgument, "it is field:value", "where"};
    query.equal.emplace_back(value.substr(0, colon), value.substr(colon + 1));
  }
  TRY(seq, as_of(call));
  query.as_of = seq;
  query.limit = call.limit(kPage);
  TRY(records, view_records(*call.office, query));
  JsonList items;
  for (const Record& each : records) {
    TRY(record, view_record(*call.office, each.id, seq));
    TRY(line, record_line(*call.office, call.screen(), record));
    items.push_back(std::move(line));
  }
  Json out(JsonObject{{"items", std::move(items)}});
  if (static_cast<std::int64_t>(records.size()) == query.limit) out.set("next", records.back().id);
  return json_response(out);
}

Result<HttpResponse> answer_record(const Call& call, const std::string& id, unsigned status = 200) {
  TRY(seq, as_of(call));
  TRY(record, view_record(*call.office, id, seq));
  TRY(json, record_json(*call.office, call.screen(), record));
  HttpResponse out = json_response(json, status);
  out.headers.emplace_back("ETag", std::string(json.text_of("version")));
  return out;
}

Result<HttpResponse> get(Call& call) { return answer_record(call, call.name("record")); }

Result<HttpResponse> add(Call& call) {
  const std::string key = std::string(call.request.header("idempotency-key"));
  const std::string whole = call.session->login + (call.session->sample ? " sample " : " ") + key;
  if (!key.empty())
    if (const std::string done = call.desk.find_done(whole); !done.empty()) return answer_record(call, done, 201);
  Entry entry;
  entry.type = call.text("type");
  entry.values = given_values(*call.body.find("values"));
  entry.reason = call.text("reason");
  TRY(record, enter_record(*call.office, entry));
  if (!key.empty()) call.desk.remember_done(whole, record);
  return answer_record(call, record, 201);
}

/// Somebody changed the record since: refused with what it is now, so that nobody's work is lost.
Result<HttpResponse> refuse_late(const Call& call, const std::string& id) {
  HttpResponse out = problem(412, "changed", "Somebody else has changed this record in the meantime", {}, id);
  TRY(record, view_record(*call.office, id, kNow));
  TRY(current, record_json(*call.office, call.screen(), record));
  TRY(body, parse_json(out.body, "problem"));
  body.set("current", std::move(current));
  out.body = to_string(body);
  return out;
}

Result<HttpResponse> change(Call& call) {
  const std::string& id = call.name("record");
  TRY(record, view_record(*call.office, id, kNow));
  const std::optional<std::int64_t> seen = version_of(call.request.header("if-match"));
  if (!seen) return problem(428, "version", "Say which version was changed (If-Match)");
  TRY(entry, edit_of(call.office->schema, record, *call.body.find("values")));
  entry.reason = call.text("reason");
  entry.seen = *seen;
  const Result<std::string> done = enter_record(*call.office, entry);
  if (!done && done.error().kind == ErrorKind::Conflict) return refuse_late(call, id);
  if (!done) return done.error();
  return answer_record(call, id);
}

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
  TRY(rows, call.office->database.rows(
                "SELECT seq, at, actor, action, body FROM log WHERE unit = ? AND subject = ? ORDER BY seq DESC",
                {call.office->unit, id}));
  JsonList out;
  for (const Row& row : rows) {
    TRY(body, parse_json(row.text(4), id));
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
    out.push_back(JsonObject{{"seq", row.integer(0)},
                             {"at", row.text(1)},
                             {"shown_at", shown_date(call.screen(), row.text(1).substr(0, kDay))},
                             {"actor", row.text(2)},
                             {"action", row.text(3)},
                             {"reason", body.text_of("reason")},
                             {"values", std::move(values)}});
  }
  return json_response(std::move(out));
}

Result<HttpResponse> join(Call& call) {
  TRY(seen, view_record(*call.office, call.text("same"), kNow));
  CHECK_STATUS(join_records(*call.office, call.name("record"), seen.id, call.text("reason")));
  return answer_record(call, call.name("record"));
}

Result<HttpResponse> separate(Call& call) {
  CHECK_STATUS(separate_record(*call.office, call.name("record"), call.text("reason")));
  return answer_record(call, call.name("record"));
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

void add_record_operations(Handlers& to) {
  to["getSchema"] = get_schema;
  to["listRecords"] = list;
  to["addRecord"] = add;
  to["getRecord"] = get;
  to["changeRecord"] = change;
  to["getRecordPage"] = get_page;
  to["getRecordHistory"] = get_history;
  to["joinRecord"] = join;
  to["separateRecord"] = separate;
  to["getBriefing"] = get_briefing;
  to["search"] = find;
}

}  // namespace chancery
