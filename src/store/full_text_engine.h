#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "store/full_text.h"

namespace chancery {

/// Where an entry stands in the order of answers: kind, date (latest first), and the number under which it was put into
/// the index (last first), with room for its parts.
using TextRank = std::int64_t;
inline constexpr TextRank kRankParts = 256;
/// Does the entry have a date? Those without stand behind all others of their kind, as if they were of one day.
bool has_day(TextRank rank);
TextKind kind_of_rank(TextRank rank);
TextRank last_of_kind(TextRank rank);

/// A stretch of ranks, both ends included, and how much of the words of an entry must meet the groups.
struct TextStep {
  TextRank first = 0, last = 0;
  TextReach reach = TextReach::Anywhere;
  std::int64_t limit = 0;
};

struct RankedHit {
  TextKind kind = TextKind::Record;
  std::string id;
  TextRank rank = 0;
};

/// Takes the words of a text apart. Returns false where there are none left.
bool take_word(std::string_view words, std::size_t& at, std::string_view& word);

/// How a word is kept once more where it stands in a name, and alone where only named people may find an entry by it.
/// Names and limited words are short, so that their words are found quickly even if texts are full of them.
enum class WordPlace : std::uint8_t { Anywhere, Name, Limited };
std::string word_in(WordPlace place, std::string_view word);
/// The words of an entry in front of those of its text: its name, plain and as a name, and what is limited.
std::string head_words(const TextEntry& entry);

/// Whose query it is, as far as the index has to be asked: conditions that all entries meet are left out, since a list
/// of everything costs more than the words.
struct TextAsker {
  bool named = false;  ///< something is limited to people among whom the person is
  bool alone = false;  ///< the index holds nothing of other offices
  bool split = false;  ///< there are texts in parts (PostgreSQL)
};

/// Marks that tell who may find an entry: its office; named people alone; a person.
std::string office_mark(const std::string& unit);
std::string limited_mark();
std::string person_mark(const std::string& unit, const std::string& person);
/// All marks of an entry.
std::vector<std::string> marks_of(const TextEntry& entry);

// What each engine does in its own way.
Status put_sqlite_words(Database& database, const TextEntry& entry, TextRank rank, const MoreWords& more);
Status remove_sqlite_words(Database& database, TextRank rank);
Result<TextAsker> find_sqlite_asker(Database& database, const TextQuery& query);
Result<std::vector<RankedHit>> find_sqlite_words(Database& database, const TextQuery& query, const TextAsker& asker,
                                                 const TextStep& step);

Status put_postgres_words(Database& database, const TextEntry& entry, TextRank rank, const MoreWords& more);
Status remove_postgres_words(Database& database, const std::string& unit, TextRank rank);
Result<TextAsker> find_postgres_asker(Database& database, const TextQuery& query);
Result<std::vector<RankedHit>> find_postgres_words(Database& database, const TextQuery& query, const TextAsker& asker,
                                                   const TextStep& step);

}  // namespace chancery
