#pragma once
#include "store/database.h"
#include "store/layout.h"

namespace chancery {

/// What a register knows of itself, beside its units.
inline constexpr TableLayout kOwnTable{"chancery", "name, value", "name"};

/// Makes `to` ready for the rows of another register. Only inside a transaction. Errors: Conflict where it holds one.
Status clear_for_copy(Database& to);

/// Copies every table of a register into one that holds none yet, from either engine to either, as it is at one moment;
/// then compares both by counts and digests of every table. Within one transaction of `to`: whole or not at all.
/// Errors: Conflict where `to` holds a register; Damaged where the copy is not the same; those of `Database`.
Status copy_tables(Database& from, Database& to);

}  // namespace chancery
