#include "register/search/index_register.h"

#include "register/log.h"
#include "register/match/same_record.h"
#include "register/office/sharing.h"
#include "register/review/document_text.h"
#include "register/review/documents.h"
#include "register/search/index_text.h"
#include "store/layout.h"
#include "text/fold.h"

namespace chancery {
namespace {

Status index_records(const Office& office) {
  std::string after;
  for (;;) {
    TRY(transaction, begin_change(office));
    TRY(rows, office.database.rows("SELECT id FROM record WHERE unit = ? AND until_seq = ? AND id > ? ORDER BY id "
                                   "LIMIT 200",
                                   {office.unit, kStillHolds, after}));
    for (const Row& row : rows) CHECK_STATUS(index_record(office, row.text(0)));
    CHECK_STATUS(transaction.commit());
    if (rows.empty()) return {};
    after = rows.back().text(0);
  }
}

/// What the office gave to others is found by them.
Status index_shared(const Office& office) {
  TRY(shared, list_shared(office));
  if (shared.empty()) return {};
  TRY(transaction, begin_change(office));
  for (const SharedRecord& each : shared) {
    Office other = office;
    other.unit = each.with;
    TRY(record, load_received(other, each.unit, each.record));
    CHECK_STATUS(index_received_words(office, each.with, record));
  }
  return transaction.commit();
}

}  // namespace

Status index_document_again(const Office& office, const StoredDocument& document) {
  TRY(text, DocumentText::load(office, document));
  const FoldedText folded = fold(text.decoded().text());
  TRY(line, load_reading(office, document.id));
  TRY(reading, parse_json(line, document.id));
  TRY(body, parse_json(document.body, document.id));
  return index_document(office, {document.id, document.source, folded.text, reading, body.find("arrival")});
}

Status index_register(const Office& office) {
  CHECK_STATUS(index_records(office));
  CHECK_STATUS(index_shared(office));
  std::string after;
  for (;;) {
    TRY(documents, list_documents(office, after, 20));
    if (documents.empty()) return {};
    TRY(transaction, begin_change(office));
    for (const StoredDocument& document : documents) CHECK_STATUS(index_document_again(office, document));
    CHECK_STATUS(transaction.commit());
    after = documents.back().id;
  }
}

}  // namespace chancery
