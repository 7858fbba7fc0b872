#include <algorithm>
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

/// A condition on entries (`e`) in the making, with its parameters.
struct Condition {
  std::string sql;
  SqlValues parameters;

  /// Ranks of entries of which some part meets `match`; `of` names which parts count.
  void add_parts(const TextQuery& query, std::string_view of, const std::string& match) {
    sql += "SELECT rank FROM text_words WHERE unit = ? AND " + std::string(of) + " AND words @@ ?::tsquery";
    parameters.insert(parameters.end(), {query.unit, match});
  }
  /// Ranks of entries that meet all groups.
  void add_meeting(const TextQuery& query, const TextAsker& asker, const Groups& groups) {
    add_parts(query, "split = 0", match_of(query, asker, groups, false));
    // Of a text in parts, each group may be met in another one.
    sql += " UNION (";
    for (std::size_t i = 0; i < groups.size(); ++i) {
      if (i > 0) sql += " INTERSECT ";
      add_parts(query, "split = 1", match_of(query, asker, {groups[i]}, false));
    }
    sql += ")";
  }
};

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

/// The same told of one entry by looking at its words, which is quick where nearly every entry meets the query: GIN
/// would bring all of them to be sorted.
Condition condition_of_each(const TextQuery& query, const TextAsker& asker, TextReach reach) {
  Condition out;
  const auto add = [&](std::string_view sql, std::string match) {
    out.sql += sql;
    out.parameters.emplace_back(std::move(match));
  };
  out.sql = " AND (SELECT ";
  if (reach == TextReach::Name || query.groups.empty()) {
    add("bool_or(t.part = 0 AND t.words @@ ?::tsquery)", match_of(query, asker, query.groups, true));
  } else {
    add("NOT bool_or(t.part = 0 AND t.words @@ ?::tsquery)", groups_of(query.groups, {WordPlace::Name}));
    for (const TextGroup& group : wanted_of(query, reach))
      add(" AND bool_or(t.words @@ ?::tsquery)", match_of(query, asker, {group}, false));
    const Groups& before = before_of(query, reach);
    for (std::size_t i = 0; i < before.size(); ++i)
      add(i == 0 ? " AND NOT (bool_or(t.words @@ ?::tsquery)" : " AND bool_or(t.words @@ ?::tsquery)",
          match_of(query, asker, {before[i]}, false));
    if (!before.empty()) out.sql += ")";
  }
  out.sql += " FROM text_words t WHERE t.unit = e.unit AND t.rank = e.rank)";
  return out;
}

Condition condition_of(const TextQuery& query, const TextAsker& asker, TextReach reach) {
  Condition out;
  out.sql = " AND e.rank IN (";
  if (reach == TextReach::Name || query.groups.empty()) {
    out.add_parts(query, "part = 0", match_of(query, asker, query.groups, true));
  } else {
    out.add_meeting(query, asker, wanted_of(query, reach));
  }
  out.sql += ")";
  if (reach == TextReach::Name || query.groups.empty()) return out;
  out.sql +=
      " AND NOT EXISTS (SELECT 1 FROM text_words n WHERE n.unit = e.unit AND n.rank = e.rank AND n.part = 0 AND "
      "n.words @@ ?::tsquery)";
  out.parameters.emplace_back(groups_of(query.groups, {WordPlace::Name}));
  const Groups& before = before_of(query, reach);
  if (before.empty()) return out;
  out.sql += " AND e.rank NOT IN (";
  out.add_meeting(query, asker, before);
  out.sql += ")";
  return out;
}

/// Entries of a step that meet a condition, in their order.
Result<std::vector<RankedHit>> find_meeting(Database& database, const TextQuery& query, const Condition& condition,
                                            const TextStep& step) {
  SqlValues parameters{query.unit, step.first, step.last};
  parameters.insert(parameters.end(), condition.parameters.begin(), condition.parameters.end());
  parameters.emplace_back(step.limit);
  const std::string sql =
      "SELECT e.kind, e.id, e.rank FROM text_entry e WHERE e.unit = ? AND e.rank >= ? AND e.rank <= ?" + condition.sql +
      " ORDER BY e.rank LIMIT ?";
  std::vector<RankedHit> out;
  CHECK_STATUS(database.each(sql, parameters, [&](const Row& row) {
    out.push_back({row.text(0) == "record" ? TextKind::Record : TextKind::Document, row.text(1), row.integer(2)});
    return true;
  }));
  return out;
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
  // Counted, and not the first one asked for: a limit would have the server look through all entries for it.
  TRY(named, database.row("SELECT COUNT(*) FROM text_words WHERE unit = ? AND words @@ ?::tsquery",
                          {query.unit, "'" + person_mark(query.unit, query.person) + "'"}));
  return TextAsker{named->integer(0) > 0, true};
}

Result<std::vector<RankedHit>> find_postgres_words(Database& database, const TextQuery& query, const TextAsker& asker,
                                                   const TextStep& step) {
  // Among the first entries in the order of the answer there often are enough.
  constexpr std::int64_t kFirst = 1000;
  TRY(end, database.row("SELECT rank FROM text_entry WHERE unit = ? AND rank >= ? ORDER BY rank LIMIT 1 OFFSET ?",
                        {query.unit, step.first, kFirst}));
  TextStep first = step;
  if (end) first.last = std::min(step.last, end->integer(0));
  TRY(near, find_meeting(database, query, condition_of_each(query, asker, step.reach), first));
  if (static_cast<std::int64_t>(near.size()) == step.limit || first.last == step.last) return near;
  return find_meeting(database, query, condition_of(query, asker, step.reach), step);
}

}  // namespace chancery
