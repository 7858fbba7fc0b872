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
std::string match_of(const TextQuery& query, const Groups& groups, bool by_name) {
  const std::string person = "'" + person_mark(query.unit, query.person) + "'";
  std::string marks;
  for (const std::string& mark : query.marks) marks += " & '" + mark + "'";
  std::string seen = "('" + office_mark(query.unit) + "' | " + person + ")" + marks;
  if (groups.empty()) return seen;
  if (by_name) return groups_of(groups, {WordPlace::Name}) + " & " + seen;
  return "(" + groups_of(groups, {WordPlace::Anywhere}) + " & " + seen + ") | (" + person + marks + " & " +
         groups_of(groups, {WordPlace::Anywhere, WordPlace::Limited}) + ")";
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
  void add_meeting(const TextQuery& query, const Groups& groups) {
    add_parts(query, "split = 0", match_of(query, groups, false));
    // Of a text in parts, each group may be met in another one.
    sql += " UNION (";
    for (std::size_t i = 0; i < groups.size(); ++i) {
      if (i > 0) sql += " INTERSECT ";
      add_parts(query, "split = 1", match_of(query, {groups[i]}, false));
    }
    sql += ")";
  }
};

Condition condition_of(const TextQuery& query, TextReach reach) {
  Condition out;
  out.sql = " AND e.rank IN (";
  if (reach == TextReach::Name || query.groups.empty()) {
    out.add_parts(query, "part = 0", match_of(query, query.groups, true));
  } else {
    out.add_meeting(query, reach == TextReach::Together ? query.together : query.groups);
  }
  out.sql += ")";
  if (reach == TextReach::Name || query.groups.empty()) return out;
  out.sql +=
      " AND NOT EXISTS (SELECT 1 FROM text_words n WHERE n.unit = e.unit AND n.rank = e.rank AND n.part = 0 AND "
      "n.words @@ ?::tsquery)";
  out.parameters.emplace_back(groups_of(query.groups, {WordPlace::Name}));
  if (reach == TextReach::Together || query.together.empty()) return out;
  out.sql += " AND e.rank NOT IN (";
  out.add_meeting(query, query.together);
  out.sql += ")";
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

Result<std::vector<RankedHit>> find_postgres_words(Database& database, const TextQuery& query, const TextStep& step) {
  Condition condition = condition_of(query, step.reach);
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

}  // namespace chancery
