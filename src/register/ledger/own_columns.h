#pragma once
#include "register/ledger/ledger.h"
#include "register/office/office.h"

namespace chancery {

/// Keeps how the ledger looked that an office brought in last for a type of record: its columns with their heads, so
/// that the ledger goes out as it came.
Status save_own_columns(const Office& office, const RecordSchema& type, const LedgerPlan& plan);

/// A plan with those columns; without any where the office brought none in. A column whose field the schema no longer
/// has is kept as text.
Result<LedgerPlan> load_own_columns(const Office& office, const RecordSchema& type);

}  // namespace chancery
