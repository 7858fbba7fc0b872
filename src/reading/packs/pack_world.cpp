#include <algorithm>
#include <array>
#include <filesystem>

#include "reading/packs/pack_reader.h"

// Reads the places of `world/` (docs/packs.md).

namespace chancery {
namespace {

/// One place and the file that it stands in; `in` is resolved when all files are read.
struct Entry {
  const TomlFile* file;
  const TomlValue* value;
  std::string code, name, in;
};

std::string optional_text(const TomlValue& table, std::string_view key) {
  const TomlValue* value = table.find(key);
  return value != nullptr && value->text() != nullptr ? *value->text() : std::string();
}

class WorldReader {
 public:
  explicit WorldReader(PackReader& reader) : reader_(reader) {
    for (std::size_t i = 0; i < reader.image.languages.size(); ++i) codes_.push_back(reader.language_code(i));
  }

  void add_file(const TomlFile& file) {
    reader_.only(file, file.root, {"place"});
    const TomlValue* places = file.root.find("place");
    if (places == nullptr || places->list() == nullptr) return;
    for (const TomlValue& place : *places->list()) add_place(file, place);
  }

  void finish() {
    for (std::size_t i = 0; i < entries_.size(); ++i) {
      const Entry& entry = entries_[i];
      check_successor(entry);
      if (entry.in.empty()) continue;
      const auto parent = by_code_.find(entry.in);
      if (parent == by_code_.end()) {
        reader_.problem(*entry.file, *entry.value, "in", "no place has this code: " + entry.in);
      } else {
        reader_.image.places[i].in = parent->second;
      }
    }
  }

 private:
  /// A place that was merged says when, and into which other.
  void check_successor(const Entry& entry) {
    const std::string next = optional_text(*entry.value, "successor");
    if (!next.empty() && optional_text(*entry.value, "until").empty())
      reader_.problem(*entry.file, *entry.value, "successor", "'until' is missing: the last day before the merger");
    if (!next.empty() && (next == entry.code || !by_code_.contains(next)))
      reader_.problem(*entry.file, *entry.value, "successor", "no other place has this code: " + next);
  }

  void add_place(const TomlFile& file, const TomlValue& place) {
    Entry entry{&file, &place, optional_text(place, "code"), optional_text(place, "name"), optional_text(place, "in")};
    PlaceRecord record;
    record.code = reader_.image.string(entry.code);
    record.name = reader_.image.string(entry.name);
    record.until = reader_.image.string(optional_text(place, "until"));
    record.successor = reader_.image.string(optional_text(place, "successor"));
    const std::string kind = optional_text(place, "kind");
    const std::optional<PlaceKind> known = place_kind(kind);
    if (entry.name.empty()) reader_.problem(file, place, "name", "is missing");
    if (!known) {
      reader_.problem(file, place, "kind", "is no kind of place: " + kind);
    } else {
      record.kind = *known;
    }
    const auto number = static_cast<std::int32_t>(reader_.image.places.size());
    if (!entry.code.empty() && !by_code_.emplace(entry.code, number).second) {
      reader_.problem(file, place, "code", "stands twice: " + entry.code);
    }
    reader_.image.places.push_back(record);
    for (const std::string& code : codes_)
      reader_.image.place_names.push_back(reader_.image.string(shown_name(place, code)));
    ++reader_.places();
    entries_.push_back(entry);
    add_names(file, place, number);
  }

  /// The first form of a language is the one that is shown.
  static std::string shown_name(const TomlValue& place, const std::string& language) {
    const std::vector<std::string> forms = texts(place.find(language));
    return forms.empty() ? std::string() : forms.front();
  }

  void add_names(const TomlFile& file, const TomlValue& place, std::int32_t number) {
    const std::vector<std::string> head_needed = texts(place.find("needs_head"));
    for (const auto& [key, value] : *place.table()) {
      const auto language = std::find(codes_.begin(), codes_.end(), key);
      if (language != codes_.end()) {
        reader_.language = static_cast<std::uint16_t>(language - codes_.begin());
        const bool head = std::find(head_needed.begin(), head_needed.end(), key) != head_needed.end();
        reader_.forms(file, key, value, head ? Cls::PlaceWithHead : Cls::PlaceName, number);
      } else if (key == "people" && value.table() != nullptr) {
        add_people(file, value);
      } else if (std::find(kKeys.begin(), kKeys.end(), key) == kKeys.end()) {
        reader_.problem(file, value, key, "unknown key, or no pack of this language");
      }
    }
  }

  void add_people(const TomlFile& file, const TomlValue& people) {
    for (const auto& [code, forms] : *people.table()) {
      const auto language = std::find(codes_.begin(), codes_.end(), code);
      if (language == codes_.end()) {
        reader_.problem(file, forms, "people", "no pack of this language: " + code);
        continue;
      }
      reader_.language = static_cast<std::uint16_t>(language - codes_.begin());
      reader_.forms(file, "people", forms, Cls::PlacePeople, 0);
    }
  }

  static std::vector<std::string> texts(const TomlValue* list) {
    std::vector<std::string> out;
    if (list == nullptr || list->list() == nullptr) return out;
    for (const TomlValue& item : *list->list()) {
      if (item.text() != nullptr) out.push_back(*item.text());
    }
    return out;
  }

  static constexpr std::array<std::string_view, 8> kKeys = {"code",  "name",      "kind",       "in",
                                                            "until", "successor", "needs_head", "people"};
  PackReader& reader_;
  std::vector<std::string> codes_;
  std::vector<Entry> entries_;
  std::map<std::string, std::int32_t, std::less<>> by_code_;
};

}  // namespace

void read_world(PackReader& reader, const std::string& folder) {
  std::vector<std::string> paths;
  std::error_code failure;
  for (const auto& entry : std::filesystem::directory_iterator(folder, failure)) {
    if (entry.path().extension() == ".toml") paths.push_back(entry.path().string());
  }
  if (failure) reader.problem(Error{ErrorKind::Unreadable, "this folder cannot be read", folder});
  std::sort(paths.begin(), paths.end());
  std::vector<TomlFile> files;
  for (const std::string& path : paths) {
    if (auto file = reader.file(path, true)) files.push_back(std::move(*file));
  }
  WorldReader world(reader);
  for (const TomlFile& file : files) world.add_file(file);
  world.finish();
}

}  // namespace chancery
