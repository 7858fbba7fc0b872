#include "reading/packs/pack_reader.h"

#include <unicode/normalizer2.h>

#include <algorithm>
#include <array>
#include <filesystem>

#include "text/char_codes.h"
#include "text/fold.h"

namespace chancery {
namespace {

bool is_nfc(const std::string& text) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(status);
  return U_SUCCESS(status) && nfc->isNormalizedUTF8(text, status) != 0;
}

/// The two ways of placing a Vietnamese tone mark on oa, oe, uy (hòa, hoà): the other spelling, or nothing.
std::string with_other_tone_place(std::string form) {
  constexpr std::array<std::array<std::string_view, 2>, 15> kPairs = {{{"òa", "oà"},
                                                                       {"óa", "oá"},
                                                                       {"ỏa", "oả"},
                                                                       {"õa", "oã"},
                                                                       {"ọa", "oạ"},
                                                                       {"òe", "oè"},
                                                                       {"óe", "oé"},
                                                                       {"ỏe", "oẻ"},
                                                                       {"õe", "oẽ"},
                                                                       {"ọe", "oẹ"},
                                                                       {"ùy", "uỳ"},
                                                                       {"úy", "uý"},
                                                                       {"ủy", "uỷ"},
                                                                       {"ũy", "uỹ"},
                                                                       {"ụy", "uỵ"}}};
  bool changed = false;
  for (const auto& [old_way, new_way] : kPairs) {
    for (const auto& [from, to] : {std::pair{old_way, new_way}, std::pair{new_way, old_way}}) {
      const std::size_t at = form.find(from);
      if (at == std::string::npos || changed) continue;
      form.replace(at, from.size(), to);
      changed = true;
    }
  }
  return changed ? form : std::string();
}

constexpr std::array<std::pair<std::string_view, PlaceKind>, 13> kPlaceKinds = {{{"country", PlaceKind::Country},
                                                                                 {"province", PlaceKind::Province},
                                                                                 {"city", PlaceKind::City},
                                                                                 {"district", PlaceKind::District},
                                                                                 {"region", PlaceKind::Region},
                                                                                 {"river", PlaceKind::River},
                                                                                 {"gate", PlaceKind::Gate},
                                                                                 {"zone", PlaceKind::Zone},
                                                                                 {"station", PlaceKind::Station},
                                                                                 {"capital", PlaceKind::Capital},
                                                                                 {"island", PlaceKind::Island},
                                                                                 {"port", PlaceKind::Port},
                                                                                 {"airport", PlaceKind::Airport}}};

}  // namespace

std::optional<PlaceKind> place_kind(std::string_view name) {
  const auto* const known =
      std::find_if(kPlaceKinds.begin(), kPlaceKinds.end(), [&](const auto& kind) { return kind.first == name; });
  if (known == kPlaceKinds.end()) return std::nullopt;
  return known->second;
}

std::vector<std::string> words_of(const std::string& text) {
  std::vector<std::string> words;
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    if (end > at) words.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return words;
}

std::string PackReader::language_code(std::size_t number) const {
  return std::string(image.text(image.languages[number].code));
}

std::optional<TomlFile> PackReader::file(const std::string& path, bool required) {
  if (!required && !std::filesystem::exists(path)) return std::nullopt;
  Result<TomlFile> read = read_toml(path);
  if (!read) {
    problem(read.error());
    return std::nullopt;
  }
  return std::move(read).value();
}

void PackReader::problem(const TomlFile& file, const TomlValue& at, std::string_view key, std::string_view reason) {
  out_.problems.push_back(file.error(at, key, reason));
}

void PackReader::only(const TomlFile& file, const TomlValue& table, std::initializer_list<std::string_view> known) {
  if (table.table() == nullptr) return problem(file, table, "(file)", "a table is expected here");
  for (const auto& [key, value] : *table.table()) {
    if (std::find(known.begin(), known.end(), key) == known.end()) problem(file, value, key, "unknown key");
  }
}

void PackReader::form(const TomlFile& file, std::string_view key, const TomlValue& at, const std::string& raw,
                      std::uint16_t cls, std::int32_t number, std::uint16_t languages) {
  if (raw.empty() || raw.front() == ' ' || raw.back() == ' ')
    return problem(file, at, key, "a form is empty or has spaces around it");
  if (!is_nfc(raw)) return problem(file, at, key, "not in Unicode normal form C: " + raw);
  ++out_.forms_read;
  const std::string folded = fold_form(raw);
  if (!has_own_codes(folded)) return problem(file, at, key, "has a letter of a script that is not read: " + raw);
  image.add_form(folded, cls, number, languages);
  if (const std::string other = with_other_tone_place(folded); !other.empty()) {
    image.add_form(other, cls, number, languages);
  }
}

void PackReader::forms(const TomlFile& file, std::string_view key, const TomlValue& value, std::uint16_t cls,
                       std::int32_t number) {
  const TomlList* list = value.list();
  if (list == nullptr) return problem(file, value, key, "a list of forms is expected");
  std::set<std::string> seen;
  for (const TomlValue& item : *list) {
    const std::string* raw = item.text();
    if (raw == nullptr) {
      problem(file, item, key, "a form must be text");
    } else if (!seen.insert(*raw).second) {
      problem(file, item, key, "stands twice in this list: " + *raw);
    } else {
      form(file, key, item, *raw, cls, number, language_bit());
    }
  }
}

void PackReader::each(const TomlFile& file, const TomlValue* table, Cls cls,
                      const std::function<std::int32_t(std::string_view)>& number_of) {
  if (table == nullptr) return;
  if (table->table() == nullptr) return problem(file, *table, "(table)", "a table of lists is expected");
  for (const auto& [key, value] : *table->table()) {
    const std::int32_t number = number_of(key);
    if (number < 0) {
      problem(file, value, key, "unknown key");
    } else {
      forms(file, key, value, cls, number);
    }
  }
}

std::int32_t PackReader::unit(std::string_view code, UnitKind kind, std::uint8_t power) {
  const auto [place, added] =
      units_.try_emplace({std::string(code), kind, power}, static_cast<std::int32_t>(image.units.size()));
  if (added) {
    UnitRecord record;
    record.code = image.string(code);
    record.kind = kind;
    record.power = power;
    image.units.push_back(record);
  }
  return place->second;
}

std::uint16_t PackReader::date_word(const std::string& list, bool make) {
  const std::string key = std::to_string(language) + "<" + list;
  if (const auto known = date_words_.find(key); known != date_words_.end()) return known->second;
  if (!make) return 0;
  const auto cls = static_cast<std::uint16_t>(kDateWord + date_words_.size());
  date_words_.emplace(key, cls);
  return cls;
}

std::uint16_t PackReader::date_literal(const std::string& literal) {
  const bool known = date_word("'" + literal, false) != 0;
  const std::uint16_t cls = date_word("'" + literal, true);
  if (!known) image.add_form(fold_form(literal), cls, 0, language_bit());
  return cls;
}

}  // namespace chancery
