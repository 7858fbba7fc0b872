#pragma once
#include "register/office/office.h"
#include "register/review/documents.h"

namespace chancery {

/// Makes all records and documents of the office's unit found anew: after a copy that brings rows without their index,
/// and after a change of schema or packs. In steps, so that others can work meanwhile.
Status index_register(const Office& office);

/// Makes one document of the office found by its words and places. Only inside a transaction.
Status index_document_again(const Office& office, const StoredDocument& document);

}  // namespace chancery
