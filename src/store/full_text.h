#pragma once
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "store/database.h"

namespace chancery {

/// What an entry of the index of words stands for. Records come before documents in an answer.
enum class TextKind : std::uint8_t { Record, Document };

/// An entry of the index: a record or document by the words that it is found by. Words are letters, digits and bytes
/// beyond ASCII alone, in small letters, with one space between two, so that neither engine has anything to split.
struct TextEntry {
  std::string unit;
  TextKind kind = TextKind::Record;
  std::string id;
  std::string date;                      ///< EDTF, or empty: the later ones come first in an answer
  std::vector<std::string> marks;        ///< words that no text has, for what is asked for beside words (`text_mark`)
  std::string name;                      ///< words of its name; the first `kNameWords` count
  std::string named;                     ///< words that only `people` may find it by; the first `kNamedWords` count
  std::vector<std::string> people;       ///< who is named for it
  bool limited = false;                  ///< only `people` may find it at all
  std::vector<std::string> name_marks;   ///< marks of what its name says, which stand among `marks` as well
  std::vector<std::string> named_marks;  ///< marks that only `people` may find it by
};
inline constexpr std::size_t kNameWords = 256;
inline constexpr std::size_t kNamedWords = 2000;

/// Appends some more words of an entry, with a space behind each; false where there are none left.
using MoreWords = std::function<bool(std::string& words)>;

/// A word that marks an entry as having `value` in what `kind` stands for.
std::string text_mark(char kind, std::string_view value);

/// Words that stand one behind the other. `prefix`: the last is only the beginning of a word.
struct TextPhrase {
  std::vector<std::string> words;
  bool prefix = false;
  friend bool operator==(const TextPhrase&, const TextPhrase&) = default;
};
inline constexpr std::size_t kPhraseWords = 24;  ///< a longer phrase is met where its beginning is

/// One of these phrases has to be met.
using TextGroup = std::vector<TextPhrase>;

struct TextQuery {
  std::string unit;
  std::string person;             ///< who asks: what is limited to named people is found by them alone
  std::vector<TextGroup> groups;  ///< all of them have to be met
  /// The same with words of a phrase in one group, where there are such: what meets these comes before what has the
  /// words apart. Empty: there are none.
  std::vector<TextGroup> together;
  /// The same with the last word whole, where it may be the beginning of one: what meets these comes before what only
  /// has a word that begins so. Empty: no word is a beginning.
  std::vector<TextGroup> whole;
  std::vector<std::string> marks;  ///< all of them, too
  std::optional<TextKind> kind;
  std::string from, until;  ///< bounds of the date, EDTF; what has no date lies outside of them
  std::string after;        ///< `TextHit::cursor` of the hit behind which to go on
  std::int64_t limit = 20;
};

/// How well an entry meets a query: all groups in its name; words of phrases together; whole words somewhere;
/// somewhere.
enum class TextReach : std::uint8_t { Name, Together, Whole, Anywhere };

struct TextHit {
  TextKind kind = TextKind::Record;
  std::string id;
  TextReach reach = TextReach::Anywhere;
  std::string cursor;
  friend bool operator==(const TextHit&, const TextHit&) = default;
};

/// Puts an entry into the index in place of the one that it may have had. Takes time linear in its words and holds at
/// most 64 MB of them. Only inside a transaction. Errors: those of `Database`.
Status put_text(Database& database, const TextEntry& entry, const MoreWords& more);
/// Takes an entry out of the index, where it is there.
Status remove_text(Database& database, const std::string& unit, TextKind kind, const std::string& id);

/// Entries that meet the query, in the order of their reach; then records before documents, later dates before earlier
/// ones, and what was put into the index last first. Both engines answer the same in the same order.
/// Errors: BadArgument for a cursor that is none; those of `Database`.
Result<std::vector<TextHit>> find_text(Database& database, const TextQuery& query);

/// The statements that make the tables of the index.
std::string full_text_tables(Engine engine);

}  // namespace chancery
