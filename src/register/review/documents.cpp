#include "register/review/documents.h"

#include <map>
#include <span>

#include "base/digest.h"
#include "base/json_value.h"
#include "intake/incoming_text.h"
#include "reading/out/json.h"
#include "reading/scan/incoming_source.h"
#include "register/log.h"
#include "register/review/claims_in.h"
#include "register/review/decision_rows.h"
#include "register/review/work_queue.h"
#include "register/search/index_text.h"
#include "text/utf8.h"

namespace chancery {
namespace {

const std::string& place_of(const ReceivedDocument& received) {
  return received.path.empty() ? received.source : received.path;
}

/// What is kept of a reading beside its mentions and claims.
Json body_of(const Json& reading, std::size_t size) {
  Json out(JsonObject{});
  for (const char* key : {"format", "title", "author", "url", "publisher", "fields", "languages", "subject", "unread"})
    if (const Json* value = reading.find(key)) out.set(key, *value);
  out.set("size", static_cast<std::int64_t>(size));
  return out;
}

/// What the office said of a document stays when it is read again.
Status keep_what_was_said(const Office& office, const std::string& id, Json& change) {
  TRY(stored, load_document(office, id));
  TRY(said, parse_json(stored.body, id));
  Json body = *change.find("body");
  for (const char* key : {"issuer", "issued", "arrival"})
    if (const Json* value = said.find(key)) body.set(key, *value);
  if (!body.text_of("issued").empty()) change.set("published", body.text_of("issued"));
  change.set("body", std::move(body));
  return {};
}

/// The language of most of the text, also one that is not read.
std::string main_language(const Json& reading, std::size_t size) {
  std::map<std::string, std::int64_t> unread;  // bytes
  for (const Json& passage : reading.list_of("unread")) {
    const auto length = passage.integer_of("end") - passage.integer_of("begin");
    if ((unread[std::string(passage.text_of("language"))] += length) * 2 > static_cast<std::int64_t>(size))
      return std::string(passage.text_of("language"));
  }
  const JsonList& languages = reading.list_of("languages");
  return languages.empty() ? std::string() : std::string(languages.front().text_of("code"));
}

StoredDocument document_of(const Row& row) {
  return {row.text(0), row.text(1), row.text(2), row.text(3), row.text(4), row.text(5), row.text(6), row.text(7)};
}

constexpr std::string_view kColumns =
    "SELECT id, source, path, language, published, added, successor, body FROM document ";

Error no_document(const Office& office, const std::string& id) {
  return {ErrorKind::NotFound, "there is no document " + id, office.database.place()};
}

Result<std::string> text_of_row(const Office& office, std::string_view sql, const std::string& id) {
  TRY(row, office.database.row(sql, {office.unit, id}));
  if (!row) return no_document(office, id);
  return row->text(0);
}

/// A document that stands under this path becomes the older version of `id`.
Result<bool> succeed(const Office& office, const std::string& path, const std::string& id) {
  if (path.empty()) return false;
  TRY(older, office.database.rows("SELECT id FROM document WHERE unit = ? AND path = ? AND successor = '' AND id <> ?",
                                  {office.unit, path, id}));
  for (const Row& row : older) {
    const Json change(JsonObject{{"successor", id}});
    CHECK_STATUS(apply_document(office, row.text(0), change));
    CHECK_STATUS(log_change(office, "document.succeeded", row.text(0), change));
  }
  return !older.empty();
}

/// `"pictures":[begin,end,...],`: what of the text was read from pictures; nothing where none was.
std::string pictures_in(const Rendition& rendition) {
  std::string numbers;
  for (const TextRange& range : rendition.layout.of_pictures()) {
    for (const std::uint32_t at : {range.begin, range.end})
      (numbers += numbers.empty() ? "" : ",") += std::to_string(at);
  }
  return numbers.empty() ? numbers : "\"pictures\":[" + numbers + "],";
}

}  // namespace

std::string document_id(const std::string& hash) {
  constexpr std::size_t kDigits = 16;
  return "D-" + hash.substr(0, kDigits);
}

Status check_size(const ReceivedDocument& received) {
  if (received.bytes.size() <= kMaxDocument) return {};
  return Error{ErrorKind::TooLarge, "this is larger than 1 GB, and no register keeps such a file", place_of(received)};
}

Status keep_bytes(const Office& office, const std::string& id, std::string_view bytes) {
  return office.database.run(
      "INSERT INTO document_bytes (unit, document, bytes) VALUES (?, ?, ?) ON CONFLICT (unit, document) DO NOTHING",
      {office.unit, id, Blob{std::string(bytes)}});
}

DocumentIntake::DocumentIntake(const Office& office, const ReadingTools& tools, std::string home)
    : office_(office), tools_(tools), reader_(tools), home_(std::move(home)) {}

Result<DocumentIntake::ReadText> DocumentIntake::read(const ReceivedDocument& received) {
  TRY(text, IncomingText::of(place_of(received), std::as_bytes(std::span(received.bytes))));
  FoldedText folded = fold(text.decoded().text());
  const SourceText source = source_of(text, folded);
  ReadText out;
  const Reading reading = reader_.read(folded.text, text.fields(), picture_text_of(source));
  append_json(out.line, tools_.packs, reading, source, received.source, {}, Explain::No);
  if (text.rendition() != nullptr)
    out.line.insert(1, "\"plain\":" + to_string(Json(text.rendition()->text)) + "," + pictures_in(*text.rendition()));
  out.folded = std::move(folded.text);
  return out;
}

Result<AddedDocument> DocumentIntake::add(const ReceivedDocument& received) {
  CHECK_STATUS(check_size(received));
  const std::string hash = digest(received.bytes);
  AddedDocument out;
  out.id = document_id(hash);
  const std::string packs = tools_.packs.version();
  Database& database = office_.database;
  TRY(known, database.row("SELECT packs FROM document WHERE unit = ? AND id = ?", {office_.unit, out.id}));
  if (known && known->text(0) == packs) {
    out.state = AddState::Known;
    return out;
  }
  TRY(text, read(received));
  const std::string& line = text.line;
  TRY(reading, parse_json(line, received.source));

  TRY(transaction, begin_change(office_));
  // Another process may have brought the same document meanwhile.
  TRY(stored, database.row("SELECT packs FROM document WHERE unit = ? AND id = ?", {office_.unit, out.id}));
  if (stored && stored->text(0) == packs) {
    out.state = AddState::Known;
    return out;
  }
  Json change(JsonObject{});
  if (!stored) {
    change.set("hash", hash);
    change.set("source", valid_utf8(received.source));
    change.set("path", valid_utf8(received.path));
    change.set("added", office_.now());
  }
  change.set("packs", packs);
  change.set("language", main_language(reading, text.folded.size()));
  change.set("published", reading.text_of("published"));
  change.set("body", body_of(reading, received.bytes.size()));
  change.set("reading", digest(line));
  if (stored) CHECK_STATUS(keep_what_was_said(office_, out.id, change));
  CHECK_STATUS(store_reading(out.id, line, stored ? std::nullopt : std::optional(received.bytes)));
  TRY(claims, store_claims(office_, out.id, reading, home_));
  out.decisions = static_cast<std::int64_t>(claims.queued.size());
  change.set("claims", claims.hash);
  if (!claims.withdrawn.empty()) change.set("withdrawn", std::move(claims.withdrawn));
  // Those that wait now are rows already; the entry of the log has them too.
  CHECK_STATUS(apply_document(office_, out.id, change));
  if (!claims.queued.empty()) change.set("queued", std::move(claims.queued));
  CHECK_STATUS(log_change(office_, stored ? "document.read" : "document.added", out.id, change));
  if (stored) out.state = AddState::Updated;
  if (!stored) {
    TRY(newer, succeed(office_, valid_utf8(received.path), out.id));
    if (newer) out.state = AddState::Updated;
  }
  CHECK_STATUS(index_document(
      office_, {out.id, valid_utf8(received.source), text.folded, reading, change.find("body")->find("arrival")}));
  CHECK_STATUS(transaction.commit());
  return out;
}

Status DocumentIntake::store_reading(const std::string& id, const std::string& reading,
                                     std::optional<std::string_view> bytes) {
  Database& database = office_.database;
  if (!bytes)
    return database.run("UPDATE document_reading SET reading = ? WHERE unit = ? AND document = ?",
                        {reading, office_.unit, id});
  CHECK_STATUS(keep_bytes(office_, id, *bytes));  // they may have waited in the queue
  return database.run("INSERT INTO document_reading (unit, document, reading) VALUES (?, ?, ?)",
                      {office_.unit, id, reading});
}

Status apply_document(const Office& office, const std::string& id, const Json& change) {
  Database& database = office.database;
  const auto text = [&](std::string_view key) { return std::string(change.text_of(key)); };
  if (change.find("successor") != nullptr)
    return database.run("UPDATE document SET successor = ? WHERE unit = ? AND id = ?",
                        {text("successor"), office.unit, id});
  CHECK_STATUS(apply_work_done(office, id));
  const Json* body = change.find("body");
  if (change.find("issuer") != nullptr || change.find("arrival") != nullptr) {
    TRY(stored, load_document(office, id));
    TRY(said, parse_json(stored.body, id));
    for (const char* key : {"issuer", "arrival"})
      if (const Json* value = change.find(key)) said.set(key, *value);
    if (!text("issued").empty()) said.set("issued", text("issued"));
    return database.run("UPDATE document SET body = ?, published = ? WHERE unit = ? AND id = ?",
                        {to_string(said), text("issued").empty() ? stored.published : text("issued"), office.unit, id});
  }
  const std::string kept = body == nullptr ? "{}" : to_string(*body);
  if (change.find("hash") != nullptr) {
    CHECK_STATUS(
        database.run("INSERT INTO document (unit, id, hash, source, path, body, language, published, packs, added, "
                     "successor, access, reading_hash, claims_hash) "
                     "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '', 'internal', ?, ?)",
                     {office.unit, id, text("hash"), text("source"), text("path"), kept, text("language"),
                      text("published"), text("packs"), text("added"), text("reading"), text("claims")}));
  } else {
    CHECK_STATUS(database.run(
        "UPDATE document SET body = ?, language = ?, published = ?, packs = ?, reading_hash = ?, "
        "claims_hash = ? WHERE unit = ? AND id = ?",
        {kept, text("language"), text("published"), text("packs"), text("reading"), text("claims"), office.unit, id}));
  }
  for (const Json& decision : change.list_of("queued")) CHECK_STATUS(apply_queued(office, decision));
  for (const Json& decision : change.list_of("withdrawn")) CHECK_STATUS(apply_withdrawn(office, to_integer(decision)));
  return {};
}

std::string issuer_in(const Json& body) {
  const std::string_view said = body.text_of("issuer");
  return std::string(said.empty() ? body.text_of("publisher") : said);
}

std::string issuer_of(const StoredDocument& document) {
  const Result<Json> body = parse_json(document.body, document.id);
  return body ? issuer_in(*body) : std::string();
}

Status set_issuer(const Office& office, const std::string& document, const std::string& issuer,
                  const std::string& issued) {
  FieldSchema day;
  day.type = FieldType::Date;
  if (!issued.empty())
    if (const auto fault = find_fault(office.schema, day, issued))
      return Error{ErrorKind::BadArgument, *fault, "issued"};
  TRY(transaction, begin_change(office));
  TRY(stored, load_document(office, document));
  const Json change(JsonObject{{"issuer", issuer}, {"issued", issued}});
  CHECK_STATUS(apply_document(office, stored.id, change));
  CHECK_STATUS(log_change(office, "document.issued", stored.id, change));
  return transaction.commit();
}

Result<StoredDocument> load_document(const Office& office, const std::string& id) {
  TRY(row, office.database.row(std::string(kColumns) + "WHERE unit = ? AND id = ?", {office.unit, id}));
  if (!row) return no_document(office, id);
  return document_of(*row);
}

Result<std::string> load_document_bytes(const Office& office, const std::string& id) {
  return text_of_row(office, "SELECT bytes FROM document_bytes WHERE unit = ? AND document = ?", id);
}

Result<std::string> load_reading(const Office& office, const std::string& id) {
  return text_of_row(office, "SELECT reading FROM document_reading WHERE unit = ? AND document = ?", id);
}

Result<std::vector<StoredDocument>> list_documents(const Office& office, const std::string& after, std::int64_t limit) {
  std::vector<StoredDocument> out;
  CHECK_STATUS(office.database.each(std::string(kColumns) + "WHERE unit = ? AND id > ? ORDER BY id LIMIT ?",
                                    {office.unit, after, limit}, [&](const Row& row) {
                                      out.push_back(document_of(row));
                                      return true;
                                    }));
  return out;
}

}  // namespace chancery
