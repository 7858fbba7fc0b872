#pragma once
#include <cstdint>
#include <functional>
#include <string>

#include "register/office/office.h"

namespace chancery {

/// Accepts every decision of at least this confidence (in thousandths) that needs no person: those that
/// `may_accept_unseen`, but what contradicts a record, lacks a required field, or changes an issued report. Tells each
/// with its record. Errors: those of `accept_decision` but for what a person decides.
Status accept_unseen(const Office& office, std::int64_t least,
                     const std::function<void(std::int64_t decision, const std::string& record)>& told);

}  // namespace chancery
