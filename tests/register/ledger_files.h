#pragma once
#include <map>
#include <string>
#include <vector>

#include "register/ledger.h"

namespace chancery {

/// What reading ledgers needs, shared by the tests of a program.
const LedgerTools& ledger_tools();

/// The schema of the repository.
const Schema& ledger_schema();

/// The bytes of a file of the repository.
std::string file_bytes(const std::string& path);

Result<Workbook> workbook_of(const std::string& file, const std::string& bytes);

/// The values of a row by field: several joined by ` + `, money with its currency, persons as written.
std::map<std::string, std::string> values_of(const LedgerRow& row, const std::vector<LedgerField>& fields);

}  // namespace chancery
