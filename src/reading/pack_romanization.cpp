#include <filesystem>

#include "reading/load_romanizer.h"
#include "reading/pack_reader.h"

namespace chancery {
namespace {

void put_number(std::string& out, std::size_t value) {
  for (int shift = 0; shift < 32; shift += 8) out += static_cast<char>((value >> shift) & 0xFFU);
}

void put_text(std::string& out, std::string_view text) {
  put_number(out, text.size());
  out += text;
}

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

void add_file(PackReader& reader, const std::string& path, const std::string& code, bool people) {
  const auto file = reader.file(path, false);
  if (!file) return;
  RomanizationTables tables;
  tables.code = code;
  collect(reader, *file, file->root, "", tables);
  std::string& out = reader.image.romanization;
  put_number(out, people ? 1 : 0);
  put_text(out, tables.code);
  put_number(out, tables.tables.size());
  for (const FormTable& table : tables.tables) {
    put_text(out, table.name);
    put_number(out, table.entries.size());
    for (const auto& [key, forms] : table.entries) {
      put_text(out, key);
      put_number(out, forms.size());
      for (const std::string& form : forms) put_text(out, form);
    }
  }
}

/// Reads what `add_file` wrote; a length that points outside ends the reading.
class TableReader {
 public:
  explicit TableReader(std::string_view bytes) : rest_(bytes) {}

  [[nodiscard]] bool done() const { return rest_.empty(); }
  std::size_t number() {
    if (rest_.size() < 4) {
      rest_ = {};
      return 0;
    }
    std::size_t value = 0;
    for (unsigned i = 0; i < 4; ++i) value |= static_cast<std::size_t>(static_cast<unsigned char>(rest_[i])) << (8 * i);
    rest_.remove_prefix(4);
    return value;
  }
  std::string text() {
    const std::size_t size = std::min(number(), rest_.size());
    std::string out(rest_.substr(0, size));
    rest_.remove_prefix(size);
    return out;
  }

 private:
  std::string_view rest_;
};

}  // namespace

void read_romanization(PackReader& reader, const std::string& folder) {
  add_file(reader, folder + "/romanization.toml", std::filesystem::path(folder).filename().string(), false);
}

void read_peoples(PackReader& reader, const std::string& folder) {
  for (const std::string_view people : {"vietnamese", "chinese", "korean", "japanese"}) {
    add_file(reader, folder + "/" + std::string(people) + "_names.toml", std::string(people), true);
  }
}

Result<Romanizer> load_romanizer(const Packs& packs) {
  std::vector<RomanizationTables> scripts;
  std::vector<RomanizationTables> peoples;
  TableReader in(packs.romanization());
  while (!in.done()) {
    const bool people = in.number() == 1;
    RomanizationTables tables;
    tables.code = in.text();
    for (std::size_t count = in.number(); count > 0 && !in.done(); --count) {
      FormTable table{in.text(), {}};
      for (std::size_t entries = in.number(); entries > 0 && !in.done(); --entries) {
        std::pair<std::string, std::vector<std::string>> entry{in.text(), {}};
        for (std::size_t forms = in.number(); forms > 0 && !in.done(); --forms) entry.second.push_back(in.text());
        table.entries.push_back(std::move(entry));
      }
      tables.tables.push_back(std::move(table));
    }
    (people ? peoples : scripts).push_back(std::move(tables));
  }
  return Romanizer::create(scripts, peoples);
}

}  // namespace chancery
