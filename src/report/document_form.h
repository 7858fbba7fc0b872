#pragma once
#include <string>
#include <vector>

#include "register/review/documents.h"
#include "report/record_form.h"

namespace chancery {

/// A document of the register as an object: where it came from, its title, what it says of itself (`fields`), what the
/// office's list says of its arrival, its languages, and what of it was not read.
Json to_json(const StoredDocument& document);
/// The languages (BCP 47) of its passages that are not read.
std::vector<std::string> unread_languages(const StoredDocument& document);
/// 'not read: Chinese', of these languages; empty where all are read.
std::string not_read(const Screen& screen, const std::vector<std::string>& languages);
/// The same for people, with how much was read in it. `reading`: as `load_reading` gives it.
std::string to_text(const Screen& screen, const StoredDocument& document, const Json& reading);

}  // namespace chancery
