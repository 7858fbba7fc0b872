#include "register/review/arrival.h"

#include "register/log.h"
#include "register/review/documents.h"
#include "register/search/index_register.h"

namespace chancery {

Status set_arrival(const Office& office, const std::string& document, const Json& fields) {
  TRY(transaction, begin_change(office));
  TRY(stored, load_document(office, document));
  TRY(body, parse_json(stored.body, document));
  const Json* known = body.find("arrival");
  if (known != nullptr && to_string(*known) == to_string(fields)) return {};
  Json change(JsonObject{});
  change.set("arrival", fields);
  if (!fields.text_of("issuer").empty()) change.set("issuer", fields.text_of("issuer"));
  if (!fields.text_of("date").empty()) change.set("issued", fields.text_of("date"));
  CHECK_STATUS(apply_document(office, document, change));
  CHECK_STATUS(log_change(office, "document.arrived", document, change));
  TRY(changed, load_document(office, document));
  CHECK_STATUS(index_document_again(office, changed));
  return transaction.commit();
}

}  // namespace chancery
