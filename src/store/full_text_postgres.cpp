#include <algorithm>
#include <array>
#include <map>

#include "store/full_text_engine.h"

namespace chancery {
namespace {

// Limits of a tsvector (PostgreSQL 15, section 12.11): positions up to 16383, 256 positions for a word, 1 MB. A text
// that goes beyond is kept in parts, which share some words, so that a phrase stands whole in one of them.
constexpr std::size_t kPositions = 16'000;
constexpr std::size_t kOfOneWord = 255;
constexpr std::size_t kBytes = 400'000;
constexpr std::size_t kShared = kPhraseWords;

/// One tsvector in the making.
class Vector {
 public:
  void add(std::string_view word) {
    Places& places = words_[std::string(word)];
    if (places.count++ == 0) bytes_ += word.size();
    if (places.count > 1) places.text += ',';
    places.text += std::to_string(++position_);
    fullest_ = std::max(fullest_, places.count);
  }
  void mark(const std::string& word) { words_[word] = {1, "1"}; }
  [[nodiscard]] bool is_full() const { return position_ >= kPositions || fullest_ >= kOfOneWord || bytes_ >= kBytes; }
  /// In the form of PostgreSQL's input; no word holds a quotation mark or a backslash.
  [[nodiscard]] std::string text() const {
    std::string out;
    for (const auto& [word, places] : words_) out += '\'' + word + "':" + places.text + ' ';
    return out;
  }

 private:
  struct Places {
    std::size_t count = 0;
    std::string text;
  };
  std::map<std::string, Places> words_;
  std::size_t position_ = 1;
  std::size_t fullest_ = 0;
  std::size_t bytes_ = 0;
};

/// A stretch of ranks that is looked through in one go. GIN brings together everything that meets a query before the
/// first of it can be shown, so that a frequent word is asked for in a short stretch first; one with a mark costs what
/// is in it, and not what is in the register.
struct Window {
  TextRank first = 0, last = 0;
  std::string mark;  ///< which all entries in it have; empty: it goes to the end
};

// Ranks that are the same in front of these bits are in one window.
constexpr unsigned kMonth = 45, kSixteenMonths = 49;
// What has no date is all of one day; 4,096 numbers of it are a window.
constexpr unsigned kNumbers = 20;

/// The windows in which is asked, one behind the other, before the rest: the first of a size may begin anywhere in it,
/// so that it tells less of what is to come than the second.
constexpr std::array kDated = {kMonth, kSixteenMonths, kSixteenMonths};
constexpr std::array kUndated = {kNumbers, kNumbers, kMonth};

const std::array<unsigned, 3>& windows_at(TextRank rank) { return has_day(rank) ? kDated : kUndated; }

std::string window_mark(TextRank rank, unsigned bits) {
  return text_mark('w', std::to_string(bits) + '-' + std::to_string(rank >> bits));
}

std::vector<std::string> window_marks(TextRank rank) {
  std::vector<std::string> out{window_mark(rank, kMonth), window_mark(rank, kSixteenMonths)};
  if (!has_day(rank)) out.push_back(window_mark(rank, kNumbers));
  return out;
}

/// Writes the parts of an entry.
class PartWriter {
 public:
  PartWriter(Database& database, const TextEntry& entry, TextRank rank)
      : database_(database), entry_(entry), rank_(rank) {
    begin_part();
    const std::string head = head_words(entry);
    std::size_t at = 0;
    std::string_view word;
    while (take_word(head, at, word)) vector_.add(word);
  }

  Status add(std::string_view words) {
    std::size_t at = 0;
    std::string_view word;
    while (take_word(words, at, word)) {
      if (vector_.is_full()) {
        CHECK_STATUS(write(true));
        begin_part();
        for (const std::string& shared : shared_) vector_.add(shared);
      }
      vector_.add(word);
      shared_.emplace_back(word);
      if (shared_.size() > kShared) shared_.erase(shared_.begin());
    }
    return {};
  }
  Status finish() { return write(part_ > 0); }

 private:
  void begin_part() {
    vector_ = Vector();
    for (const std::string& mark : marks_of(entry_)) vector_.mark(mark);
    for (const std::string& mark : window_marks(rank_)) vector_.mark(mark);
  }
  Status write(bool split) {
    return database_.run("INSERT INTO text_words (unit, rank, part, split, words) VALUES (?, ?, ?, ?, ?::tsvector)",
                         {entry_.unit, rank_, part_++, static_cast<std::int64_t>(split), vector_.text()});
  }

  Database& database_;
  const TextEntry& entry_;
  TextRank rank_;
  std::int64_t part_ = 0;
  Vector vector_;
  std::vector<std::string> shared_;  // the last words of the part before
};

/// `('two' <-> 'words':*)`
std::string phrase_of(const TextPhrase& phrase, WordPlace place) {
  std::string out = "(";
  for (std::size_t i = 0; i < phrase.words.size() && i < kPhraseWords; ++i) {
    const bool begins = phrase.prefix && i + 1 == phrase.words.size();
    out += (i > 0 ? " <-> '" : "'") + word_in(place, phrase.words[i]) + (begins ? "':*" : "'");
  }
  return out + ")";
}

using Groups = std::vector<TextGroup>;

/// All groups, each met in one of these places.
std::string groups_of(const Groups& groups, std::initializer_list<WordPlace> places) {
  std::string out = "(";
  for (const TextGroup& group : groups) {
    std::string any;
    for (const WordPlace place : places)
      for (const TextPhrase& phrase : group) any += (any.empty() ? "" : " | ") + phrase_of(phrase, place);
    out += (out.size() > 1 ? " & (" : "(") + any + ")";
  }
  return out + ")";
}

/// Groups in the words of PostgreSQL's tsquery. What only named people may find an entry by counts where the person is
/// one of them.
std::string match_of(const TextQuery& query, const TextAsker& asker, const Groups& groups, bool by_name) {
  std::string marks;
  for (const std::string& mark : query.marks) marks += " & '" + mark + "'";
  if (groups.empty() && query.marks.empty()) marks += " & '" + office_mark(query.unit) + "'";
  const auto with_marks = [&](std::initializer_list<WordPlace> places) {
    return groups.empty() ? "(" + marks.substr(std::string_view(" & ").size()) + ")"
                          : "(" + groups_of(groups, places) + marks + ")";
  };
  const auto place = by_name ? WordPlace::Name : WordPlace::Anywhere;
  std::string others = "(" + with_marks({place}) + " & !'" + limited_mark() + "')";
  if (!asker.named) return others;
  return others + " | ('" + person_mark(query.unit, query.person) + "' & " +
         (by_name ? with_marks({place}) : with_marks({place, WordPlace::Limited})) + ")";
}

/// The part of a query in which all of `groups` are met, whoever is limited by it.
std::string seen_of(const TextQuery& query, const TextAsker& asker, const Groups& groups) {
  return "(" + match_of(query, asker, groups, false) + ")";
}

const Groups& wanted_of(const TextQuery& query, TextReach reach) {
  if (reach == TextReach::Together) return query.together;
  return reach == TextReach::Whole ? query.whole : query.groups;
}

/// What stands nearer than this reach, beside names.
const Groups& before_of(const TextQuery& query, TextReach reach) {
  static const Groups kNone;
  if (reach == TextReach::Together) return kNone;
  // What has the words together has them whole.
  return reach == TextReach::Anywhere && !query.whole.empty() ? query.whole : query.together;
}

/// A statement in the making, with its parameters.
struct Statement {
  std::string sql;
  SqlValues parameters;

  /// Ranks of a window that meet `match`, in what is given of parts. Nothing but the words may find the rows: the
  /// conditions on unit and rank are written so that no index has them, and the planner has no wrong choice.
  void add_meeting(const TextQuery& query, const Window& window, std::string_view parts, const std::string& match) {
    sql += "SELECT rank FROM text_words WHERE unit || '' = ? AND rank + 0 >= ? AND rank + 0 <= ?" + std::string(parts) +
           " AND words @@ ?::tsquery";
    const std::string inside = window.mark.empty() ? match : "'" + window.mark + "' & (" + match + ")";
    parameters.insert(parameters.end(), {query.unit, window.first, window.last, inside});
  }
  /// Ranks of texts in parts of which each group is met in some part.
  void add_split(const TextQuery& query, const TextAsker& asker, const Window& window, const Groups& groups) {
    sql += "(";
    for (std::size_t i = 0; i < groups.size(); ++i) {
      if (i > 0) sql += " INTERSECT ";
      add_meeting(query, window, " AND split = 1", seen_of(query, asker, {groups[i]}));
    }
    sql += ")";
  }
};

/// Ranks of a window that a reach finds.
Statement meeting_of(const TextQuery& query, const TextAsker& asker, TextReach reach, const Window& window) {
  Statement out;
  if (reach == TextReach::Name || query.groups.empty()) {
    out.add_meeting(query, window, " AND part = 0", match_of(query, asker, query.groups, true));
    return out;
  }
  const Groups& before = before_of(query, reach);
  const std::string in_name = groups_of(query.groups, {WordPlace::Name});
  std::string match = seen_of(query, asker, wanted_of(query, reach)) + " & !" + in_name;
  if (!before.empty()) match += " & !" + seen_of(query, asker, before);
  out.add_meeting(query, window, " AND split = 0", match);
  if (!asker.split) return out;
  out.sql += " UNION ALL (";
  out.add_split(query, asker, window, wanted_of(query, reach));
  out.sql += " EXCEPT ";
  out.add_meeting(query, window, " AND part = 0", in_name);
  if (!before.empty()) {
    out.sql += " EXCEPT ";
    out.add_split(query, asker, window, before);
  }
  out.sql += ")";
  return out;
}

/// Entries of a window that a reach finds, in their order.
Status find_in(Database& database, const TextQuery& query, const TextAsker& asker, TextReach reach,
               const Window& window, std::int64_t limit, std::vector<RankedHit>& out) {
  const Statement meeting = meeting_of(query, asker, reach, window);
  // The names of twenty ranks are looked up one by one: no plan may join them with all entries.
  const std::string sql =
      "SELECT m.rank, (SELECT e.id FROM text_entry e WHERE e.rank = m.rank AND e.unit = ?) "
      "FROM (SELECT rank FROM (" +
      meeting.sql + ") every ORDER BY rank LIMIT ?) m";
  SqlValues parameters{query.unit};
  parameters.insert(parameters.end(), meeting.parameters.begin(), meeting.parameters.end());
  parameters.emplace_back(limit);
  return database.each(sql, parameters, [&](const Row& row) {
    const TextRank rank = row.integer(0);
    out.push_back({kind_of_rank(rank), row.text(1), rank});
    return true;
  });
}

/// Goes through the ranks of a step in windows until there are as many as it wants.
Status find_in_windows(Database& database, const TextQuery& query, const TextAsker& asker, const TextStep& step,
                       std::vector<RankedHit>& out) {
  TRY(begin,
      database.row("SELECT rank FROM text_entry WHERE unit = ? AND rank >= ? AND rank <= ? ORDER BY rank LIMIT 1",
                   {query.unit, step.first, step.last}));
  if (!begin) return {};
  const auto find = [&](const Window& window) {
    const auto missing = step.limit - static_cast<std::int64_t>(out.size());
    return find_in(database, query, asker, step.reach, window, missing, out);
  };
  TextRank first = begin->integer(0);
  for (const unsigned bits : windows_at(first)) {
    const TextRank end = first | ((TextRank{1} << bits) - 1);
    CHECK_STATUS(find({first, std::min(end, step.last), window_mark(first, bits)}));
    if (static_cast<std::int64_t>(out.size()) == step.limit || end >= step.last) return {};
    first = end + 1;
  }
  return find({first, step.last, {}});
}

}  // namespace

Status put_postgres_words(Database& database, const TextEntry& entry, TextRank rank, const MoreWords& more) {
  PartWriter writer(database, entry, rank);
  for (bool going_on = true; going_on;) {
    std::string words;
    going_on = more(words);
    CHECK_STATUS(writer.add(words));
  }
  return writer.finish();
}

Status remove_postgres_words(Database& database, const std::string& unit, TextRank rank) {
  return database.run("DELETE FROM text_words WHERE unit = ? AND rank = ?", {unit, rank});
}

Result<TextAsker> find_postgres_asker(Database& database, const TextQuery& query) {
  TRY(row,
      database.row("SELECT CASE WHEN EXISTS (SELECT 1 FROM text_words WHERE unit || '' = ? AND words @@ ?::tsquery) "
                   "THEN 1 ELSE 0 END, CASE WHEN EXISTS (SELECT 1 FROM text_words WHERE unit = ? AND split = 1) "
                   "THEN 1 ELSE 0 END",
                   {query.unit, "'" + person_mark(query.unit, query.person) + "'", query.unit}));
  return TextAsker{row->integer(0) > 0, true, row->integer(1) > 0};
}

Result<std::vector<RankedHit>> find_postgres_words(Database& database, const TextQuery& query, const TextAsker& asker,
                                                   const TextStep& step) {
  std::vector<RankedHit> out;
  // What is rarely said in records may be said in every second document.
  for (TextStep kind = step; kind.first <= step.last; kind.first = kind.last + 1) {
    kind.last = std::min(step.last, last_of_kind(kind.first));
    CHECK_STATUS(find_in_windows(database, query, asker, kind, out));
    if (static_cast<std::int64_t>(out.size()) == step.limit || kind.last == step.last) break;
  }
  return out;
}

}  // namespace chancery
