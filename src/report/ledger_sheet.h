#pragma once
#include <span>
#include <string>
#include <vector>

#include "register/ledger/ledger_import.h"
#include "report/record_form.h"

namespace chancery {

/// All records of a type with their values, as far as the actor may see them.
Result<std::vector<Record>> view_all_of_type(const Office& office, const std::string& type);

/// Records as a sheet by a plan, with words, places and dates in the language of the screen.
Sheet to_shown_sheet(const Screen& screen, const RecordSchema& type, const LedgerPlan& plan,
                     const std::vector<Record>& records, std::span<const LedgerField> fields);

/// The first sheet that is not hidden and holds something.
std::size_t first_shown_sheet(const Workbook& book);

}  // namespace chancery
