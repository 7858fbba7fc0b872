#include "register/ledger/ledger_words.h"

#include <array>

#include "reading/packs/toml_file.h"

namespace chancery {
namespace {

struct ListKey {
  std::string_view key;
  std::vector<std::string> LedgerLanguage::*list;
};
struct TextKey {
  std::string_view key;
  std::string LedgerLanguage::*text;
};

constexpr std::array kLists = {ListKey{"ordinal", &LedgerLanguage::ordinal},
                               ListKey{"total", &LedgerLanguage::total},
                               ListKey{"note", &LedgerLanguage::note},
                               ListKey{"unit_line", &LedgerLanguage::unit_line},
                               ListKey{"from", &LedgerLanguage::from},
                               ListKey{"to", &LedgerLanguage::to},
                               ListKey{"conjunction", &LedgerLanguage::conjunction},
                               ListKey{"empty", &LedgerLanguage::empty},
                               ListKey{"nothing", &LedgerLanguage::nothing},
                               ListKey{"not_reported", &LedgerLanguage::not_reported},
                               ListKey{"ditto", &LedgerLanguage::ditto},
                               ListKey{"whole", &LedgerLanguage::whole},
                               ListKey{"paid_by", &LedgerLanguage::paid_by},
                               ListKey{"yes", &LedgerLanguage::yes},
                               ListKey{"no", &LedgerLanguage::no}};
constexpr std::array kTexts = {TextKey{"year", &LedgerLanguage::year},
                               TextKey{"person_title", &LedgerLanguage::person_title},
                               TextKey{"counted", &LedgerLanguage::counted}};

Status read_list(const TomlFile& file, const TomlEntry& entry, std::vector<std::string>& out) {
  const TomlList* list = entry.value.list();
  if (list == nullptr) return file.error(entry.value, entry.key, "must be a list of texts");
  for (const TomlValue& item : *list) {
    if (item.text() == nullptr) return file.error(item, entry.key, "must be a list of texts");
    out.push_back(*item.text());
  }
  return std::nullopt;
}

Status read_abbreviations(const TomlFile& file, const TomlEntry& entry, LedgerLanguage& language) {
  const TomlTable* table = entry.value.table();
  if (table == nullptr) return file.error(entry.value, entry.key, "must be a table of short forms");
  for (const TomlEntry& pair : *table) {
    if (pair.value.text() == nullptr) return file.error(pair.value, pair.key, "must be a text");
    language.abbreviations.emplace_back(pair.key, *pair.value.text());
  }
  return std::nullopt;
}

Status read_entry(const TomlFile& file, const TomlEntry& entry, LedgerLanguage& language) {
  for (const ListKey& known : kLists) {
    if (known.key == entry.key) return read_list(file, entry, language.*known.list);
  }
  for (const TextKey& known : kTexts) {
    if (known.key != entry.key) continue;
    if (entry.value.text() == nullptr) return file.error(entry.value, entry.key, "must be a text");
    language.*known.text = *entry.value.text();
    return std::nullopt;
  }
  if (entry.key == "abbreviations") return read_abbreviations(file, entry, language);
  return file.error(entry.value, entry.key, "is no key of a language here");
}

}  // namespace

Result<LedgerWords> load_ledger_words(const std::string& path) {
  TRY(file, read_toml(path));
  LedgerWords words;
  for (const TomlEntry& entry : *file.root.table()) {
    const TomlTable* table = entry.value.table();
    if (table == nullptr) return file.error(entry.value, entry.key, "must be a table, one a language");
    LedgerLanguage language;
    language.code = entry.key;
    for (const TomlEntry& item : *table) {
      if (auto error = read_entry(file, item, language)) return *error;
    }
    words.languages.push_back(std::move(language));
  }
  return words;
}

}  // namespace chancery
