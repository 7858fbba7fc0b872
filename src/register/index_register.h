#pragma once
#include "register/office.h"

namespace chancery {

/// Makes all records and documents of the office's unit found anew: after a copy that brings rows without their index,
/// and after a change of schema or packs. In steps, so that others can work meanwhile.
Status index_register(const Office& office);

}  // namespace chancery
