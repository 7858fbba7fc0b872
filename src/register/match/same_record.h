#pragma once
#include <string>

#include "register/office/office.h"
#include "register/review/effect.h"

namespace chancery {

/// The record that an effect is about, where its fields of identity tell that it is the same; empty where none is.
Result<std::string> find_same_record(const Office& office, const Effect& effect);

/// Makes a record found by its identity alone.
Status index_record_keys(const Office& office, const Record& record);
/// Makes a record found by its identity and by search, as it stands now. After every change of it.
Status index_record(const Office& office, const std::string& record);

}  // namespace chancery
