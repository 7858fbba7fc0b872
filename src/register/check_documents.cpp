#include "base/digest.h"
#include "register/check_parts.h"
#include "register/claims_in.h"
#include "register/documents.h"

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

Status check_document(Check& check, const Office& office, const DocumentDigests& document) {
  const std::string where = "document " + document.id;
  {
    const Result<std::string> bytes = load_document_bytes(office, document.id);
    if (!bytes) {
      check.keep(bytes.error());
    } else if (digest(*bytes) != document.hash) {
      check.fault(where, "its bytes are not those that came in");
    }
  }
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
  for (const char* table : {"document_bytes", "document_reading", "claim"}) {
    TRY(row, check.database.row("SELECT unit, document FROM " + std::string(table) +
                                " t WHERE NOT EXISTS (SELECT 1 FROM document d WHERE d.unit = t.unit AND d.id = "
                                "t.document) LIMIT 1"));
    if (row) check.fault(std::string(table) + " " + row->text(1), "there is no such document");
  }
  return {};
}

}  // namespace

Status check_documents(Check& check) {
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
