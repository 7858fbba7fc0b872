#include <algorithm>
#include <chrono>
#include <optional>
#include <span>

#include "desk/call.h"
#include "desk/screen_text.h"
#include "intake/incoming_text.h"
#include "reading/out/fact_list.h"
#include "reading/out/sentences.h"
#include "reading/scan/incoming_source.h"
#include "register/review/document_claims.h"
#include "register/review/document_text.h"
#include "register/review/documents.h"
#include "register/review/fact_sentences.h"
#include "register/review/work_queue.h"
#include "report/document_form.h"

namespace chancery {
namespace {

constexpr std::int64_t kPage = 50;

/// Names of files come from people and other machines: what is before the last slash says where it lay there.
std::string base_name(const std::string& given) {
  const std::size_t slash = given.find_last_of("/\\");
  return slash == std::string::npos ? given : given.substr(slash + 1);
}

Json document_json(const Call& call, const StoredDocument& document) {
  const Json known = to_json(document);
  const std::string_view language = document.language;
  Json out(JsonObject{{"id", document.id},
                      {"source", document.source},
                      {"title", known.text_of("title")},
                      {"language", language},
                      {"language_name", call.screen().words.phrase("language", language)},
                      {"published", shown_date(call.screen(), document.published)},
                      {"added", document.added}});
  if (const std::string passages = not_read(call.screen(), unread_languages(document)); !passages.empty())
    out.set("not_read", passages);
  if (!document.successor.empty()) out.set("successor", document.successor);
  return out;
}

Result<HttpResponse> list(Call& call) {
  const std::int64_t limit = call.limit(kPage);
  TRY(documents, list_documents(*call.office, call.parameter("after"), limit));
  JsonList items;
  for (const StoredDocument& document : documents) {
    Json item = document_json(call, document);
    TRY(waiting, count_pending(*call.office, document.id));
    item.set("to_check", waiting);
    items.push_back(std::move(item));
  }
  Json out(JsonObject{{"items", std::move(items)}});
  if (static_cast<std::int64_t>(documents.size()) == limit) out.set("next", documents.back().id);
  return json_response(out);
}

Result<HttpResponse> add(Call& call) {
  TRY(bytes, read_upload(call));
  const std::string name = base_name(call.parameter("name"));
  TRY(queued, queue_document(*call.office, {name, name, bytes}, call.seat->open().packs().version()));
  call.desk.documents().wake();
  return json_response(JsonObject{{"document", queued.document}, {"state", queued.queued ? "waiting" : "known"}}, 202);
}

/// The facts of a document that stand in it, as its stored claims have them.
Result<JsonList> facts_json(Call& call, const StoredDocument& document, const ScreenText& text) {
  TRY(claims, list_claims(*call.office, document.id));
  std::optional<Teller> teller = Teller::create(call.seat->open().packs(), call.language);
  FactSentences sentences(call.seat->reading(), std::move(*teller));
  JsonList out;
  for (const DocumentClaim& each : claims) {
    TRY(sentence, sentences.tell(*call.office, each.claim));
    if (sentence.empty()) continue;
    Json fact(JsonObject{{"sentence", sentence},
                         {"sure", each.claim.confidence >= kSure},
                         {"kind", each.claim.kind},
                         {"begin", text.to_units(each.claim.begin)},
                         {"end", text.to_units(each.claim.end)},
                         {"state", each.state.empty() ? std::string("kept") : each.state}});
    if (each.decision > 0) fact.set("decision", each.decision);
    out.push_back(std::move(fact));
  }
  return out;
}

Result<HttpResponse> get(Call& call) {
  TRY(document, load_document(*call.office, call.name("document")));
  TRY(text, DocumentText::load(*call.office, document));
  const ScreenText screen(text.decoded());
  TRY(facts, facts_json(call, document, screen));
  TRY(body, parse_json(document.body, document.id));
  return json_response(JsonObject{{"document", document_json(call, document)},
                                  {"text", screen.text()},
                                  {"format", body.text_of("format")},
                                  {"facts", std::move(facts)}});
}

Result<HttpResponse> get_file(Call& call) {
  TRY(document, load_document(*call.office, call.name("document")));
  TRY(bytes, load_document_bytes(*call.office, document.id));
  return file_response(std::move(bytes), "application/octet-stream", document.source);
}

Result<HttpResponse> get_queue(Call& call) {
  TRY(queue, list_queue(*call.office));
  JsonList out;
  for (const QueuedDocument& each : queue)
    out.push_back(JsonObject{{"document", each.document},
                             {"source", each.source},
                             {"state", kQueueStates[static_cast<std::size_t>(each.state)]},
                             {"problem", each.problem}});
  return json_response(std::move(out));
}

Result<HttpResponse> get_events(Call& call) {
  // The stream outlives the call: it holds on to what belongs to the desk, and to nothing of the request.
  Desk& desk = call.desk;
  HttpResponse out;
  out.events = [&desk, last = std::int64_t{-1}, polls = 0]() mutable -> std::optional<std::string> {
    constexpr int kMostPolls = 4 * 60 * 60;  // an hour; the browser then asks again, and shows that it is signed in
    if (++polls > kMostPolls) return std::nullopt;
    const std::int64_t changes = desk.documents().changes();
    if (changes == last) return std::string();
    last = changes;
    return "event: queue\ndata: " + std::to_string(changes) + "\n\n";
  };
  return out;
}

/// Facts by heading, in the order of the text.
JsonList groups_json(const Reading& reading, const SourceText& source, const ScreenText& text, const Teller& teller) {
  std::vector<JsonList> facts(kGroups.size());
  SpanMapper mapper(source);
  for (const Claim& claim : reading.claims) {
    const SpanMapper::Span span = mapper.map(claim.begin, claim.end);
    const std::string sentence = teller.tell(reading, reading, claim, mapper);
    if (sentence.empty()) continue;
    facts[group_of(claim.kind)].push_back(JsonObject{{"sentence", sentence},
                                                     {"sure", claim.confidence >= kSure},
                                                     {"kind", kClaimKinds[static_cast<std::size_t>(claim.kind)]},
                                                     {"begin", text.to_units(span.begin)},
                                                     {"end", text.to_units(span.end)},
                                                     {"quote", one_line(span.text)}});
  }
  JsonList out;
  for (std::size_t i = 0; i < kGroups.size(); ++i)
    if (!facts[i].empty())
      out.push_back(JsonObject{
          {"id", kGroups[i]}, {"label", teller.words().word("group", kGroups[i])}, {"facts", std::move(facts[i])}});
  return out;
}

/// 1234 as 1.234
JsonNumber seconds_json(std::int64_t milliseconds) {
  constexpr std::int64_t kThousand = 1000;
  const std::string rest = std::to_string(milliseconds % kThousand);
  return {std::to_string(milliseconds / kThousand) + "." + std::string(3 - rest.size(), '0') + rest};
}

Result<HttpResponse> read_only(Call& call) {
  const auto begun = std::chrono::steady_clock::now();
  TRY(bytes, read_upload(call));
  const std::string name = base_name(call.parameter("name"));
  TRY(text, IncomingText::of(name, std::as_bytes(std::span(bytes))));
  const FoldedText folded = fold(text.decoded().text());
  const SourceText source = source_of(text, folded);
  const Reading reading = Reader(call.seat->reading()).read(folded.text, text.fields(), picture_text_of(source));
  const std::optional<Teller> teller = Teller::create(call.seat->open().packs(), call.language);
  const ScreenText screen(text.decoded());
  const Overview over = overview(Document::whole(name, "", source, reading), *teller);
  JsonList headline;
  for (const std::string& each : over.headline) headline.emplace_back(each);
  JsonList groups = groups_json(reading, source, screen, *teller);
  const auto took =
      std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - begun).count();
  return json_response(JsonObject{{"headline", std::move(headline)},
                                  {"not_read", over.not_read},
                                  {"text", screen.text()},
                                  {"seconds", seconds_json(took)},
                                  {"groups", std::move(groups)}});
}

}  // namespace

void add_document_operations(Handlers& to) {
  to["listDocuments"] = list;
  to["addDocument"] = add;
  to["getDocument"] = get;
  to["getDocumentFile"] = get_file;
  to["getQueue"] = get_queue;
  to["getEvents"] = get_events;
  to["readOnly"] = read_only;
}

}  // namespace chancery
