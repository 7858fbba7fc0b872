#include "register/review/wake.h"

#include <algorithm>

#include "register/match/place_names.h"
#include "register/match/same_record.h"
#include "register/record_list.h"
#include "register/register.h"
#include "register/review/documents.h"
#include "register/review/own_words.h"
#include "register/search/place_finder.h"
#include "register/words.h"

namespace chancery {
namespace {

constexpr const char* kAction = "record.followed";

/// The record that is the same as the effect says, without asking; empty where there is none.
Result<std::string> find_known(const Office& office, const Effect& effect) {
  TRY(same, find_same_record(office, effect));
  if (!same.empty()) return same;
  TRY(candidates, find_candidates(office, effect));
  const bool sure = !candidates.empty() && candidates.front().match.score >= kMatchJoins;
  return sure ? candidates.front().record : std::string();
}

bool is_day(const std::string& date) {
  constexpr std::size_t kDay = 10;
  return date.size() == kDay && date.find('X') == std::string::npos;
}

std::vector<std::string> all_of(const Record& record, const std::string& field) {
  std::vector<std::string> out;
  for (const FieldValue& value : record.values)
    if (value.field == field && is_value(value.value)) out.push_back(value.value);
  std::sort(out.begin(), out.end());
  return out;
}

std::vector<std::string> texts_of(const Json* value) {
  std::vector<std::string> out;
  if (value == nullptr) return out;
  if (value->text() != nullptr) out.push_back(*value->text());
  if (const JsonList* list = value->list())
    for (const Json& item : *list)
      if (item.text() != nullptr) out.push_back(*item.text());
  return out;
}

/// Brings what one accepted claim draws along.
class Wake {
 public:
  Wake(const Office& office, std::string day, std::string home)
      : office_(office), day_(std::move(day)), home_(std::move(home)) {}

  /// Makes or completes the record of an effect; returns its id. What a field holds already stays.
  Result<std::string> bring(Effect effect) {
    CHECK_STATUS(apply_own_words(office_, effect));
    const RecordSchema* type = office_.schema.find_record(effect.type);
    TRY(known, find_known(office_, effect));
    RecordChange change;
    change.record = known;
    change.type = effect.type;
    Record before;
    if (!known.empty()) {
      TRY(stored, load_record(office_, known, kNow));
      before = std::move(stored);
    }
    for (const NewValue& value : effect.values) {
      const bool single = !type->find_field(value.field)->many && before.find(value.field) != nullptr;
      const auto same = std::find_if(before.values.begin(), before.values.end(), [&](const FieldValue& each) {
        return each.field == value.field && each.value == value.value;
      });
      if (same == before.values.end() && !single) change.set.push_back(value);
      if (same == before.values.end()) continue;
      for (const Citation& citation : value.citations)
        if (std::find(same->citations.begin(), same->citations.end(), citation) == same->citations.end())
          CHECK_STATUS(add_citation(office_, same->id, citation));
    }
    CHECK_STATUS(note_cited(before, effect));
    return make(change);
  }

  Status bring_made(const ClaimSchema& rule, const Json& claim, const Citation& citation) {
    for (const auto& [attribute, type_id] : rule.makes) {
      const Json* value = claim.find(attribute);
      const bool sides = value != nullptr && value->list() != nullptr;
      for (const std::string& name : texts_of(value)) {
        // Without a locality of its own, the office cannot tell which of several parties is its own side.
        if (name == home_ || (home_.empty() && sides) || home_.starts_with(name + "-")) continue;
        TRY(record, bring(named(type_id, name, citation)));
        (void)record;
      }
    }
    return {};
  }

  Status bring_role(const StoredClaim& stored) {
    TRY(claim, parse_json(stored.body, stored.document));
    claim.set("kind", stored.kind);
    TRY(quote, quote_of(office_, stored));
    const Citation citation{"claim", stored.document, stored.begin, stored.end, quote};
    const ClaimSchema* rule = find_rule(office_.schema, claim);
    auto effect = to_effect(office_.schema, claim, citation);
    if (rule == nullptr || !effect) return {};
    for (const auto& [attribute, type_id] : rule->makes) {
      TRY(record, bring(named(type_id, std::string(claim.text_of(attribute)), citation)));
      // The field leads to the record of the one who is named.
      for (const auto& [from, field] : rule->fields)
        for (NewValue& value : effect->values)
          if (from == attribute && value.field == field) value.value = record;
    }
    const TenureSchema& tenure = office_.schema.find_record(effect->type)->tenure;
    const bool dated = is_day(day_) && !tenure.seen.empty();
    if (dated) effect->values.push_back({tenure.seen, day_, {citation}});
    TRY(post, bring(*effect));
    return dated ? end_terms(tenure, post, citation) : Status();
  }

  [[nodiscard]] JsonList take() { return std::move(out_); }

 private:
  /// A record of which a text gives the name, or the code of the place that it is.
  [[nodiscard]] Effect named(const std::string& type_id, const std::string& name, const Citation& citation) const {
    const RecordSchema* type = office_.schema.find_record(type_id);
    Effect out{type_id, {}};
    if (!is_place_code(name)) {
      out.values.push_back({type->name.front(), name, {citation}});
      return out;
    }
    const std::string called = office_.places == nullptr ? name : office_.places->name_of(name);
    out.values.push_back({type->name.front(), called, {citation}});
    if (!type->match.place.empty() && name.size() > 2) out.values.push_back({type->match.place, name, {citation}});
    if (!type->match.country.empty()) out.values.push_back({type->match.country, name.substr(0, 2), {citation}});
    return out;
  }

  /// What this rests on too stays when the decision that brought it is undone.
  Status note_cited(const Record& before, const Effect& effect) {
    JsonList cited;
    for (const FieldValue& value : before.values)
      if (std::any_of(effect.values.begin(), effect.values.end(),
                      [&](const NewValue& each) { return each.field == value.field && each.value == value.value; }))
        cited.emplace_back(value.id);
    if (!cited.empty()) out_.push_back(JsonObject{{"record", before.id}, {"values", std::move(cited)}});
    return {};
  }

  Result<std::string> make(const RecordChange& change) {
    if (change.set.empty()) return change.record;
    TRY(id, change_record(office_, kAction, change));
    CHECK_STATUS(index_record(office_, id));
    TRY(after, load_record(office_, id, kNow));
    JsonList brought;
    for (const FieldValue& value : after.values)
      if (std::any_of(change.set.begin(), change.set.end(),
                      [&](const NewValue& each) { return each.field == value.field && each.value == value.value; }))
        brought.emplace_back(value.id);
    out_.push_back(JsonObject{{"record", id}, {"brought", std::move(brought)}});
    return id;
  }

  /// Is this held by one at a time? Deputies and members are several.
  static bool is_single(const TenureSchema& tenure, const Record& post) {
    for (const std::string& field : tenure.of) {
      const FieldValue* value = post.find(field);
      if (value == nullptr || !is_value(value->value)) return false;
      const std::string plain = ' ' + plain_form(value->value) + ' ';
      if (field == tenure.of.front())
        for (const std::string& word : tenure.shared)
          if (plain.find(plain_form(word)) != std::string::npos) return false;
    }
    return !tenure.of.empty();
  }

  static bool is_open(const TenureSchema& tenure, const Record& post) {
    const FieldValue* state = post.find(tenure.state);
    return post.find(tenure.until) == nullptr && (state == nullptr || state->value != tenure.former);
  }

  /// Of two who are seen in a post that one holds at a time, the term of the earlier one ends.
  Status end_terms(const TenureSchema& tenure, const std::string& id, const Citation& citation) {
    TRY(post, load_record(office_, id, kNow));
    if (!is_single(tenure, post) || !is_open(tenure, post)) return {};
    RecordQuery query;
    query.type = post.type;
    for (const std::string& field : tenure.of) query.equal.emplace_back(field, post.find(field)->value);
    TRY(others, list_records(office_, query));
    for (const Record& each : others) {
      TRY(other, load_record(office_, each.id, kNow));
      if (all_of(other, tenure.holder) == all_of(post, tenure.holder) || !is_open(tenure, other)) continue;
      const std::vector<std::string> seen = all_of(other, tenure.seen);
      const std::vector<std::string> own = all_of(post, tenure.seen);
      if (seen.empty() || own.empty()) continue;
      if (seen.back() < own.front()) CHECK_STATUS(end_term(tenure, other.id, own.front(), citation));
      if (own.back() < seen.front())
        CHECK_STATUS(end_term(tenure, post.id, seen.front(), other.find(tenure.seen)->citations.front()));
    }
    return {};
  }

  Status end_term(const TenureSchema& tenure, const std::string& post, const std::string& day, Citation citation) {
    RecordChange change;
    change.record = post;
    // On that day at the latest: nobody said when.
    change.set = {{tenure.until, "../" + day, {citation}}, {tenure.state, tenure.former, {citation}}};
    change.reason = "another holds it";
    TRY(ended, make(change));
    (void)ended;
    return {};
  }

  const Office& office_;
  std::string day_, home_;
  JsonList out_;
};

/// The day that a sentence tells of: that of what was accepted where it took place, else that of the document.
std::string day_of(const PendingDecision& decision, const Record& accepted) {
  const FieldValue* modality = accepted.find("modality");
  const bool done = modality == nullptr || modality->value == "done";
  return done && is_day(accepted.date) ? accepted.date : decision.published;
}

}  // namespace

Result<JsonList> bring_in_wake(const Office& office, const PendingDecision& decision, const Record& accepted) {
  TRY(unit, load_unit(office.database, office.unit));
  Wake wake(office, day_of(decision, accepted), unit.locality);
  TRY(claim, parse_json(decision.claim.body, decision.claim.document));
  claim.set("kind", decision.kind);
  const Citation citation{"claim", decision.claim.document, decision.claim.begin, decision.claim.end, decision.quote};
  if (const ClaimSchema* rule = find_rule(office.schema, claim)) CHECK_STATUS(wake.bring_made(*rule, claim, citation));
  for (const KindSchema& kind : office.schema.kinds) {
    if (!kind.in_wake) continue;
    TRY(rows, office.database.rows(
                  "SELECT document, n, kind, statement, begin_at, end_at, confidence, body FROM claim WHERE unit = ? "
                  "AND document = ? AND kind = ? AND begin_at < ? AND end_at > ? ORDER BY n",
                  {office.unit, decision.claim.document, kind.id, decision.claim.end, decision.claim.begin}));
    for (const Row& row : rows)
      CHECK_STATUS(wake.bring_role({row.text(0), row.integer(1), row.text(2), row.text(3), row.integer(4),
                                    row.integer(5), row.integer(6), row.text(7)}));
  }
  return wake.take();
}

}  // namespace chancery
