#pragma once
#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"

namespace chancery {

/// One table of a names file: keys in file order, each with its forms. `name` is the path of the TOML table with dots
/// between ("vi.rhymes", "national.initials", "names", "family").
struct FormTable {
  std::string name;
  std::vector<std::pair<std::string, std::vector<std::string>>> entries;
};

/// One file as data: `language/<code>/romanization.toml`, or `language/common/*_names.toml` of a people. `code` is the
/// code of the language or, in the second kind, that of the people's own language ("vi", "zh", "ko", "ja").
struct RomanizationTables {
  std::string code;
  std::vector<FormTable> tables;
};

/// Gives the Latin form (without diacritics) of a personal name in the scripts of the packs.
///
/// A name is read in two ways, and the more plausible reading is taken: as the syllables of a people as the script
/// writes them (Vietnamese ຟ້າມ ມິງ ຈິງ is Pham Minh Chinh), and by the national spelling of the language itself (ທອງລຸນ is
/// Thongloun). Names that follow no rule stand in a list. Immutable; calls may run on many threads.
class Romanizer {
 public:
  /// Compiles the tables. Errors: BadPack (unknown table, unknown initial or rhyme, form without '-'), place `code:
  /// table`.
  static Result<Romanizer> create(std::span<const RomanizationTables> packs,
                                  std::span<const RomanizationTables> peoples);

  /// The compiled tables as bytes, and back: much quicker than fitting tables together. Errors: BadPack.
  [[nodiscard]] std::string store() const;
  static Result<Romanizer> restore(std::string_view bytes);

  struct Name {
    std::string latin;   ///< 'Nguyen Minh Hang'
    double score = 0;    ///< 0 to 1: how plausible this reading is
    std::string people;  ///< code of the people ("vi", "zh") or of the pack ("lo": national spelling); empty: listed,
                         ///< or Latin already
  };
  /// Reads a whole name, folded as docs/packs.md says, titles cut off. `people` is what the caller knows of the
  /// person's origin, in the codes of `Name::people`, or empty. Text in Latin script loses its diacritics. Nothing for
  /// text of another script.
  std::optional<Name> romanize(std::string_view folded_name, std::string_view people = {}) const;

  /// The code of the people or pack whose names are usual in a country (ISO 3166-1), or empty.
  [[nodiscard]] std::string_view people_of(std::string_view country) const;

  struct Extent {
    std::size_t bytes = 0;  ///< from the start of the text; 0: no name there
    int syllables = 0;
    double score = 0;     ///< 0 to 1, as in Name
    bool family = false;  ///< begins with a family name of that people
    bool edge =
        false;  ///< ends at a blank, another character or a word that ends names; else inside a word, less certain
  };
  /// How much of the start of `text` reads as syllables in use in names of `people`, with or without spaces between.
  /// Ends before words that the pack lists as following names. Two syllables at least; does not allocate.
  Extent longest_name(std::string_view text, std::string_view people = "vi") const;

  Romanizer(Romanizer&&) noexcept;
  Romanizer& operator=(Romanizer&&) noexcept;
  ~Romanizer();

 private:
  struct Tables;
  explicit Romanizer(std::unique_ptr<const Tables> tables);
  std::unique_ptr<const Tables> tables_;
};

}  // namespace chancery
