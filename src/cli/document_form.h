#pragma once
#include <string>

#include "cli/record_form.h"
#include "register/review/documents.h"

namespace chancery {

/// A document of the register as an object: where it came from, its title, what it says of itself (`fields`), what the
/// office's list says of its arrival, its languages, and what of it was not read.
Json to_json(const StoredDocument& document);
/// 'not read: Chinese'; empty where no passage is in a language that is not read.
std::string not_read(const Screen& screen, const StoredDocument& document);
/// The same of a document that is all in one language; empty where that is read.
std::string not_read(const Screen& screen, const std::string& language);
/// The same for people, with how much was read in it. `reading`: as `load_reading` gives it.
std::string to_text(const Screen& screen, const StoredDocument& document, const Json& reading);

}  // namespace chancery
