#include "tests/register/ledger_files.h"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

#include "register/ledger/ledger_import.h"

namespace chancery {
const LedgerTools& ledger_tools() {
  static const Result<Packs> packs = Packs::open(CHANCERY_PACKS);
  static const ReadingTools reading(*packs);
  static const Result<LedgerWords> words = load_ledger_words(CHANCERY_SOURCE_DIR "/schema/ledger.toml");
  if (!words) ADD_FAILURE() << words.error().message();
  static const LedgerTools tools{reading, *words};
  return tools;
}

std::string file_bytes(const std::string& path) {
  std::ifstream in(CHANCERY_SOURCE_DIR "/" + path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

std::vector<LedgerField> fields_of(const std::string& record) {
  static const SchemaLoad load = load_schema(CHANCERY_SOURCE_DIR "/schema");
  for (const Error& problem : load.problems) ADD_FAILURE() << problem.message();
  const RecordSchema* type = load.schema.find_record(record);
  if (type == nullptr) return {};
  return to_ledger_fields(load.schema, *type);
}

Result<Workbook> workbook_of(const std::string& file, const std::string& bytes) {
  return read_workbook(file, std::as_bytes(std::span(bytes)));
}

std::map<std::string, std::string> values_of(const LedgerRow& row, const std::vector<LedgerField>& fields) {
  std::map<std::string, std::string> out;
  for (const LedgerEntry& entry : row.entries) {
    std::string& text = out[fields[entry.field].id];
    for (const LedgerValue& value : entry.values) {
      text += (text.empty() ? "" : " + ") + normal_form(value);
    }
  }
  return out;
}

}  // namespace chancery
