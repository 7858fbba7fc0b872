#include "desk/record_edit.h"

#include <algorithm>
#include <charconv>

namespace chancery {

std::vector<std::pair<std::string, std::string>> given_values(const Json& values) {
  std::vector<std::pair<std::string, std::string>> out;
  for (const JsonMember& field : *values.object()) {
    if (field.value.list()->empty()) out.emplace_back(field.key, "");
    for (const Json& value : *field.value.list()) out.emplace_back(field.key, *value.text());
  }
  return out;
}

Result<Entry> edit_of(const Schema& schema, const Record& record, const Json& values) {
  Entry out;
  out.record = record.id;
  const RecordSchema* type = schema.find_record(record.type);
  for (const JsonMember& member : *values.object()) {
    const FieldSchema* field = type == nullptr ? nullptr : type->find_field(member.key);
    if (field == nullptr) return Error{ErrorKind::BadArgument, "there is no such field", member.key};
    std::vector<std::string> wanted;
    for (const Json& value : *member.value.list())
      if (!value.text()->empty()) wanted.push_back(*value.text());
    if (!field->many && wanted.size() > 1)
      return Error{ErrorKind::BadArgument, "this field holds one value", member.key};
    for (const FieldValue& value : record.values) {
      if (value.field != field->id) continue;
      const auto kept = std::find(wanted.begin(), wanted.end(), value.value);
      if (kept != wanted.end()) {
        wanted.erase(kept);
      } else if (field->many || wanted.empty()) {
        out.end.push_back(value.id);
      }
    }
    for (std::string& value : wanted) out.values.emplace_back(field->id, std::move(value));
  }
  return out;
}

std::optional<std::int64_t> version_of(std::string_view tag) {
  if (tag.size() < 3 || !tag.starts_with('"') || !tag.ends_with('"')) return std::nullopt;
  tag = tag.substr(1, tag.size() - 2);
  std::int64_t out = 0;
  const auto [end, error] = std::from_chars(tag.data(), tag.data() + tag.size(), out);
  return error == std::errc() && end == tag.data() + tag.size() && out > 0 ? std::optional(out) : std::nullopt;
}

}  // namespace chancery
