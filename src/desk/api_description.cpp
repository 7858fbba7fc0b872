#include "desk/api_description.h"

#include <algorithm>

#include "base/whole_file.h"
#include "desk/http_message.h"
#include "desk/json_check.h"
#include "report/markup_text.h"

namespace chancery {
namespace {

constexpr std::uint64_t kJsonBytes = 1U << 20U;

std::vector<std::string> parts_of(std::string_view path) {
  std::vector<std::string> out;
  while (!path.empty()) {
    path.remove_prefix(1);  // the slash
    const std::string_view part = path.substr(0, path.find('/'));
    out.emplace_back(part);
    path.remove_prefix(part.size());
  }
  return out;
}

bool is_name(std::string_view part) { return part.starts_with('{'); }

std::string in_capitals(std::string text) {
  for (char& c : text) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  return text;
}

/// What the path says by the names of an operation's path; nothing where it is another path.
std::optional<std::map<std::string, std::string>> names_in(const Operation& operation,
                                                           const std::vector<std::string>& path) {
  if (operation.path.size() != path.size()) return std::nullopt;
  std::map<std::string, std::string> out;
  for (std::size_t i = 0; i < path.size(); ++i) {
    const std::string& part = operation.path[i];
    if (!is_name(part)) {
      if (part != path[i]) return std::nullopt;
      continue;
    }
    auto name = percent_decoded(path[i], false);
    if (!name || name->empty()) return std::nullopt;
    out.emplace(part.substr(1, part.size() - 2), std::move(*name));
  }
  return out;
}

Error refusal(const std::string& place, const std::string& sentence) { return {ErrorKind::BadSchema, sentence, place}; }

std::string_view json_type(FieldType type) { return type == FieldType::Flag ? "boolean" : "string"; }

/// A record type as an object of its fields, for those who write programs against the API.
Json record_schema(const RecordSchema& type) {
  Json properties(JsonObject{});
  for (const FieldSchema& field : type.fields) {
    Json value(JsonObject{{"type", json_type(field.type)}, {"title", field.label.in("en")}});
    if (!field.vocabulary.empty()) value.set("x-vocabulary", field.vocabulary);
    if (field.type == FieldType::Date) value.set("description", "EDTF");
    properties.set(field.id, field.many ? Json(JsonObject{{"type", "array"}, {"items", value}}) : value);
  }
  return JsonObject{{"type", "object"}, {"title", type.label.in("en")}, {"properties", std::move(properties)}};
}

}  // namespace

Result<ApiDescription> ApiDescription::load(const std::string& path) {
  TRY(text, read_whole(path));
  TRY(json, parse_json(text, path));
  ApiDescription out(std::make_unique<const Json>(std::move(json)));
  const Json* paths = out.json_->find("paths");
  if (paths == nullptr || paths->object() == nullptr) return refusal(path, "there are no paths in it");
  for (const JsonMember& each : *paths->object())
    for (const JsonMember& method : *each.value.object())
      CHECK_STATUS(out.add_operation(each.key, method.key, method.value));
  return out;
}

Status ApiDescription::add_operation(const std::string& path, const std::string& method, const Json& json) {
  Operation out;
  out.id = json.text_of("operationId");
  out.method = in_capitals(method);
  out.path = parts_of(path);
  const std::string_view permission = json.text_of("x-permission");
  const auto* const known = std::find(kPermissions.begin(), kPermissions.end(), permission);
  out.open = permission == "public";
  if (known != kPermissions.end()) out.permission = static_cast<Permission>(known - kPermissions.begin());
  if (!out.open && !out.permission && permission != "signed-in")
    return refusal(path, "'" + std::string(permission) + "' is no permission");
  for (const Json& given : json.list_of("parameters")) {
    const Json& parameter = follow_reference(*json_, given);
    if (parameter.text_of("in") == "query") out.parameters.push_back(&parameter);
  }
  if (const Json* body = json.find("requestBody"); body != nullptr) {
    const JsonMember& content = body->find("content")->object()->front();
    out.takes_file = content.key == "application/octet-stream";
    out.body = content.value.find("schema");
    out.body_bytes = out.takes_file ? static_cast<std::uint64_t>(out.body->integer_of("maxLength")) : kJsonBytes;
  }
  operations_.push_back(std::move(out));
  return {};
}

FoundOperation ApiDescription::find(std::string_view method, std::string_view path) const {
  FoundOperation out;
  const std::vector<std::string> parts = parts_of(path);
  for (const Operation& each : operations_) {
    auto names = names_in(each, parts);
    if (!names) continue;
    out.methods += (out.methods.empty() ? "" : ", ") + each.method;
    if (each.method != method && !(method == "HEAD" && each.method == "GET")) continue;
    out.operation = &each;
    out.names = std::move(*names);
  }
  return out;
}

Status ApiDescription::check_body(const Operation& operation, const Json& body) const {
  return operation.body == nullptr ? Status() : check_json(*json_, *operation.body, body);
}

Status ApiDescription::check_query(const Operation& operation,
                                   const std::vector<std::pair<std::string, std::string>>& query) const {
  for (const auto& [name, value] : query) {
    const auto found = std::find_if(operation.parameters.begin(), operation.parameters.end(),
                                    [&](const Json* each) { return each->text_of("name") == name; });
    if (found == operation.parameters.end())
      return Error{ErrorKind::BadArgument, "there is no such parameter here", name};
    const Json& schema = follow_reference(*json_, *(*found)->find("schema"));
    const std::string_view type = schema.text_of("type");
    Json given(value);
    if (type == "integer") given = JsonNumber{value};
    if (type == "boolean" && (value == "true" || value == "false")) given = value == "true";
    const Json* items = schema.find("items");
    CHECK_STATUS(check_json(*json_, items == nullptr ? schema : *items, given, name));
  }
  for (const Json* parameter : operation.parameters) {
    const Json* required = parameter->find("required");
    const bool given = std::any_of(query.begin(), query.end(),
                                   [&](const auto& each) { return each.first == parameter->text_of("name"); });
    if (required != nullptr && *required == Json(true) && !given)
      return Error{ErrorKind::BadArgument, "it is missing", std::string(parameter->text_of("name"))};
  }
  return {};
}

Json ApiDescription::with_records(const Schema& schema) const {
  Json out = *json_;
  Json components = *out.find("components");
  Json schemas = *components.find("schemas");
  for (const RecordSchema& type : schema.records) schemas.set("record." + type.id, record_schema(type));
  components.set("schemas", std::move(schemas));
  Json info = *out.find("info");
  info.set("version", CHANCERY_VERSION);
  out.set("info", std::move(info));
  out.set("components", std::move(components));
  return out;
}

std::string ApiDescription::to_page() const {
  const Json& info = *json_->find("info");
  std::string out =
      "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>Chancery API</title>"
      "<meta name=\"viewport\" content=\"width=device-width\"></head><body><main>\n<h1>" +
      escaped(info.text_of("title")) + "</h1>\n<p>" + escaped(info.text_of("description")) +
      "</p>\n<p><a href=\"/api/openapi.json\">OpenAPI 3.1</a></p>\n";
  for (const JsonMember& path : *json_->find("paths")->object()) {
    for (const JsonMember& method : *path.value.object()) {
      out += "<h2 id=\"" + escaped(method.value.text_of("operationId")) + "\"><code>" + in_capitals(method.key) + " " +
             escaped(path.key) + "</code></h2>\n<p>" + escaped(method.value.text_of("summary")) + " (" +
             escaped(method.value.text_of("x-permission")) + ")</p>\n";
      for (const Json& given : method.value.list_of("parameters")) {
        const Json& parameter = follow_reference(*json_, given);
        out += "<p><code>" + escaped(parameter.text_of("name")) + "</code> (" + escaped(parameter.text_of("in")) +
               ") " + escaped(parameter.text_of("description")) + "</p>\n";
      }
    }
  }
  return out + "</main></body></html>\n";
}

}  // namespace chancery
