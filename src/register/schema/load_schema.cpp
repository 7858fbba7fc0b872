#include <algorithm>
#include <filesystem>
#include <set>

#include "register/schema/schema_files.h"
#include "register/schema/schema_reader.h"

namespace chancery {
namespace {

/// Names that lead nowhere: vocabularies and linked types that are not declared, letters that two types share.
void check_names(const std::string& folder, SchemaLoad& out) {
  std::set<std::string> letters;
  std::set<std::string> ids;
  for (const RecordSchema& record : out.schema.records) {
    const auto complain = [&](const std::string& sentence) {
      out.problems.push_back({ErrorKind::BadSchema, sentence, folder + "/records/" + record.id + ".toml"});
    };
    if (!ids.insert(record.id).second) complain("the record type '" + record.id + "' is declared twice");
    if (!letters.insert(record.letters).second) complain("another record type has the letters " + record.letters);
    for (const FieldSchema& field : record.fields) {
      if (!field.vocabulary.empty() && out.schema.find_vocabulary(field.vocabulary) == nullptr)
        complain(field.id + ": there is no vocabulary '" + field.vocabulary + "'");
      const FieldSchema* until = record.find_field(field.until);
      if (!field.until.empty() && (field.type != FieldType::Date || until == nullptr || until->type != FieldType::Date))
        complain(field.id + ": the end of a period must be another date field; 'until' says '" + field.until + "'");
      const FieldSchema* in_words = record.find_field(field.in_words);
      if (!field.in_words.empty() &&
          (field.type != FieldType::Money || in_words == nullptr || in_words->type != FieldType::Text))
        complain(field.id + ": 'in_words' must name a text field beside a sum; it says '" + field.in_words + "'");
      if (field.countries_only && field.type != FieldType::Place)
        complain(field.id + ": only a place can be of countries only");
      for (const std::string& type : field.links)
        if (out.schema.find_record(type) == nullptr) complain(field.id + ": there is no record type '" + type + "'");
    }
  }
}

}  // namespace

SchemaLoad load_schema(const std::string& folder) {
  SchemaLoad out;
  const std::vector<CommonField> common = read_common(folder + "/common.toml", out.problems);
  read_vocabularies(folder + "/vocabularies.toml", out);
  std::vector<std::string> paths;
  std::error_code failure;
  for (const auto& entry : std::filesystem::directory_iterator(folder + "/records", failure))
    if (entry.path().extension() == ".toml") paths.push_back(entry.path().string());
  if (failure) out.problems.push_back({ErrorKind::Unreadable, "this folder cannot be read", folder + "/records"});
  std::sort(paths.begin(), paths.end());
  for (const std::string& path : paths)
    if (auto reader = open_schema_file(path, out.problems)) out.schema.records.push_back(read_record(*reader, common));
  check_names(folder, out);
  read_claims(folder + "/claims.toml", out);
  read_concepts(folder + "/concepts.toml", out);
  read_measures(folder + "/measures.toml", out);
  read_figures(folder + "/figures.toml", out);
  read_bodies(folder + "/bodies.toml", out);
  return out;
}

}  // namespace chancery
