#include <filesystem>

#include "register/schema_reader.h"

// Parts of the schema that say how figures add up and what bodies are called.

namespace chancery {
namespace {

std::optional<SchemaReader> open_where_there(const std::string& path, std::vector<Error>& problems) {
  std::error_code failure;
  if (!std::filesystem::exists(path, failure)) return std::nullopt;
  return open_schema_file(path, problems);
}

}  // namespace

void read_figures(const std::string& path, SchemaLoad& out) {
  auto reader = open_where_there(path, out.problems);
  if (!reader) return;
  reader->only(reader->root(), {"ratio_units", "shared_measures"});
  out.schema.figures.ratio_units = reader->texts(reader->root(), "ratio_units");
  out.schema.figures.shared_measures = reader->texts(reader->root(), "shared_measures");
  const Vocabulary* measures = out.schema.find_vocabulary("indicator");
  for (const std::string& measure : out.schema.figures.shared_measures)
    if (measures != nullptr && measures->find(measure) == nullptr)
      reader->problem(reader->root(), "shared_measures", "there is no measure '" + measure + "'");
}

void read_bodies(const std::string& path, SchemaLoad& out) {
  auto reader = open_where_there(path, out.problems);
  if (!reader) return;
  reader->only(reader->root(), {"field_of_work"});
  for (const TomlValue* table : reader->tables("field_of_work")) {
    reader->only(*table, {"names"});
    std::vector<std::string> names = reader->texts(*table, "names");
    if (names.size() < 2) reader->problem(*table, "names", "a field of work stands here for its other names");
    out.schema.fields_of_work.push_back(std::move(names));
  }
}

}  // namespace chancery
