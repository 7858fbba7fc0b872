#include "base/digest.h"
#include "register/check/check_parts.h"
#include "register/review/claims_in.h"
#include "register/review/documents.h"

namespace chancery {
namespace {

/// What the log has of a document.
struct DocumentDigests {
  std::string id, hash, reading, claims;
};

/// Each claim stands in the reading where its row says: guards against what was written wrongly in the first place.
Status check_claims(Check& check, const Office& office, const DocumentDigests& document, const std::string& line) {
  const std::string where = "document " + document.id;
  TRY(hash, hash_claims(office, document.id));
  if (hash != document.claims) check.fault(where, "its facts are not those that were kept");
  TRY(reading, parse_json(line, document.id));
  const JsonList& claims = reading.list_of("claims");
  TRY(rows,
      office.database.rows("SELECT n, kind, begin_at, end_at FROM claim WHERE unit = ? AND document = ? ORDER BY n",
                           {office.unit, document.id}));
  bool same = rows.size() == claims.size();
  for (std::size_t i = 0; same && i < claims.size(); ++i) {
    const Citation citation = cite(document.id, claims[i]);
    same = rows[i].integer(0) == static_cast<std::int64_t>(i) && rows[i].text(1) == claims[i].text_of("kind") &&
           rows[i].integer(2) == citation.begin && rows[i].integer(3) == citation.end;
  }
  if (!same) check.fault(where, "its facts are not those of its reading");
  return {};
}

/// Are the bytes of a document those that came in?
void check_bytes(Check& check, const Office& office, const std::string& id, const std::string& hash) {
  const Result<std::string> bytes = load_document_bytes(office, id);
  if (!bytes) {
    check.keep(bytes.error());
  } else if (digest(*bytes) != hash) {
    check.fault("document " + id, "its bytes are not those that came in");
  }
}

/// Documents that wait to be read, and have nothing but bytes.
Status check_queue(Check& check) {
  TRY(rows, check.database.rows("SELECT unit, document, hash FROM work ORDER BY unit, seq"));
  for (const Row& row : rows) {
    const Office office{check.database, check.schema, row.text(0), {}, utc_now};
    check_bytes(check, office, row.text(1), row.text(2));
  }
  return {};
}

Status check_document(Check& check, const Office& office, const DocumentDigests& document) {
  const std::string where = "document " + document.id;
  check_bytes(check, office, document.id, document.hash);
  const Result<std::string> reading = load_reading(office, document.id);
  if (!reading) return reading.error();
  if (digest(*reading) != document.reading) {
    check.fault(where, "its reading is not the one that was kept; 'chancery add' of the file reads it again");
    return {};
  }
  return check_claims(check, office, document, *reading);
}

/// Rows of documents that are not there; on SQLite, where any column takes any value, bytes that became text and the
/// other way round.
Status check_strays(Check& check) {
  if (check.database.engine() == Engine::Sqlite) {
    TRY(row, check.database.row("SELECT document FROM document_bytes WHERE typeof(bytes) <> 'blob' UNION ALL "
                                "SELECT document FROM document_reading WHERE typeof(reading) <> 'text' LIMIT 1"));
    if (row) check.fault("document " + row->text(0), "what is kept of it is of another kind than what was written");
  }
  for (const std::string table : {"document_bytes", "document_reading", "claim"}) {
    // Bytes may also wait in the queue.
    const std::string queued = table != "document_bytes"
                                   ? ""
                                   : "AND NOT EXISTS (SELECT 1 FROM work w WHERE w.unit = t.unit AND w.document = "
                                     "t.document) ";
    TRY(row, check.database.row("SELECT unit, document FROM " + table +
                                " t WHERE NOT EXISTS (SELECT 1 FROM document d WHERE d.unit = t.unit AND d.id = "
                                "t.document) " +
                                queued + "LIMIT 1"));
    if (row) check.fault(table + " " + row->text(1), "there is no such document");
  }
  return {};
}

}  // namespace

Status check_documents(Check& check) {
  check.keep(check_queue(check));
  constexpr std::string_view kPage =
      "SELECT unit, id, hash, reading_hash, claims_hash FROM document WHERE (unit, id) > (?, ?) ORDER BY unit, id "
      "LIMIT 500";
  std::string unit;
  std::string id;
  for (;;) {
    TRY(rows, check.database.rows(kPage, {unit, id}));
    if (rows.empty()) return check_strays(check);
    for (const Row& row : rows) {
      unit = row.text(0);
      id = row.text(1);
      const Office office{check.database, check.schema, unit, {}, utc_now};
      check.keep(check_document(check, office, {id, row.text(2), row.text(3), row.text(4)}));
      check.progress("documents", ++check.report.documents);
    }
  }
}

}  // namespace chancery
