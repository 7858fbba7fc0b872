#pragma once
#include <cstdint>
#include <functional>
#include <initializer_list>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "reading/names/romanize.h"
#include "reading/packs/pack_image.h"
#include "reading/packs/pack_source.h"
#include "reading/packs/toml_file.h"

namespace chancery {

/// The kind of place that packs call `name`, where there is one.
[[nodiscard]] std::optional<PlaceKind> place_kind(std::string_view name);

/// Shared by the readers of the single pack files: the image that they fill and the problems that they find.
/// The words of a text, parted by spaces.
[[nodiscard]] std::vector<std::string> words_of(const std::string& text);

class PackReader {
 public:
  explicit PackReader(PackCompilation& out) : out_(out) {}

  PackImage image;
  std::uint16_t language = 0;  ///< of the pack being read
  bool spaced = true;          ///< its script has spaces between words

  /// The BCP 47 code of the pack read as number `language`.
  [[nodiscard]] std::string language_code(std::size_t number) const;
  [[nodiscard]] std::uint16_t language_bit() const { return static_cast<std::uint16_t>(1U << language); }

  /// A file of the pack; reports what is wrong with it and returns nothing then.
  std::optional<TomlFile> file(const std::string& path, bool required);
  void problem(const TomlFile& file, const TomlValue& at, std::string_view key, std::string_view reason);
  void problem(Error error) { out_.problems.push_back(std::move(error)); }
  /// Complains about every key of `table` that is not one of `known`.
  void only(const TomlFile& file, const TomlValue& table, std::initializer_list<std::string_view> known);

  /// Gives each form of the list `value` the meaning (cls, number) in the language of the pack.
  void forms(const TomlFile& file, std::string_view key, const TomlValue& value, Cls cls, std::int32_t number) {
    forms(file, key, value, static_cast<std::uint16_t>(cls), number);
  }
  void forms(const TomlFile& file, std::string_view key, const TomlValue& value, std::uint16_t cls,
             std::int32_t number);
  /// `forms` for each entry of a table, with the number that `number_of` gives its key (or a negative one: unknown
  /// key).
  void each(const TomlFile& file, const TomlValue* table, Cls cls,
            const std::function<std::int32_t(std::string_view)>& number_of);
  /// One form, checked for NFC and folded, with its spellings in other cases.
  void form(const TomlFile& file, std::string_view key, const TomlValue& at, const std::string& raw, std::uint16_t cls,
            std::int32_t number, std::uint16_t languages);

  std::int32_t unit(std::string_view code, UnitKind kind, std::uint8_t power = 0);
  /// The class of a word list of date rules of the present language; new where `make` and not yet there, else 0.
  std::uint16_t date_word(const std::string& list, bool make);
  std::uint16_t date_literal(const std::string& literal);

  /// A text that facts are told with in the language of the pack.
  void phrase(const std::string& key, const std::string& text) {
    image.phrases.push_back({image.string(key), image.string(text), language});
  }

  std::map<std::string, std::uint16_t, std::less<>> concepts;
  std::vector<RomanizationTables> scripts, peoples;
  std::map<std::string, std::set<std::string>> phrase_slots;  ///< keys of language/common/sentences.toml
  std::set<std::string> open_phrase_tables;                   ///< tables that take further keys
  std::size_t& rules() { return out_.rules; }
  std::size_t& places() { return out_.places; }

 private:
  PackCompilation& out_;
  std::map<std::tuple<std::string, UnitKind, std::uint8_t>, std::int32_t> units_;
  std::map<std::string, std::uint16_t> date_words_;
};

void read_language(PackReader& reader, const std::string& folder);
void read_common(PackReader& reader, const std::string& folder);
void read_world(PackReader& reader, const std::string& folder);
/// Claim rules and how far those of the engine can be trusted; the file must be there where `required`.
void read_claims(PackReader& reader, const std::string& path, bool required);
/// The keys and slots of language/common/sentences.toml, and what a language gives for them.
void read_sentence_keys(PackReader& reader, const std::string& folder);
void read_sentences(PackReader& reader, const std::string& folder);
/// Keeps the first form of each entry of a table as the phrase `prefix` + English name: how the language shows it.
void read_shown_names(PackReader& reader, const TomlValue* table, std::string_view prefix);
void read_shown_name(PackReader& reader, const std::string& english, const TomlValue& forms, std::string_view prefix);
/// What official letters of a language are marked with (official.toml, where there is one).
void read_official(PackReader& reader, const std::string& folder);
/// What recognition of pictures confuses in the script of a language (confusions.toml, where there is one).
void read_confusions(PackReader& reader, const std::string& folder);
/// Appends the romanization tables of one language to the image (romanization.toml, where there is one).
void read_romanization(PackReader& reader, const std::string& folder);
/// The same for the names of peoples in `language/common`.
void read_peoples(PackReader& reader, const std::string& folder);
/// Fits the tables of all languages and peoples together, once all are read.
void fit_romanization(PackReader& reader);

}  // namespace chancery
