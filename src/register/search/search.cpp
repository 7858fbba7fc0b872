#include "register/search/search.h"

#include <algorithm>

#include "base/json_value.h"
#include "register/office/access.h"
#include "register/review/document_text.h"
#include "register/review/documents.h"

namespace chancery {
namespace {

constexpr std::string_view kDocuments = "documents";

/// The words of mentions by which the reader met a term that the text does not have in any of the forms that the
/// packs list first: a place by a rarer name, a person in another script.
void add_mentions(const Json& reading, std::vector<SearchTerm>& terms) {
  const Json* mentions = reading.find("mentions");
  if (mentions == nullptr || mentions->list() == nullptr) return;
  for (const Json& mention : *mentions->list()) {
    const std::string_view kind = mention.text_of("kind");
    if (kind != "place" && kind != "person") continue;
    const std::string_view code = mention.text_of("value");
    const std::string mark = kind == "place" ? place_mark(code.empty() ? mention.text_of("name") : code) : "";
    const std::vector<Word> latin = words_of(mention.text_of("latin"));
    for (SearchTerm& term : terms) {
      const bool met = std::any_of(term.begin(), term.end(), [&](const SearchWay& way) {
        if (!way.mark.empty()) return way.mark == mark;
        return !latin.empty() && std::search(latin.begin(), latin.end(), way.words.begin(), way.words.end(),
                                             [](const Word& a, const Word& b) { return a.is_same(b); }) != latin.end();
      });
      std::vector<Word> words = words_of(mention.text_of("text"));
      if (met && !words.empty()) term.push_back({std::move(words), LastWord::Whole, {}});
    }
  }
}

/// A value as it can be shown: of a choice its word in the language in which the query meets it.
std::vector<std::string> shown_values(const Schema& schema, const FieldSchema& field, const std::string& value) {
  if (field.type != FieldType::Choice) return {value};
  std::vector<std::string> out;
  const Vocabulary* vocabulary = schema.find_vocabulary(field.vocabulary);
  const Choice* choice = vocabulary == nullptr ? nullptr : vocabulary->find(value);
  if (choice == nullptr) return out;
  for (const auto& [language, word] : choice->label.words) out.push_back(word);
  return out;
}

}  // namespace

Search::Search(const Office& office, const PlaceFinder& places) : office_(office), terms_(office.schema, places) {}

Result<TextQuery> Search::query_of(const SearchRequest& request, const SearchWords& words) const {
  TextQuery out;
  out.unit = office_.unit;
  out.person = office_.actor;
  out.groups = to_groups(words.terms);
  out.together = to_groups(words.together);
  out.whole = to_groups(words.whole);
  if (request.type == kDocuments) {
    out.kind = TextKind::Document;
  } else if (!request.type.empty()) {
    if (office_.schema.find_record(request.type) == nullptr)
      return Error{ErrorKind::BadArgument, "there is no record type '" + request.type + "'", "search"};
    out.kind = TextKind::Record;
    out.marks.push_back(type_mark(request.type));
  }
  if (!request.place.empty()) out.marks.push_back(subject_mark(request.place));
  if (!request.pillar.empty()) out.marks.push_back(pillar_mark(request.pillar));
  if (!request.language.empty()) out.marks.push_back(language_mark(request.language));
  out.from = request.from;
  out.until = request.until;
  out.after = request.after;
  out.limit = request.limit;
  const bool asks = !out.groups.empty() || !out.marks.empty() || !out.from.empty() || !out.until.empty();
  if (!asks) return Error{ErrorKind::BadArgument, "there is no word to look for", "search"};
  return out;
}

Result<std::vector<SearchHit>> Search::find(const SearchRequest& request) const {
  const SearchWords words = terms_.read(request.text);
  TRY(query, query_of(request, words));
  std::vector<SearchHit> out;
  // Where to go on, by the first letter of the cursor: among what sounds alike, or what was received.
  const char step = request.after.empty() ? ' ' : request.after.front();
  if (step == 's' || step == 'r') query.after = request.after.substr(1);
  if (step != 's' && step != 'r') {
    CHECK_STATUS(find_own(query, words, out));
    query.after.clear();
  }
  if (step != 'r') {
    CHECK_STATUS(find_alike(query, words, out));
    query.after.clear();
  }
  CHECK_STATUS(find_received(query, words, out));
  return out;
}

Status Search::find_own(const TextQuery& query, const SearchWords& words, std::vector<SearchHit>& out) const {
  const std::vector<SearchTerm>& terms = words.terms;
  TRY(found, find_text(office_.database, query));
  for (const TextHit& each : found) {
    SearchHit hit;
    hit.kind = each.kind;
    hit.id = each.id;
    hit.reach = each.reach;
    hit.cursor = each.cursor;
    const Status problem = each.kind == TextKind::Document ? show_document(terms, hit) : show_record(terms, hit);
    // What is not there for this person is not found either.
    if (problem && problem->kind == ErrorKind::NotFound) continue;
    if (problem) return *problem;
    out.push_back(std::move(hit));
  }
  return {};
}

Status Search::show_document(const std::vector<SearchTerm>& terms, SearchHit& hit) const {
  TRY(document, load_document(office_, hit.id));
  TRY(body, parse_json(document.body, document.id));
  hit.source = document.source;
  hit.name = body.text_of("title");
  if (hit.name.empty()) hit.name = document.source;
  hit.date = document.published;
  hit.language = document.language;
  hit.successor = document.successor;
  for (const Json& place : body.list_of("subject"))
    if (place.text() != nullptr) hit.subject.push_back(*place.text());
  if (terms.empty()) return {};
  const Result<DocumentText> text = DocumentText::load(office_, document);
  if (!text) return text.error().kind == ErrorKind::Damaged ? Status() : text.error();
  const DecodedFile* decoded = &text->decoded();
  const FoldedText folded = fold(decoded->text());
  hit.snippet = find_snippet(decoded->text(), folded, terms);
  if (hit.snippet.terms < terms.size()) {
    const std::vector<bool> met = terms_met(folded.text, terms);
    if (std::find(met.begin(), met.end(), false) != met.end()) {
      TRY(line, load_reading(office_, hit.id));
      TRY(reading, parse_json(line, hit.id));
      std::vector<SearchTerm> more = terms;
      add_mentions(reading, more);
      hit.snippet = find_snippet(decoded->text(), folded, more);
    }
  }
  if (decoded->encoding() != Encoding::Utf8) {
    hit.snippet.begin = decoded->map().to_file_begin(hit.snippet.begin);
    hit.snippet.end = decoded->map().to_file_end(hit.snippet.end);
  }
  return {};
}

Status Search::show_record(const std::vector<SearchTerm>& terms, SearchHit& hit) const {
  TRY(record, view_record(office_, hit.id, kNow));
  hit.record = std::move(record);
  show_values(terms, hit);
  return {};
}

void Search::show_values(const std::vector<SearchTerm>& terms, SearchHit& hit) const {
  hit.name = hit.record.name;
  hit.date = hit.record.date;
  const RecordSchema* type = office_.schema.find_record(hit.record.type);
  for (const FieldValue& value : hit.record.values) {
    const FieldSchema* field = type == nullptr ? nullptr : type->find_field(value.field);
    if (field == nullptr) continue;
    for (const std::string& shown : shown_values(office_.schema, *field, value.value)) {
      Snippet snippet = find_snippet(shown, fold(shown), terms);
      if (snippet.terms <= hit.snippet.terms) continue;
      hit.snippet = std::move(snippet);
      hit.field = value.field;
    }
  }
}

}  // namespace chancery
