#include "desk/json_check.h"

#include <algorithm>

#include "store/database.h"
#include "text/utf8.h"

namespace chancery {
namespace {

Error wrong(const std::string& path, const std::string& sentence) {
  return {ErrorKind::BadArgument, sentence, path.empty() ? "body" : path};
}

bool is_integer(const Json& value) {
  const auto* number = std::get_if<JsonNumber>(&value.data);
  return number != nullptr && number->digits.find_first_not_of("-0123456789") == std::string::npos;
}

bool has_type(const Json& value, std::string_view type) {
  if (type == "object") return value.object() != nullptr;
  if (type == "array") return value.list() != nullptr;
  if (type == "string") return value.text() != nullptr;
  if (type == "boolean") return std::holds_alternative<bool>(value.data);
  if (type == "integer") return is_integer(value);
  return std::holds_alternative<JsonNumber>(value.data);
}

std::int64_t letters_in(std::string_view text) {
  std::int64_t out = 0;
  const auto* at = reinterpret_cast<const std::uint8_t*>(text.data());
  for (const auto* end = at + text.size(); at < end; ++out) at += read_utf8(at, end).length;
  return out;
}

Status check_bounds(const Json& schema, const Json& value, const std::string& path) {
  const auto outside = [&](std::int64_t size, std::string_view least, std::string_view most) {
    return size < schema.integer_of(least, INT64_MIN) || size > schema.integer_of(most, INT64_MAX);
  };
  if (const std::string* text = value.text(); text != nullptr && outside(letters_in(*text), "minLength", "maxLength"))
    return wrong(path, "it has between " + std::to_string(schema.integer_of("minLength")) + " and " +
                           std::to_string(schema.integer_of("maxLength", INT64_MAX)) + " letters");
  if (is_integer(value) && outside(to_integer(value, INT64_MAX), "minimum", "maximum"))
    return wrong(path, "the number is out of bounds");
  if (value.list() != nullptr && outside(static_cast<std::int64_t>(value.list()->size()), "minItems", "maxItems"))
    return wrong(path, "these are too few or too many");
  return {};
}

Status check_members(const Json& description, const Json& schema, const Json& value, const std::string& path) {
  const std::string before = path.empty() ? "" : path + ".";
  for (const Json& key : schema.list_of("required"))
    if (value.find(*key.text()) == nullptr) return wrong(before + *key.text(), "it is missing");
  const Json* properties = schema.find("properties");
  const Json* others = schema.find("additionalProperties");
  for (const JsonMember& member : *value.object()) {
    const Json* known = properties == nullptr ? nullptr : properties->find(member.key);
    if (known == nullptr && others != nullptr && others->object() != nullptr) known = others;
    if (known == nullptr && others != nullptr) return wrong(before + member.key, "there is no such member here");
    if (known != nullptr) CHECK_STATUS(check_json(description, *known, member.value, before + member.key));
  }
  return {};
}

}  // namespace

const Json& follow_reference(const Json& description, const Json& schema) {
  std::string_view path = schema.text_of("$ref");
  if (!path.starts_with("#/")) return schema;
  path.remove_prefix(2);
  const Json* at = &description;
  while (at != nullptr && !path.empty()) {
    const std::string_view part = path.substr(0, path.find('/'));
    path.remove_prefix(std::min(part.size() + 1, path.size()));
    at = at->find(part);
  }
  return at == nullptr ? schema : *at;
}

Status check_json(const Json& description, const Json& given, const Json& value, const std::string& path) {
  const Json& schema = follow_reference(description, given);
  const std::string_view type = schema.text_of("type");
  if (!type.empty() && !has_type(value, type)) return wrong(path, "it is no " + std::string(type));
  const JsonList& choices = schema.list_of("enum");
  if (!choices.empty() && std::find(choices.begin(), choices.end(), value) == choices.end())
    return wrong(path, "it is none of the words for it");
  CHECK_STATUS(check_bounds(schema, value, path));
  if (value.object() != nullptr) CHECK_STATUS(check_members(description, schema, value, path));
  const Json* items = schema.find("items");
  if (value.list() == nullptr || items == nullptr) return {};
  for (std::size_t i = 0; i < value.list()->size(); ++i)
    CHECK_STATUS(check_json(description, *items, (*value.list())[i], path + "." + std::to_string(i)));
  return {};
}

}  // namespace chancery
