#pragma once
#include "store/database.h"

namespace chancery {

/// Fills an empty database with a whole register, so that everything in it is found; others go on working meanwhile.
/// Errors: those of `Database`, and of loading the program's data.
Status copy_register(Database& from, Database& to);

/// Makes everything in a copy of a register found by search and matching (`index_register`), for all its offices.
Status index_copy(Database& database);

}  // namespace chancery
