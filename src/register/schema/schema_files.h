#pragma once
#include <string>
#include <vector>

#include "register/schema/schema.h"

// The files of a schema, each read into what is loaded; what is wrong with them is noted there. Only load_schema.cpp
// and those that read them include this.
namespace chancery {

class SchemaReader;

/// A field that records share.
struct CommonField {
  std::string when;      ///< what a record must ask for to have it; empty where all have it
  bool content = false;  ///< tells what is in the papers: records that only point to them do not have it
  FieldSchema field;
};

/// `common.toml`.
std::vector<CommonField> read_common(const std::string& path, std::vector<Error>& problems);
/// A file of `records/`.
RecordSchema read_record(SchemaReader& reader, const std::vector<CommonField>& common);
/// `vocabularies.toml`, `claims.toml` and `concepts.toml`. Claims name record types, which are read before.
void read_vocabularies(const std::string& path, SchemaLoad& out);
void read_claims(const std::string& path, SchemaLoad& out);
void read_concepts(const std::string& path, SchemaLoad& out);
/// `measures.toml`, `figures.toml` and `bodies.toml`, which a schema may do without.
void read_measures(const std::string& path, SchemaLoad& out);
void read_figures(const std::string& path, SchemaLoad& out);
void read_bodies(const std::string& path, SchemaLoad& out);

}  // namespace chancery
