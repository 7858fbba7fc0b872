#pragma once
#include <functional>

#include "store/database.h"

namespace chancery {

/// Copies every table of a register into one that holds none yet, from either engine to either, as it is at one moment;
/// then compares both by counts and digests of every table. Within one transaction of `to`: whole or not at all.
/// Errors: Conflict where `to` holds a register; Damaged where the copy is not the same; those of `Database`.
Status copy_tables(Database& from, Database& to);

}  // namespace chancery
