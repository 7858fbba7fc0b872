#pragma once
#include <string>

#include "register/check/check.h"
#include "register/check/replay.h"
#include "register/office/office.h"

namespace chancery {

/// The report while it is made.
struct Check {
  Database& database;
  const Schema& schema;
  const CheckProgress& progress;
  CheckReport report;

  /// Notes a fault at a place inside the register: `document D-12`.
  void fault(const std::string& where, const std::string& sentence);
  /// Notes an error that came up while a part was looked at, and goes on with the next part.
  void keep(const Status& problem);
};

/// The pages, indexes and declarations of the database itself.
Status check_pages(Check& check);
/// Tables that the log tells in full, row by row.
Status check_rows(Check& check, Replay& replay);
/// Bytes, readings and claims against what the log has of them.
Status check_documents(Check& check);
/// Is every record and document among those that are found by words, and nothing else?
Status check_words(Check& check);

}  // namespace chancery
