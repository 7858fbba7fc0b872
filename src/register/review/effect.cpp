#include "register/review/effect.h"

#include <algorithm>

namespace chancery {
namespace {

/// Has the attribute one of the values; "*" is any?
bool has_one(const Json& claim, const std::string& attribute, const std::vector<std::string>& values) {
  if (values.size() == 1 && values.front() == "*") return claim.find(attribute) != nullptr;
  return std::find(values.begin(), values.end(), claim.text_of(attribute)) != values.end();
}

bool has_all(const Json& claim, const ClaimAttributes& attributes) {
  return std::all_of(attributes.begin(), attributes.end(),
                     [&](const auto& each) { return has_one(claim, each.first, each.second); });
}

bool has_any(const Json& claim, const ClaimAttributes& attributes) {
  return std::any_of(attributes.begin(), attributes.end(),
                     [&](const auto& each) { return has_one(claim, each.first, each.second); });
}

/// Is it about the office's own locality, as far as both are known?
bool is_ours(const Json& claim, const Statement& statement, const std::vector<std::string>& attributes,
             const std::string& home) {
  if (home.empty() || statement.place.empty() || statement.place == home) return true;
  return std::any_of(attributes.begin(), attributes.end(),
                     [&](const std::string& each) { return claim.text_of(each) == home; });
}

bool holds(const ClaimTest& test, const Json& claim, const Statement& statement, const std::string& home) {
  if (!has_all(claim, test.when) || has_any(claim, test.unless)) return false;
  if (test.dated && statement.period.empty()) return false;
  if (test.unless_heading && claim.text_of("about").ends_with(':')) return false;
  if (!test.ours.empty() && !is_ours(claim, statement, test.ours, home)) return false;
  return test.any.empty() || std::any_of(test.any.begin(), test.any.end(),
                                         [&](const std::string& each) { return claim.find(each) != nullptr; });
}

/// One value of a claim in the normal form of a field; empty where it has none.
std::string value_for(const FieldSchema& field, const Json& claim, const Json& value) {
  std::string text;
  if (const auto* number = std::get_if<JsonNumber>(&value.data)) text = number->digits;
  if (value.text() != nullptr) text = *value.text();
  if (field.type == FieldType::Money && !text.empty()) text += ' ' + std::string(claim.text_of("currency"));
  return text;
}

void add_values(const Schema& schema, const FieldSchema& field, const Json& claim, const Json& value,
                const Citation& citation, std::vector<NewValue>& out) {
  if (const JsonList* list = value.list()) {
    for (const Json& item : *list) {
      add_values(schema, field, claim, item, citation, out);
      if (!field.many && !out.empty() && out.back().field == field.id) return;
    }
    return;
  }
  std::string text = value_for(field, claim, value);
  if (!find_fault(schema, field, text)) out.push_back({field.id, std::move(text), {citation}});
}

}  // namespace

const ClaimSchema* find_rule(const Schema& schema, const Json& claim) {
  for (const ClaimSchema& each : schema.claims)
    if (each.kind == claim.text_of("kind") && has_all(claim, each.when)) return &each;
  return nullptr;
}

std::optional<Effect> to_effect(const Schema& schema, const Json& claim, const Citation& citation) {
  const ClaimSchema* rule = find_rule(schema, claim);
  if (rule == nullptr) return std::nullopt;
  const RecordSchema* type = schema.find_record(rule->record);
  if (type == nullptr) return std::nullopt;
  Effect out{rule->record, {}};
  for (const auto& [attribute, field_id] : rule->fields) {
    const Json* value = claim.find(attribute);
    const FieldSchema* field = type->find_field(field_id);
    if (value != nullptr && field != nullptr) add_values(schema, *field, claim, *value, citation, out.values);
  }
  if (out.values.empty()) return std::nullopt;
  return out;
}

bool needs_decision(const Schema& schema, const Json& claim, const Statement& statement, const std::string& home) {
  const KindSchema* kind = schema.find_kind(statement.kind);
  return kind != nullptr && std::any_of(kind->ask.begin(), kind->ask.end(),
                                        [&](const ClaimTest& test) { return holds(test, claim, statement, home); });
}

std::int64_t priority_of(const Schema& schema, const Statement& statement) {
  const auto found = std::find_if(schema.kinds.begin(), schema.kinds.end(),
                                  [&](const KindSchema& each) { return each.id == statement.kind; });
  return found - schema.kinds.begin();
}

}  // namespace chancery
