#pragma once
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "reading/reader.h"

namespace chancery {

/// The tools over the compiled packs of all languages, shared by the tests of a program.
const ReadingTools& all_tools();

/// What is read in a file, as the program writes it. Fails the test where a span does not cut the file exactly.
nlohmann::json read_document(std::string_view file);

/// The sample documents, and their names.
struct Sample {
  std::string name;
  std::string text;
};
const std::vector<Sample>& samples();

/// Everything in a document that does not depend on where it stands: mentions and claims without offsets and what is
/// cut from the file.
nlohmann::json values_of(const nlohmann::json& document);

}  // namespace chancery
