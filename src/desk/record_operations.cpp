#include <algorithm>

#include "desk/call.h"
#include "desk/record_answer.h"
#include "desk/record_edit.h"
#include "register/entry.h"
#include "register/log.h"
#include "register/office/access.h"
#include "register/overview.h"
#include "register/schema/field_types.h"

namespace chancery {
namespace {

constexpr std::int64_t kPage = 50;

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

Result<HttpResponse> join(Call& call) {
  TRY(seen, view_record(*call.office, call.text("same"), kNow));
  CHECK_STATUS(join_records(*call.office, call.name("record"), seen.id, call.text("reason")));
  return answer_record(call, call.name("record"));
}

Result<HttpResponse> separate(Call& call) {
  CHECK_STATUS(separate_record(*call.office, call.name("record"), call.text("reason")));
  return answer_record(call, call.name("record"));
}

}  // namespace

void add_record_operations(Handlers& to) {
  to["getSchema"] = get_schema;
  to["listRecords"] = list;
  to["addRecord"] = add;
  to["getRecord"] = get;
  to["changeRecord"] = change;
  to["joinRecord"] = join;
  to["separateRecord"] = separate;
}

}  // namespace chancery
