#include "reading/packs/pack_reader.h"
#include "text/fold.h"

// Reads what official letters of a language are marked with (official.toml). The forms are kept as phrases
// "official.<list>", one a line: they are looked for in the lines of a document's head and foot only, never scanned
// for.

namespace chancery {
namespace {

void keep_forms(PackReader& reader, const TomlFile& file, const std::string& key, const TomlValue& list) {
  if (list.list() == nullptr) return reader.problem(file, list, key, "is no list of forms");
  std::string lines;
  std::set<std::string> given;
  for (const TomlValue& form : *list.list()) {
    if (form.text() == nullptr || form.text()->empty()) {
      reader.problem(file, form, key, "holds what is no form");
      continue;
    }
    const std::string folded = fold_form(*form.text());
    if (!given.insert(folded).second) reader.problem(file, form, key, "stands twice: " + *form.text());
    (lines += lines.empty() ? "" : "\n") += folded;
  }
  if (!lines.empty()) reader.phrase("official." + key, lines);
}

}  // namespace

void read_official(PackReader& reader, const std::string& folder) {
  const auto file = reader.file(folder + "/official.toml", false);
  if (!file) return;
  reader.only(*file, file->root, {"marks", "types"});
  const TomlValue* marks = file->root.find("marks");
  if (marks != nullptr && marks->table() != nullptr) {
    reader.only(*file, *marks,
                {"motto", "number", "subject", "addressee", "recipients", "pointing_back", "authority", "continued"});
    for (const auto& [key, list] : *marks->table()) keep_forms(reader, *file, key, list);
  }
  const TomlValue* types = file->root.find("types");
  if (types == nullptr || types->table() == nullptr) return;
  for (const auto& [key, list] : *types->table()) keep_forms(reader, *file, "type." + key, list);
}

}  // namespace chancery
