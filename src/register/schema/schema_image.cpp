#include "register/schema/schema_image.h"

#include <algorithm>
#include <cstring>
#include <filesystem>
#include <fstream>

#include "reading/packs/pack.h"

namespace chancery {
namespace {

// Changes with what follows in `parts`; an image of another number is not taken.
constexpr std::string_view kMagic = "chancery schema 1\n";

// What each part of a schema consists of, in the order of the image; `each` is called with every member. A member that
// is missing here does not compile.
template <class Each, class... Members>
void with_each(Each& each, Members&... members) {
  (each(members), ...);
}
template <class Each>
void parts(Label& all, Each each) {
  auto& [words] = all;
  with_each(each, words);
}
template <class Each>
void parts(FieldSchema& all, Each each) {
  auto& [id, type, label, headers, many, required, vocabulary, links, access, unit, identity, unsaid, grows, until,
         countries_only, in_words, office_only, source, tag] = all;
  with_each(each, id, type, label, headers, many, required, vocabulary, links, access, unit, identity, unsaid, grows,
            until, countries_only, in_words, office_only, source, tag);
}
template <class Each>
void parts(MatchSchema& all, Each each) {
  auto& [kind, names, parties, numbers, type, place, country, date, amount, ordinal, latin] = all;
  with_each(each, kind, names, parties, numbers, type, place, country, date, amount, ordinal, latin);
}
template <class Each>
void parts(FigureSchema& all, Each each) {
  auto& [measure, value, unit, place, period, status, owner, as_of, told] = all;
  with_each(each, measure, value, unit, place, period, status, owner, as_of, told);
}
template <class Each>
void parts(TenureSchema& all, Each each) {
  auto& [holder, of, since, until, seen, state, current, former, shared] = all;
  with_each(each, holder, of, since, until, seen, state, current, former, shared);
}
template <class Each>
void parts(ValiditySchema& all, Each each) {
  auto& [from, end, expiry, renewal, automatic] = all;
  with_each(each, from, end, expiry, renewal, automatic);
}
template <class Each>
void parts(RecordSchema& all, Each each) {
  auto& [id, label, plural, letters, name, date, pointer_only, source, tag, match, figure, tenure, valid, fields] = all;
  with_each(each, id, label, plural, letters, name, date, pointer_only, source, tag, match, figure, tenure, valid,
            fields);
}
template <class Each>
void parts(Choice& all, Each each) {
  auto& [id, label] = all;
  with_each(each, id, label);
}
template <class Each>
void parts(Vocabulary& all, Each each) {
  auto& [id, choices] = all;
  with_each(each, id, choices);
}
template <class Each>
void parts(ClaimTest& all, Each each) {
  auto& [when, unless, any, ours, dated, unless_heading] = all;
  with_each(each, when, unless, any, ours, dated, unless_heading);
}
template <class Each>
void parts(KindSchema& all, Each each) {
  auto& [id, told_by, told_by_words, subject, place, period, in_wake, ask] = all;
  with_each(each, id, told_by, told_by_words, subject, place, period, in_wake, ask);
}
template <class Each>
void parts(ClaimSchema& all, Each each) {
  auto& [kind, record, when, fields, makes] = all;
  with_each(each, kind, record, when, fields, makes);
}
template <class Each>
void parts(MeasureSchema& all, Each each) {
  auto& [id, owners] = all;
  with_each(each, id, owners);
}
template <class Each>
void parts(Concept& all, Each each) {
  auto& [id, words] = all;
  with_each(each, id, words);
}
template <class Each>
void parts(FigureSums& all, Each each) {
  auto& [ratio_units, shared_measures] = all;
  with_each(each, ratio_units, shared_measures);
}
template <class Each>
void parts(Schema& all, Each each) {
  auto& [records, vocabularies, kinds, claims, concepts, measures, figures, fields_of_work, finder] = all;
  static_cast<void>(finder);  // made of the concepts
  with_each(each, records, vocabularies, kinds, claims, concepts, measures, figures, fields_of_work);
}

/// Puts values one behind the other: numbers in four bytes, texts and lists behind their size.
class Writer {
 public:
  void number(std::uint32_t value) { bytes_.append(reinterpret_cast<const char*>(&value), sizeof value); }
  void take(const std::string& text) {
    number(static_cast<std::uint32_t>(text.size()));
    bytes_ += text;
  }
  void take(const bool& flag) { number(flag ? 1 : 0); }
  template <class Enum>
    requires std::is_enum_v<Enum>
  void take(const Enum& value) {
    number(static_cast<std::uint32_t>(value));
  }
  template <class First, class Second>
  void take(const std::pair<First, Second>& pair) {
    take(pair.first);
    take(pair.second);
  }
  template <class Item>
  void take(const std::vector<Item>& items) {
    number(static_cast<std::uint32_t>(items.size()));
    for (const Item& item : items) take(item);
  }
  template <class Value>
  void take(const std::map<std::string, Value, std::less<>>& items) {
    number(static_cast<std::uint32_t>(items.size()));
    for (const auto& [key, value] : items) {
      take(key);
      take(value);
    }
  }
  template <class Struct>
    requires std::is_class_v<Struct>
  void take(const Struct& all) {
    // The members are named once for both ways, of which this one only looks.
    parts(const_cast<Struct&>(all), [this](const auto& member) { this->take(member); });  // NOLINT(*-const-cast)
  }

  [[nodiscard]] std::string& bytes() { return bytes_; }

 private:
  std::string bytes_;
};

/// Takes the same values back. What goes beyond the bytes leaves everything empty from there on.
class Reader {
 public:
  explicit Reader(std::string_view bytes) : bytes_(bytes) {}

  std::uint32_t number() {
    std::uint32_t value = 0;
    whole_ = whole_ && bytes_.size() >= sizeof value;
    if (!whole_) return 0;
    std::memcpy(&value, bytes_.data(), sizeof value);
    bytes_.remove_prefix(sizeof value);
    return value;
  }
  void take(std::string& text) {
    const std::uint32_t size = number();
    whole_ = whole_ && bytes_.size() >= size;
    if (!whole_) return;
    text.assign(bytes_.substr(0, size));
    bytes_.remove_prefix(size);
  }
  void take(bool& flag) { flag = number() != 0; }
  template <class Enum>
    requires std::is_enum_v<Enum>
  void take(Enum& value) {
    value = static_cast<Enum>(number());
  }
  template <class First, class Second>
  void take(std::pair<First, Second>& pair) {
    take(pair.first);
    take(pair.second);
  }
  template <class Item>
  void take(std::vector<Item>& items) {
    const std::uint32_t size = number();
    // No item takes less than a byte.
    whole_ = whole_ && size <= bytes_.size();
    if (!whole_) return;
    items.resize(size);
    for (Item& item : items) take(item);
  }
  template <class Value>
  void take(std::map<std::string, Value, std::less<>>& items) {
    const std::uint32_t size = number();
    for (std::uint32_t i = 0; i < size && whole_; ++i) {
      std::string key;
      take(key);
      take(items.emplace_hint(items.end(), std::move(key), Value())->second);
    }
  }
  template <class Struct>
    requires std::is_class_v<Struct>
  void take(Struct& all) {
    parts(all, [this](auto& member) { this->take(member); });
  }

  [[nodiscard]] bool is_whole() const { return whole_ && bytes_.empty(); }

 private:
  std::string_view bytes_;
  bool whole_ = true;
};

std::string head_of(std::uint64_t folder_checksum, std::string_view bytes) {
  const std::uint64_t own = pack_checksum(bytes);
  std::string out(kMagic);
  out.append(reinterpret_cast<const char*>(&folder_checksum), sizeof folder_checksum);
  out.append(reinterpret_cast<const char*>(&own), sizeof own);
  return out;
}

std::optional<std::string> load_bytes(const std::string& path) {
  std::ifstream file(path, std::ios::binary | std::ios::ate);
  if (!file) return std::nullopt;
  std::string out(static_cast<std::size_t>(std::max<std::streamoff>(file.tellg(), 0)), '\0');
  file.seekg(0);
  file.read(out.data(), static_cast<std::streamsize>(out.size()));
  if (!file) return std::nullopt;
  return out;
}

}  // namespace

Result<std::uint64_t> checksum_schema_folder(const std::string& folder) {
  std::vector<std::string> paths;
  std::error_code failure;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder, failure))
    if (entry.path().extension() == ".toml") paths.push_back(entry.path().string());
  if (failure || paths.empty()) return Error{ErrorKind::Unreadable, "this folder cannot be read", folder};
  std::sort(paths.begin(), paths.end());
  std::string all;
  for (const std::string& path : paths) {
    const std::optional<std::string> bytes = load_bytes(path);
    if (!bytes) return Error{ErrorKind::Unreadable, "this file cannot be read", path};
    const std::string name = path.substr(folder.size());
    all += std::to_string(name.size()) + ' ' + std::to_string(bytes->size()) + ' ' + name + *bytes;
  }
  return pack_checksum(all);
}

std::string to_schema_image(const Schema& schema, std::uint64_t folder_checksum) {
  Writer writer;
  writer.take(schema);
  return head_of(folder_checksum, writer.bytes()) + writer.bytes();
}

std::optional<Schema> from_schema_image(std::string_view image, std::uint64_t folder_checksum) {
  const std::size_t begin = head_of(0, {}).size();
  if (image.size() < begin) return std::nullopt;
  const std::string_view bytes = image.substr(begin);
  if (image.substr(0, begin) != head_of(folder_checksum, bytes)) return std::nullopt;
  Reader reader(bytes);
  Schema out;
  reader.take(out);
  if (!reader.is_whole()) return std::nullopt;
  return out;
}

std::optional<Schema> load_compiled_schema(const std::string& folder) {
  const Result<std::uint64_t> checksum = checksum_schema_folder(folder);
  const std::optional<std::string> image = load_bytes(folder + ".compiled");
  if (!checksum || !image) return std::nullopt;
  return from_schema_image(*image, *checksum);
}

}  // namespace chancery
