#pragma once
#include <string>

#include "base/json_value.h"
#include "register/records.h"
#include "register/review.h"

namespace chancery {

/// Whether each value is shown with the sources that it has.
enum class Why : std::uint8_t { No, Yes };

/// A record as an object: id, type, name, date, and its values by field; with --why each value with its citations.
Json to_json(const Schema& schema, const Record& record, Why why);
/// The same for people, with the labels of a language.
std::string to_text(const Schema& schema, const Record& record, std::string_view language, Why why);

Json to_json(const PendingDecision& decision);
std::string to_text(const Schema& schema, const PendingDecision& decision, std::string_view language);

}  // namespace chancery
