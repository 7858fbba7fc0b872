#pragma once
#include <string>

#include "cli/record_form.h"
#include "register/review/documents.h"

namespace chancery {

/// A document of the register as an object: where it came from, its title, what it says of itself (`fields`), what the
/// office's list says of its arrival, its languages, and what of it was not read.
Json to_json(const StoredDocument& document);
/// The same for people, with how much was read in it. `reading`: as `load_reading` gives it.
std::string to_text(const Screen& screen, const StoredDocument& document, const Json& reading);

}  // namespace chancery
