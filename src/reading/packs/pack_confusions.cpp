#include "reading/packs/pack_reader.h"
#include "text/char_codes.h"
#include "text/fold.h"

// Reads what recognition of pictures confuses in the script of a language (confusions.toml): pairs of what is printed
// and what is read for it, and how long a name must be to be known in spite of them.

namespace chancery {
namespace {

class ConfusionReader {
 public:
  ConfusionReader(PackReader& reader, const TomlFile& file) : reader_(reader), file_(file) {}

  void read() {
    reader_.only(file_, file_.root, {"letters", "lost", "added", "either", "read_as"});
    read_letters();
    each_of(file_.root, "lost", [&](const TomlValue& at, const std::string& sign) { add(at, "lost", sign, {}); });
    each_of(file_.root, "added", [&](const TomlValue& at, const std::string& sign) { add(at, "added", {}, sign); });
    read_groups();
    const TomlValue* table = file_.root.find("read_as");
    if (table == nullptr) return;
    if (table->table() == nullptr) return reader_.problem(file_, *table, "read_as", "a table of lists is expected");
    for (const auto& [key, list] : *table->table()) {
      if (const auto printed = signs_of(list, key, key))
        each_of(*table, key, [&](const TomlValue& at, const std::string& read) { add(at, key, *printed, read); });
    }
  }

 private:
  static constexpr std::size_t kLongest = 4;  // letters of one side of a pair

  void read_letters() {
    const TomlValue* letters = file_.root.find("letters");
    if (letters == nullptr) return reader_.problem(file_, file_.root, "letters", "is missing");
    reader_.only(file_, *letters, {"one", "two", "two_behind_head"});
    LanguageRecord& language = reader_.image.languages[reader_.language];
    language.letters_for_one = number_of(*letters, "one", kFewest);
    language.letters_for_two = number_of(*letters, "two", language.letters_for_one);
    language.letters_behind_head = number_of(*letters, "two_behind_head", language.letters_for_one);
  }

  static constexpr std::int64_t kFewest = 4;  // shorter names are too much alike

  std::uint8_t number_of(const TomlValue& table, const char* key, std::int64_t least) {
    constexpr std::int64_t kMost = 100;
    const TomlValue* value = table.find(key);
    const auto* number = value == nullptr ? nullptr : std::get_if<std::int64_t>(&value->data);
    if (number != nullptr && *number >= least && *number <= kMost) return static_cast<std::uint8_t>(*number);
    reader_.problem(
        file_, value == nullptr ? table : *value, key,
        "a number of letters from " + std::to_string(least) + " to " + std::to_string(kMost) + " is expected");
    return kMost;
  }

  /// The folded form of one side of a pair; nothing, with a complaint, where it is none.
  std::optional<std::string> signs_of(const TomlValue& at, std::string_view key, const std::string& raw) {
    const std::string folded = fold_form(raw);
    std::vector<CharCode> codes;
    append_char_codes(folded, codes);
    if (codes.empty() || codes.size() > kLongest) {
      reader_.problem(file_, at, key, "one to four letters or signs are expected: " + raw);
    } else if (!has_own_codes(folded)) {
      reader_.problem(file_, at, key, "has a letter of a script that is not read: " + raw);
    } else {
      return folded;
    }
    return std::nullopt;
  }

  template <class Take>
  void each_of(const TomlValue& table, const std::string& key, Take take) {
    const TomlValue* list = table.find(key);
    if (list == nullptr) return;
    if (list->list() == nullptr) return reader_.problem(file_, *list, key, "a list of letters or signs is expected");
    for (const TomlValue& item : *list->list()) {
      if (item.text() == nullptr) {
        reader_.problem(file_, item, key, "a letter or sign must be text");
      } else if (const auto signs = signs_of(item, key, *item.text())) {
        take(item, *signs);
      }
    }
  }

  /// Letters of which each may be read for each other one.
  void read_groups() {
    const TomlValue* groups = file_.root.find("either");
    if (groups == nullptr) return;
    if (groups->list() == nullptr) return reader_.problem(file_, *groups, "either", "a list of lists is expected");
    for (const TomlValue& group : *groups->list()) {
      std::vector<std::string> all;
      each_of(TomlValue{TomlTable{{"either", group}}, group.line}, "either",
              [&](const TomlValue&, const std::string& sign) { all.push_back(sign); });
      for (const std::string& printed : all)
        for (const std::string& read : all)
          if (&printed != &read) add(group, "either", printed, read);
    }
  }

  void add(const TomlValue& at, std::string_view key, const std::string& printed, const std::string& read) {
    if (printed == read) return reader_.problem(file_, at, key, "is confused with itself: " + read);
    if (!known_.emplace(printed, read).second)
      return reader_.problem(file_, at, key,
                             "stands twice: " + printed + " read as " + (read.empty() ? "nothing" : read));
    reader_.image.confusions.push_back({reader_.image.string(printed), reader_.image.string(read), reader_.language});
  }

  PackReader& reader_;
  const TomlFile& file_;
  std::set<std::pair<std::string, std::string>> known_;
};

}  // namespace

void read_confusions(PackReader& reader, const std::string& folder) {
  const auto file = reader.file(folder + "/confusions.toml", false);
  if (file) ConfusionReader(reader, *file).read();
}

}  // namespace chancery
