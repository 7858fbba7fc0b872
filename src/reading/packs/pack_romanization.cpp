#include <filesystem>

#include "reading/packs/load_romanizer.h"
#include "reading/packs/pack_reader.h"
#include "text/fold.h"

namespace chancery {
namespace {

/// Every table whose values are lists of texts, named by its path with dots.
void collect(PackReader& reader, const TomlFile& file, const TomlValue& value, const std::string& path,
             RomanizationTables& out) {
  FormTable table{path, {}};
  for (const auto& [key, entry] : *value.table()) {
    if (entry.table() != nullptr) {
      collect(reader, file, entry, path.empty() ? key : path + "." + key, out);
    } else if (const TomlList* list = entry.list()) {
      std::vector<std::string> forms;
      for (const TomlValue& item : *list) {
        if (item.text() == nullptr) {
          reader.problem(file, item, key, "a form must be text");
        } else {
          forms.push_back(*item.text());
        }
      }
      table.entries.emplace_back(key, std::move(forms));
    } else if (path.empty() && key == "code" && entry.text() != nullptr) {
      out.code = *entry.text();
    }
  }
  if (!table.entries.empty()) out.tables.push_back(std::move(table));
}

void add_file(PackReader& reader, const std::string& path, const std::string& code,
              std::vector<RomanizationTables>& out) {
  const auto file = reader.file(path, false);
  if (!file) return;
  RomanizationTables tables;
  tables.code = code;
  collect(reader, *file, file->root, "", tables);
  out.push_back(std::move(tables));
}

}  // namespace

void read_romanization(PackReader& reader, const std::string& folder) {
  const std::size_t before = reader.scripts.size();
  add_file(reader, folder + "/romanization.toml", std::filesystem::path(folder).filename().string(), reader.scripts);
  if (reader.scripts.size() == before) return;
  // Names are met in folded text.
  for (FormTable& table : reader.scripts.back().tables) {
    for (auto& entry : table.entries) {
      for (std::string& form : entry.second) form = fold_form(form);
    }
  }
}

void read_peoples(PackReader& reader, const std::string& folder) {
  for (const std::string_view people : {"vietnamese", "chinese", "korean", "japanese"}) {
    add_file(reader, folder + "/" + std::string(people) + "_names.toml", std::string(people), reader.peoples);
  }
}

void fit_romanization(PackReader& reader) {
  const Result<Romanizer> made = Romanizer::create(reader.scripts, reader.peoples);
  if (!made) return reader.problem(made.error());
  reader.image.romanization = made->store();
}

Result<Romanizer> load_romanizer(const Packs& packs) { return Romanizer::restore(packs.romanization()); }

}  // namespace chancery
