#pragma once
#include <map>
#include <string>
#include <vector>

#include "register/ledger/ledger.h"

namespace chancery {

/// What reading ledgers needs, shared by the tests of a program.
const LedgerTools& ledger_tools();

/// The fields of a record type of the repository's schema.
std::vector<LedgerField> fields_of(const std::string& record);

/// The bytes of a file of the repository.
std::string file_bytes(const std::string& path);

Result<Workbook> workbook_of(const std::string& file, const std::string& bytes);

/// The values of a row by field: several joined by ` + `, money with its currency, persons as written.
std::map<std::string, std::string> values_of(const LedgerRow& row, const std::vector<LedgerField>& fields);

}  // namespace chancery
