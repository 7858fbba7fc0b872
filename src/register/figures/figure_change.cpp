#include "register/figures/figure_change.h"

#include <algorithm>

#include "register/figures/figure_owners.h"
#include "register/review/decision_rows.h"
#include "register/review/documents.h"

namespace chancery {
namespace {

const NewValue* find_new(const std::vector<NewValue>& values, const std::string& field) {
  const auto found =
      std::find_if(values.begin(), values.end(), [&](const NewValue& each) { return each.field == field; });
  return field.empty() || found == values.end() ? nullptr : &*found;
}

/// Where the figure that stands comes from, as far as its first document tells.
Result<FigureSource> source_of(const Office& office, const FigureSchema& figure, const Record& record) {
  FigureSource out{record.text_of(figure.owner), record.text_of(figure.status), record.text_of(figure.as_of), {}};
  for (const Citation& citation : record.find(figure.value)->citations) {
    if (citation.kind != "claim") continue;
    TRY(document, load_document(office, citation.document));
    if (out.issuer.empty()) out.issuer = issuer_of(document);
    out.published = document.published;
    return out;
  }
  return out;
}

FigureSource source_of(const FigureSchema& figure, const PendingDecision& decision, const RecordChange& change) {
  const auto text = [&](const std::string& field) {
    const NewValue* value = find_new(change.set, field);
    return value == nullptr ? std::string() : value->value;
  };
  return {decision.issuer, text(figure.status), text(figure.as_of), decision.published};
}

bool is_told(const FigureSchema& figure, const std::string& field) {
  return std::find(figure.told.begin(), figure.told.end(), field) != figure.told.end();
}

/// What another source says of the same figure stays with that source, unless it says more.
void leave_what_is_told(const RecordSchema& type, const Record& before, RecordChange& change) {
  const FieldSchema* status = type.status_field();
  std::erase_if(change.set, [&](const NewValue& value) {
    const FieldValue* old = before.find(value.field);
    if (!is_told(type.figure, value.field) || old == nullptr || old->value == value.value) return false;
    const bool settles = status != nullptr && value.field == status->id && status->grew(old->value, value.value);
    return !settles;
  });
}

Json without(const Json& body, std::string_view key) {
  Json out(JsonObject{});
  for (const JsonMember& member : *body.object())
    if (member.key != key) out.set(member.key, member.value);
  return out;
}

}  // namespace

Result<bool> change_figure(const Office& office, const RecordSchema& type, const PendingDecision& decision,
                           const Record& before, bool revise, RecordChange& change) {
  const FigureSchema& figure = type.figure;
  if (figure.value.empty()) return false;
  const FieldValue* old = before.find(figure.value);
  const NewValue* now = find_new(change.set, figure.value);
  if (old == nullptr || now == nullptr || old->value == kNotReported) return false;
  if (old->value == now->value) {
    leave_what_is_told(type, before, change);
    return false;
  }
  TRY(owners, load_owners(office, before.text_of(figure.measure)));
  TRY(earlier, source_of(office, figure, before));
  if (!revise && !revises(office, owners, type.status_field(), source_of(figure, decision, change), earlier))
    return Error{ErrorKind::Conflict,
                 before.id + " holds '" + old->value + "' for " + figure.value + ", and this says '" + now->value +
                     "'; accept it as a revision, correct it, set it aside, or decide which of the two counts",
                 "decision " + std::to_string(decision.id)};
  for (const FieldValue& value : before.values)
    if (is_told(figure, value.field) && find_new(change.set, value.field) == nullptr) change.end.push_back(value.id);
  return true;
}

Result<std::vector<OtherFigure>> find_other_figures(const Office& office, const PendingDecision& decision) {
  TRY(claim, office.database.row("SELECT subject, period, place, modality, body FROM claim WHERE unit = ? AND document "
                                 "= ? AND n = ?",
                                 {office.unit, decision.claim.document, decision.claim.number}));
  std::vector<OtherFigure> out;
  if (!claim) return out;
  TRY(own, parse_json(claim->text(4), decision.claim.document));
  const auto done = [](const std::string& modality) { return modality == "done" ? std::string() : modality; };
  TRY(rows, office.database.rows(
                "SELECT q.id, q.state, c.modality, c.body FROM claim c JOIN decision q ON q.unit = c.unit AND "
                "q.statement = c.statement WHERE c.unit = ? AND c.kind = ? AND c.subject = ? AND c.period = ? AND "
                "c.place = ? AND q.id <> ? ORDER BY q.id",
                {office.unit, decision.kind, claim->text(0), claim->text(1), claim->text(2), decision.id}));
  for (const Row& row : rows) {
    if (done(row.text(2)) != done(claim->text(3)) || (!out.empty() && out.back().decision == row.integer(0))) continue;
    TRY(body, parse_json(row.text(3), "claim"));
    const bool same = body.text_of("number") == own.text_of("number") && body.text_of("unit") == own.text_of("unit");
    out.push_back({row.integer(0), row.text(1), same});
  }
  return out;
}

Result<JsonList> revise_decisions(const Office& office, const PendingDecision& decision, const std::string& record) {
  JsonList out;
  TRY(others, find_other_figures(office, decision));
  for (const OtherFigure& other : others) {
    if (other.state != "accepted") continue;
    TRY(body, load_decision_body(office, other.decision));
    if (body.text_of("record") != record) continue;
    body.set("revised_by", decision.id);
    CHECK_STATUS(log_decision(office, "decision.revised", other.decision, body));
    out.emplace_back(other.decision);
  }
  return out;
}

Status restore_decisions(const Office& office, const Json& undone) {
  for (const Json& number : undone.list_of("revised")) {
    TRY(body, load_decision_body(office, to_integer(number)));
    if (body.find("revised_by") == nullptr) continue;
    // Values that came back have new numbers: those that the decision stated are told by what they say.
    TRY(record, load_record(office, std::string(body.text_of("record")), kNow));
    Json restored = without(body, "revised_by");
    for (const char* key : {"values", "brought"}) {
      JsonList ids;
      for (const Json& id : body.list_of(key)) {
        TRY(value, load_value(office, to_integer(id)));
        for (const FieldValue& each : record.values)
          if (each.field == value.field && each.value == value.value) ids.emplace_back(each.id);
      }
      restored = without(restored, key);
      restored.set(key, std::move(ids));
    }
    CHECK_STATUS(log_decision(office, "decision.accepted", to_integer(number), restored));
  }
  return {};
}

Status cite_reason(const Office& office, const std::string& id, const std::string& why) {
  TRY(record, load_record(office, id, kNow));
  const RecordSchema* type = office.schema.find_record(record.type);
  const FieldValue* value = type == nullptr ? nullptr : record.find(type->figure.value);
  return value == nullptr ? Status() : add_citation(office, value->id, {"entry", "", 0, 0, why});
}

}  // namespace chancery
