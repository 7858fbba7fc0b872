#pragma once
#include "cli/open_register.h"

namespace chancery {

/// Prints the ties with the country of --country, counted today and at the time.
Status print_ties(const OpenRegister& opened, const Arguments& given);

}  // namespace chancery
