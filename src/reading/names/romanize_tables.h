#pragma once
#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "reading/names/romanize.h"

// What romanize.h compiles its tables to. Only the romanize files include this.
namespace chancery::romanize {

/// One way to read a spelling: `id` says what (an initial, a rhyme, a string), `cost` how unusual the spelling is.
struct Reading {
  std::uint16_t id = 0;
  float cost = 0;
};

struct StoredTables;

/// Spellings as a tree of letters; each has one or more readings.
class LetterTrie {
 public:
  static constexpr std::uint32_t kRoot = 0;
  static constexpr std::uint32_t kNone = 0xFFFFFFFF;

  LetterTrie() : nodes_(1) {}
  explicit LetterTrie(const std::map<std::u32string, std::vector<Reading>>& spellings);

  /// The node behind `letter`, or kNone.
  [[nodiscard]] std::uint32_t step(std::uint32_t node, char32_t letter) const;
  [[nodiscard]] std::span<const Reading> readings(std::uint32_t node) const {
    return {readings_.data() + nodes_[node].first_reading, nodes_[node].readings};
  }
  [[nodiscard]] bool empty() const { return nodes_.size() == 1; }

 private:
  friend struct StoredTables;
  struct Node {
    std::uint32_t first_edge = 0;
    std::uint32_t first_reading = 0;
    std::uint16_t edges = 0;
    std::uint16_t readings = 0;
  };
  struct Edge {
    char32_t letter;
    std::uint32_t node;
  };
  std::vector<Node> nodes_;
  std::vector<Edge> edges_;
  std::vector<Reading> readings_;
};

/// Where a syllable stands in a name.
enum Role : std::uint8_t { FamilyName, MiddleName, GivenName };
constexpr std::size_t kRoles = 3;

/// A syllable of a people: per role what it costs there and its Latin form (index into People::latin).
struct Syllable {
  std::array<float, kRoles> cost{};
  std::array<std::uint16_t, kRoles> latin{};
  bool listed = false;
  bool family = false;
};

/// The syllables of a people's names, the same for every script.
struct People {
  std::string code;
  std::vector<std::string> countries;  // ISO 3166-1 codes of where these names are usual
  std::string join;                    // between the syllables of the given name
  bool spaced_given = true;            // syllables of the given name each begin with a capital
  bool by_token = false;               // each word of the text is a word of the name (Japanese)
  std::vector<std::string> initials;
  std::vector<std::string> rhymes;
  std::vector<Syllable> syllables;  // initial * rhymes.size() + rhyme
  std::vector<std::string> latin;
  std::map<std::string, std::size_t, std::less<>> by_word;  // toneless word to its syllable
  /// by_token: known words of names, sorted by what is left of them where other scripts tell voiced and voiceless,
  /// short and long sounds apart less well (suzuki: susuki).
  std::vector<std::pair<std::string, std::string>> words;

  [[nodiscard]] const Syllable& syllable(std::size_t initial, std::size_t rhyme) const {
    return syllables[initial * rhymes.size() + rhyme];
  }
};

/// How one script writes the syllables of one people.
struct Transcription {
  std::size_t people = 0;  // index
  LetterTrie initials;     // ids: People::initials
  LetterTrie rhymes;       // key: letter before the consonant or U+0000, then what follows; ids: People::rhymes
  LetterTrie whole;        // whole syllables; ids: index into People::syllables
};

/// The national spelling. Ids index `latin`.
struct National {
  std::vector<std::string> latin;
  LetterTrie initials, initials_o;  // of the first and, where the script has two, the second series
  LetterTrie vowels[2], open_vowels[2], closed_vowels[2];  // by series
  LetterTrie finals;
  LetterTrie elements;       // words and parts of names with a customary form
  std::u32string sonorants;  // below another consonant they leave its series
  char32_t joiner = 0, to_first = 0, to_second = 0, silencer = 0;
};

/// Kinds of words that end names.
constexpr std::uint16_t kFollowsBlank = 0;  // only where a blank stands before them
constexpr std::uint16_t kFollows = 1;

/// One language's script.
struct Script {
  std::string code;
  std::vector<std::string> countries;       // ISO 3166-1 codes of where the national spelling is
  char32_t block = 0;                       // first code point of its block of 128
  std::array<bool, 128> dropped{};          // signs passed over everywhere (tone marks)
  std::array<bool, 128> dropped_foreign{};  // and those passed over in names of other peoples
  std::vector<Transcription> transcriptions;
  National national;
  LetterTrie names;  // whole names, letters only; ids: index into name_latin
  std::vector<std::string> name_latin;
  LetterTrie families;  // family names of a people as written with all signs; ids: peoples
  LetterTrie follows;   // words that may follow a name, with all their signs; id: kFollowsBlank or kFollows
};

Result<People> compile_people(const RomanizationTables& tables);
Result<Script> compile_script(const RomanizationTables& tables, const std::vector<People>& peoples);

/// Letters that form syllables, of the three scripts of the region: no digits, punctuation or repetition marks.
bool is_script_letter(char32_t letter);
/// Signs that belong to the consonant before them, so that no syllable begins with one (Unicode general category M, and
/// the vowels written behind).
bool is_dependent(char32_t letter);

/// Thai and Lao vowels that are written before their consonant.
bool is_leading_vowel(char32_t letter);

std::u32string to_letters(std::string_view text);

/// The key of People::words.
std::string to_word_key(std::string_view word);

}  // namespace chancery::romanize
