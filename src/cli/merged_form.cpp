#include "cli/merged_form.h"

#include <algorithm>

namespace chancery {

std::vector<Merged> find_merged(const Screen& screen, const std::vector<std::string>& places) {
  std::vector<Merged> out;
  for (const std::string& place : places) {
    const std::string_view now = screen.successions.now(place);
    const bool known = std::any_of(out.begin(), out.end(), [&](const Merged& each) { return each.was == place; });
    if (now != place && !known)
      out.push_back({place, std::string(now), std::string(screen.successions.last_day(place))});
  }
  return out;
}

std::vector<Merged> find_merged(const Screen& screen, const Record& record) {
  const RecordSchema* type = screen.schema.find_record(record.type);
  std::vector<std::string> places;
  for (const FieldValue& value : record.values) {
    const FieldSchema* field = type == nullptr ? nullptr : type->find_field(value.field);
    if (field != nullptr && (field->type == FieldType::Place || field->type == FieldType::Link))
      places.push_back(value.value);
  }
  std::vector<Merged> out = find_merged(screen, places);
  const FieldValue* next = record.type == "partner" ? record.find("successor") : nullptr;
  const FieldValue* until = record.find("until");
  if (next != nullptr) out.push_back({record.id, next->value, until == nullptr ? "" : until->value});
  return out;
}

Json to_json(const std::vector<Merged>& merged) {
  JsonList out;
  for (const Merged& each : merged) {
    Json item(JsonObject{{"was", each.was}, {"now", each.now}});
    if (!each.until.empty()) item.set("until", each.until);
    out.push_back(std::move(item));
  }
  return out;
}

std::string to_text(const Screen& screen, const std::vector<Merged>& merged, const std::string& name) {
  std::string out;
  for (const Merged& each : merged) {
    const std::string shown = screen.words.fill("screen", "now",
                                                {{"name", screen.places.name(each.was, screen.language)},
                                                 {"now", screen.places.name(each.now, screen.language)}});
    if (shown != name) out += (out.empty() ? "  [" : "; ") + shown;
  }
  return out.empty() ? out : out + "]";
}

}  // namespace chancery
