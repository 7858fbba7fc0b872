#include "register/log.h"
#include "register/office/take_over_parts.h"
#include "register/review/documents.h"
#include "register/search/index_register.h"

namespace chancery {
namespace {

/// A table in which everything but the unit stays as it is.
Status copy_part(const TakeOver& take, const std::string& table, const std::string& columns, const std::string& id) {
  return take.ours.database.run("INSERT INTO " + table + " (unit, document, " + columns + ") SELECT ?, document, " +
                                    columns + " FROM " + table + " WHERE unit = ? AND document = ?",
                                {take.ours.unit, take.theirs.unit, id});
}

Status take_document(TakeOver& take, const Row& row) {
  const std::string& id = row.text(0);
  TRY(body, parse_json(row.text(3), id));
  const Json change(JsonObject{{"hash", row.text(1)},
                               {"source", row.text(2)},
                               {"path", take.theirs.unit + "/" + row.text(4)},
                               {"added", row.text(5)},
                               {"packs", row.text(6)},
                               {"language", row.text(7)},
                               {"published", row.text(8)},
                               {"body", std::move(body)},
                               {"reading", row.text(9)},
                               {"claims", row.text(10)}});
  CHECK_STATUS(copy_part(take, "document_bytes", "bytes", id));
  CHECK_STATUS(copy_part(take, "document_reading", "reading", id));
  CHECK_STATUS(copy_part(
      take, "claim", "n, kind, statement, begin_at, end_at, confidence, modality, place, subject, period, body", id));
  CHECK_STATUS(apply_document(take.ours, id, change));
  CHECK_STATUS(log_change(take.ours, "document.taken_over", id, change));
  if (!row.text(11).empty()) {
    const Json newer(JsonObject{{"successor", row.text(11)}});
    CHECK_STATUS(apply_document(take.ours, id, newer));
    CHECK_STATUS(log_change(take.ours, "document.succeeded", id, newer));
  }
  TRY(document, load_document(take.ours, id));
  ++take.result.documents;
  return index_document_again(take.ours, document);
}

}  // namespace

Status take_documents(TakeOver& take) {
  TRY(ids,
      take.theirs.database.rows("SELECT id FROM document d WHERE unit = ? AND NOT EXISTS (SELECT 1 FROM document o "
                                "WHERE o.unit = ? AND o.id = d.id) ORDER BY added, id",
                                {take.theirs.unit, take.ours.unit}));
  for (const Row& id : ids) {
    TRY(row, take.theirs.database.row(
                 "SELECT id, hash, source, body, path, added, packs, language, published, reading_hash, claims_hash, "
                 "successor FROM document WHERE unit = ? AND id = ?",
                 {take.theirs.unit, id.text(0)}));
    CHECK_STATUS(take_document(take, *row));
  }
  return {};
}

}  // namespace chancery
