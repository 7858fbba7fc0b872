#pragma once
#include <string>
#include <string_view>

#include "base/json_value.h"
#include "register/office/office.h"
#include "register/records.h"

namespace chancery {

/// What a document is found by.
struct IndexedDocument {
  std::string id, source;
  std::string_view folded;  ///< its text (`fold`)
  const Json& reading;
  const Json* arrival =
      nullptr;  ///< what the office wrote of it when it arrived: texts by field; null where it did not
  Access access = Access::Internal;
};

/// Makes a document found by the words of its text, title and file name, by the places that were read in it, and by the
/// Latin form of the persons. Only inside a transaction.
Status index_document(const Office& office, const IndexedDocument& document);

/// Makes a record found by its name and its values as they stand now: of a choice its words in all languages, of a
/// place its code and what it is called, of a link the name of the other record. A record that was joined into another
/// is no longer found. Only inside a transaction.
Status index_record_words(const Office& office, const Record& record);

/// The same for a record of the office as it was given to another (`load_received`): that office finds it, as
/// `office/record`, among what it received. Names of records that it leads to are not among its words: they were not
/// given. Only inside a transaction.
Status index_received_words(const Office& office, const std::string& with, const Record& record);
/// It is found no longer.
Status remove_received_words(const Office& office, const std::string& with, const std::string& record);
/// The name under which the index of words keeps what an office received, beside what is its own.
std::string received_unit(const std::string& unit);

}  // namespace chancery
