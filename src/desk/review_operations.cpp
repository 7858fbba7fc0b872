#include <charconv>
#include <map>
#include <memory>

#include "desk/call.h"
#include "desk/record_answer.h"
#include "desk/record_edit.h"
#include "desk/screen_text.h"
#include "reading/out/fact_list.h"
#include "register/office/access.h"
#include "register/review/document_text.h"
#include "register/review/fact_sentences.h"
#include "register/review/review.h"

namespace chancery {
namespace {

constexpr std::int64_t kPage = 20;

Result<std::int64_t> decision_of(const Call& call) {
  const std::string& given = call.name("decision");
  std::int64_t out = 0;
  const auto [end, error] = std::from_chars(given.data(), given.data() + given.size(), out);
  if (error != std::errc() || end != given.data() + given.size())
    return Error{ErrorKind::NotFound, "there is no such decision", given};
  return out;
}

/// Decisions as they are shown, with the documents that they rest on open while one is put behind the other.
class DecisionAnswers {
 public:
  explicit DecisionAnswers(Call& call)
      : call_(call), sentences_(call.seat->reading(), *Teller::create(call.seat->open().packs(), call.language)) {}

  Result<Json> answer(const PendingDecision& decision) {
    const RecordSchema* type = call_.office->schema.find_record(decision.effect.type);
    TRY(sentence, sentences_.tell(*call_.office, decision.claim));
    TRY(begin, units(decision.claim.document, decision.claim.begin));
    TRY(end, units(decision.claim.document, decision.claim.end));
    Json out(JsonObject{{"id", decision.id},
                        {"state", decision.state},
                        {"sentence", sentence},
                        {"sure", decision.confidence >= kSure},
                        {"type", decision.effect.type},
                        {"type_label", type == nullptr ? decision.kind : type->label.in(call_.language)},
                        {"quote", decision.quote},
                        {"document", decision.claim.document},
                        {"source", decision.source},
                        {"begin", begin},
                        {"end", end},
                        {"sources", decision.sources},
                        {"values", values(decision, type)},
                        {"missing", missing(decision, type)}});
    if (!decision.record.empty()) {
      TRY(name, name_of(decision.record));
      out.set("record", JsonObject{{"id", decision.record}, {"name", name}});
    }
    TRY(candidates, candidates_of(decision));
    out.set("candidates", std::move(candidates));
    return out;
  }

 private:
  [[nodiscard]] JsonList values(const PendingDecision& decision, const RecordSchema* type) const {
    JsonList out;
    for (const NewValue& value : decision.effect.values) {
      const FieldSchema* field = type == nullptr ? nullptr : type->find_field(value.field);
      out.push_back(JsonObject{{"field", value.field},
                               {"label", field == nullptr ? value.field : field->label.in(call_.language)},
                               {"value", value.value},
                               {"shown", shown_behind(*call_.office, call_.screen(), type, value.field, value.value)}});
    }
    return out;
  }
  [[nodiscard]] JsonList missing(const PendingDecision& decision, const RecordSchema* type) const {
    JsonList out;
    for (const std::string& id : decision.missing) {
      const FieldSchema* field = type == nullptr ? nullptr : type->find_field(id);
      out.push_back(JsonObject{{"id", id}, {"name", field == nullptr ? id : field->label.in(call_.language)}});
    }
    return out;
  }
  /// The name of a record; its number where the person may not see it.
  [[nodiscard]] Result<std::string> name_of(const std::string& id) const {
    const Result<Record> record = view_record(*call_.office, id, kNow);
    if (record) return told_name(call_.screen(), *record);
    return record.error().kind == ErrorKind::NotFound ? Result<std::string>(id) : record.error();
  }
  [[nodiscard]] Result<JsonList> candidates_of(const PendingDecision& decision) const {
    JsonList out;
    for (const Candidate& candidate : decision.candidates) {
      JsonList why;
      for (const MatchEvidence& evidence : candidate.match.reasons)
        why.push_back(JsonObject{
            {"reason", match_reason_code(evidence.reason)}, {"left", evidence.left}, {"right", evidence.right}});
      TRY(name, name_of(candidate.record));
      out.push_back(JsonObject{{"id", candidate.record},
                               {"name", name},
                               {"sure", candidate.match.score >= kMatchJoins},
                               {"reasons", std::move(why)}});
    }
    return out;
  }
  /// Where a byte of a document stands on the screen; 0 where its text is gone.
  Result<std::int64_t> units(const std::string& document, std::int64_t byte) {
    if (document.empty()) return std::int64_t{0};
    if (open_ != document) {
      TRY(stored, load_document(*call_.office, document));
      Result<DocumentText> text = DocumentText::load(*call_.office, stored);
      text_ = text ? std::make_unique<const DocumentText>(std::move(*text)) : nullptr;
      screen_ = text_ ? std::make_unique<const ScreenText>(text_->decoded()) : nullptr;
      open_ = document;
    }
    return screen_ ? screen_->to_units(byte) : 0;
  }

  Call& call_;
  FactSentences sentences_;
  std::string open_;  ///< the document of the two below
  std::unique_ptr<const DocumentText> text_;
  std::unique_ptr<const ScreenText> screen_;
};

Result<HttpResponse> list(Call& call) {
  ReviewQuery query;
  if (const std::string state = call.parameter("state"); !state.empty()) query.state = state;
  query.report_year = call.parameter("report_year");
  query.limit = call.limit(kPage);
  const std::string after = call.parameter("after");
  std::from_chars(after.data(), after.data() + after.size(), query.after);
  const std::string document = call.parameter("document");
  TRY(decisions,
      document.empty() ? list_decisions(*call.office, query) : list_decisions_of(*call.office, document, query.state));
  DecisionAnswers answers(call);
  JsonList items;
  for (const PendingDecision& decision : decisions) {
    TRY(item, answers.answer(decision));
    items.push_back(std::move(item));
  }
  auto total = static_cast<std::int64_t>(decisions.size());
  const bool more = document.empty() && total == query.limit;
  if (document.empty()) {
    TRY(count, count_decisions(*call.office, query.state));
    total = count;
  }
  Json out(JsonObject{{"items", std::move(items)}, {"total", total}});
  if (more) out.set("next", std::to_string(decisions.back().id));
  return json_response(out);
}

Result<HttpResponse> decided(std::int64_t id, std::string_view state, const std::string& record) {
  return json_response(JsonObject{{"decision", id}, {"state", state}, {"record", record}});
}

Result<HttpResponse> accept(Call& call) {
  TRY(id, decision_of(call));
  Verdict verdict;
  verdict.record = call.text("record");
  verdict.make_new = call.flag("new");
  verdict.note = call.text("note");
  verdict.revise = call.flag("revise");
  if (const Json* correct = call.body.find("correct")) verdict.correct = given_values(*correct);
  for (const Json& field : call.body.list_of("ask")) verdict.ask.push_back(*field.text());
  TRY(record, accept_decision(*call.office, id, verdict));
  return decided(id, "accepted", record);
}

Result<HttpResponse> set_aside(Call& call) {
  TRY(id, decision_of(call));
  CHECK_STATUS(set_decision_aside(*call.office, id, call.text("note")));
  return decided(id, "set_aside", "");
}

Result<HttpResponse> undo(Call& call) {
  TRY(id, decision_of(call));
  CHECK_STATUS(undo_decision(*call.office, id));
  return decided(id, "pending", "");
}

Result<HttpResponse> add_fact(Call& call) {
  TRY(document, load_document(*call.office, call.name("document")));
  TRY(text, DocumentText::load(*call.office, document));
  const ScreenText screen(text.decoded());
  MissedFact fact;
  fact.document = document.id;
  fact.begin = screen.to_file(call.body.integer_of("begin"));
  fact.end = screen.to_file(call.body.integer_of("end"));
  fact.record = call.text("record");
  fact.type = call.text("type");
  fact.values = given_values(*call.body.find("values"));
  TRY(id, add_missed_fact(*call.office, fact));
  TRY(record, view_record(*call.office, id, kNow));
  TRY(json, record_json(*call.office, call.screen(), record));
  return json_response(json, 201);
}

}  // namespace

void add_review_operations(Handlers& to) {
  to["listDecisions"] = list;
  to["acceptDecision"] = accept;
  to["setDecisionAside"] = set_aside;
  to["undoDecision"] = undo;
  to["addFact"] = add_fact;
}

}  // namespace chancery
