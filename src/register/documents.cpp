#include "register/documents.h"

#include <span>

#include "base/digest.h"
#include "base/json_value.h"
#include "reading/out/json.h"
#include "register/claims_in.h"
#include "register/log.h"
#include "text/decode.h"

namespace chancery {
namespace {

constexpr std::size_t kIdDigits = 16;

std::string id_of(const std::string& hash) { return "D-" + hash.substr(0, kIdDigits); }

/// What is kept of a reading beside its mentions and claims.
Json body_of(const Json& reading, std::size_t size) {
  Json out(JsonObject{});
  for (const char* key : {"title", "url", "publisher", "languages", "subject", "unread"})
    if (const Json* value = reading.find(key)) out.set(key, *value);
  out.set("size", static_cast<std::int64_t>(size));
  return out;
}

std::string main_language(const Json& reading) {
  const Json* languages = reading.find("languages");
  if (languages == nullptr || languages->list() == nullptr || languages->list()->empty()) return {};
  return std::string(languages->list()->front().text_of("code"));
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
    CHECK_STATUS(office.database.run("UPDATE document SET successor = ? WHERE unit = ? AND id = ?",
                                     {id, office.unit, row.text(0)}));
    TRY(seq, append_log(office, "document.succeeded", row.text(0), to_string(JsonObject{{"successor", id}})));
    (void)seq;
  }
  return !older.empty();
}

}  // namespace

DocumentIntake::DocumentIntake(const Office& office, const ReadingTools& tools, std::string home)
    : office_(office), tools_(tools), reader_(tools), home_(std::move(home)) {}

Result<std::string> DocumentIntake::read(const ReceivedDocument& received) {
  Result<DecodedFile> decoded = decode(std::as_bytes(std::span(received.bytes)));
  if (!decoded) {
    Error error = decoded.error();
    error.place = received.path.empty() ? received.source : received.path;
    return error;
  }
  const FoldedText folded = fold(decoded->text());
  const SourceText source{decoded->text(), &folded.map,
                          decoded->encoding() == Encoding::Utf8 ? nullptr : &decoded->map(), decoded->is_well_formed()};
  const Reading reading = reader_.read(folded.text);
  std::string out;
  append_json(out, tools_.packs, reading, source, received.source, {}, Explain::No);
  return out;
}

Result<AddedDocument> DocumentIntake::add(const ReceivedDocument& received) {
  const std::string hash = digest(received.bytes);
  AddedDocument out;
  out.id = id_of(hash);
  const std::string packs = tools_.packs.version();
  Database& database = office_.database;
  TRY(known, database.row("SELECT packs FROM document WHERE unit = ? AND id = ?", {office_.unit, out.id}));
  if (known && known->text(0) == packs) {
    out.state = AddState::Known;
    return out;
  }
  TRY(line, read(received));
  TRY(reading, parse_json(line, received.source));
  const std::string body = to_string(body_of(reading, received.bytes.size()));

  TRY(transaction, Transaction::begin(database));
  // Another process may have brought the same document meanwhile.
  TRY(stored, database.row("SELECT packs FROM document WHERE unit = ? AND id = ?", {office_.unit, out.id}));
  if (stored && stored->text(0) == packs) {
    out.state = AddState::Known;
    return out;
  }
  const std::string at = office_.now();
  if (stored) {
    out.state = AddState::Updated;
    CHECK_STATUS(database.run("UPDATE document SET packs = ?, body = ? WHERE unit = ? AND id = ?",
                              {packs, body, office_.unit, out.id}));
    CHECK_STATUS(database.run("UPDATE document_reading SET reading = ?, hash = ? WHERE unit = ? AND document = ?",
                              {line, digest(line), office_.unit, out.id}));
  } else {
    CHECK_STATUS(
        database.run("INSERT INTO document (unit, id, hash, source, path, body, language, published, packs, added, "
                     "successor, access, row_hash) "
                     "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '', 'internal', '')",
                     {office_.unit, out.id, hash, received.source, received.path, body, main_language(reading),
                      std::string(reading.text_of("published")), packs, at}));
    CHECK_STATUS(database.run("INSERT INTO document_bytes (unit, document, bytes) VALUES (?, ?, ?)",
                              {office_.unit, out.id, Blob{std::string(received.bytes)}}));
    CHECK_STATUS(database.run("INSERT INTO document_reading (unit, document, reading, hash) VALUES (?, ?, ?, ?)",
                              {office_.unit, out.id, line, digest(line)}));
    TRY(newer, succeed(office_, received.path, out.id));
    if (newer) out.state = AddState::Updated;
  }
  TRY(seq, append_log(office_, stored ? "document.read" : "document.added", out.id,
                      to_string(JsonObject{{"hash", hash},
                                           {"source", received.source},
                                           {"path", received.path},
                                           {"reading", digest(line)},
                                           {"packs", packs}})));
  (void)seq;
  TRY(decisions, store_claims(office_, out.id, reading, home_));
  out.decisions = decisions;
  CHECK_STATUS(transaction.commit());
  return out;
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
