#include <filesystem>
#include <set>

#include "register/schema/schema_files.h"
#include "register/schema/schema_reader.h"

// Vocabularies and concepts, whose figures count and how they add up, and what bodies are called.

namespace chancery {
namespace {

std::optional<SchemaReader> open_where_there(const std::string& path, std::vector<Error>& problems) {
  std::error_code failure;
  if (!std::filesystem::exists(path, failure)) return std::nullopt;
  return open_schema_file(path, problems);
}

}  // namespace

void read_vocabularies(const std::string& path, SchemaLoad& out) {
  auto reader = open_schema_file(path, out.problems);
  if (!reader) return;
  reader->only(reader->root(), {"vocabulary"});
  for (const TomlValue* table : reader->tables("vocabulary")) {
    reader->only(*table, {"id", "values"});
    Vocabulary vocabulary{reader->id(*table, "id"), {}};
    if (out.schema.find_vocabulary(vocabulary.id) != nullptr)
      reader->problem(*table, "id", "the vocabulary '" + vocabulary.id + "' stands here twice");
    const TomlValue* values = table->find("values");
    if (values == nullptr || values->list() == nullptr) {
      reader->problem(*table, "values", "this must be a list");
      continue;
    }
    for (const TomlValue& value : *values->list()) {
      reader->only(value, {"id", "label"});
      Choice choice{reader->id(value, "id"), reader->label(value, "label", true)};
      if (vocabulary.find(choice.id) != nullptr) reader->problem(value, "id", "'" + choice.id + "' stands here twice");
      vocabulary.choices.push_back(std::move(choice));
    }
    out.schema.vocabularies.push_back(std::move(vocabulary));
  }
}

void read_concepts(const std::string& path, SchemaLoad& out) {
  auto reader = open_schema_file(path, out.problems);
  if (!reader) return;
  reader->only(reader->root(), {"concept"});
  std::set<std::string> ids;
  for (const TomlValue* table : reader->tables("concept")) {
    reader->only(*table, {"id", "vi", "en", "lo", "th", "km"});
    Concept item{reader->id(*table, "id"), {}};
    if (!ids.insert(item.id).second) reader->problem(*table, "id", "the concept '" + item.id + "' stands here twice");
    for (const std::string_view language : kScreenLanguages)
      item.words.emplace(std::string(language), reader->texts(*table, language));
    out.schema.concepts.push_back(std::move(item));
  }
}

void read_measures(const std::string& path, SchemaLoad& out) {
  auto reader = open_where_there(path, out.problems);
  if (!reader) return;
  reader->only(reader->root(), {"measure"});
  for (const TomlValue* table : reader->tables("measure")) {
    reader->only(*table, {"ids", "owners", "tag"});
    for (const std::string& id : reader->texts(*table, "ids"))
      out.schema.measures.push_back({id, reader->words_in(*table, "owners")});
  }
}

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
