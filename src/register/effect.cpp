#include "register/effect.h"

#include <algorithm>
#include <array>

#include "base/decimal.h"

namespace chancery {
namespace {

bool holds(const ClaimSchema& rule, const Json& claim) {
  if (claim.text_of("kind") != rule.kind) return false;
  for (const auto& [attribute, values] : rule.when) {
    const std::string_view value = claim.text_of(attribute);
    const bool any = values.size() == 1 && values.front() == "*" && claim.find(attribute) != nullptr;
    if (!any && std::find(values.begin(), values.end(), value) == values.end()) return false;
  }
  return true;
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

/// An undertaking that says what, when or to whom. What somebody merely proposes in a speech, and the sentence that
/// only announces a list, are kept and found.
bool binds(const Json& claim) {
  const std::string_view commitment = claim.text_of("commitment");
  if (commitment.empty() || claim.text_of("about").ends_with(':')) return false;
  const auto says = [&](std::string_view key) { return claim.find(key) != nullptr; };
  if (commitment == "requested") return says("to");
  return says("due") || says("recurrence") || says("to") || says("topics") || says("mentions");
}

/// What offices keep a list of and report: visits, conferences, signings, training, what crosses the border in one
/// direction, and the sessions of a series. A courtesy call or a ceremony is kept and found.
bool is_of_record(const Json& claim, const Statement& statement) {
  if (statement.period.empty() || claim.find("number") != nullptr || statement.modality == "proposed") return false;
  constexpr std::array<std::string_view, 5> kListed = {"visit", "conference", "seminar", "signing", "training"};
  const bool listed = std::find(kListed.begin(), kListed.end(), claim.text_of("type")) != kListed.end();
  return listed || claim.find("ordinal") != nullptr || claim.find("direction") != nullptr;
}

constexpr std::array<std::string_view, 5> kOrder = {"proposal", "agreement", "partnership", "indicator", "project"};

}  // namespace

std::optional<Effect> to_effect(const Schema& schema, const Json& claim, const Citation& citation) {
  const auto rule = std::find_if(schema.claims.begin(), schema.claims.end(),
                                 [&](const ClaimSchema& each) { return holds(each, claim); });
  if (rule == schema.claims.end()) return std::nullopt;
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

bool needs_decision(const Json& claim, const Statement& statement, const std::string& home) {
  const std::string_view kind = statement.kind;
  if (statement.modality == "denied") return false;
  if (kind == "agreement") return claim.find("number") == nullptr;  // 'seven agreements' is a figure, no record
  if (kind == "partnership" || kind == "membership" || kind == "award")
    return home.empty() || statement.place.empty() || statement.place == home || claim.text_of("with") == home;
  if (kind == "indicator") return home.empty() || statement.place.empty() || statement.place == home;
  if (kind == "project")
    return claim.find("name") != nullptr || (claim.find("value") != nullptr && claim.find("number") == nullptr);
  if (kind == "proposal") return binds(claim);
  if (kind == "event") return is_of_record(claim, statement);
  return false;
}

int priority_of(const Statement& statement) {
  const auto found = std::find(kOrder.begin(), kOrder.end(), statement.kind);
  return static_cast<int>(found - kOrder.begin());
}

}  // namespace chancery
