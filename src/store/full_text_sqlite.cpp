#include "store/full_text_engine.h"

namespace chancery {
namespace {

// SQLite takes rows of up to 1 GB; a document of more words is found part by part.
constexpr std::size_t kPartBytes = 64U << 20U;

/// `"word"`, which FTS5 takes as it is: no word holds a quotation mark.
std::string quoted(std::string_view word) { return '"' + std::string(word) + '"'; }

std::string any_of(const std::vector<std::string>& parts, std::string_view between) {
  std::string out = "(";
  for (const std::string& part : parts) {
    if (out.size() > 1) out += between;
    out += part;
  }
  return out + ")";
}

/// `"two words" *`
std::string phrase_of(const TextPhrase& phrase, WordPlace place) {
  std::string out;
  for (std::size_t i = 0; i < phrase.words.size() && i < kPhraseWords; ++i)
    out += (i > 0 ? " " : "") + word_in(place, phrase.words[i]);
  out = quoted(out);
  return phrase.prefix && phrase.words.size() <= kPhraseWords ? out + " *" : out;
}

/// All groups, each met in one of these places.
std::string groups_of(const std::vector<TextGroup>& wanted, std::initializer_list<WordPlace> places) {
  std::vector<std::string> groups;
  for (const TextGroup& group : wanted) {
    std::vector<std::string> phrases;
    for (const WordPlace place : places)
      for (const TextPhrase& phrase : group) phrases.push_back(phrase_of(phrase, place));
    groups.push_back(any_of(phrases, " OR "));
  }
  return any_of(groups, " AND ");
}

/// The query in the words of FTS5 (https://sqlite.org/fts5.html, section 3).
class Match {
 public:
  Match(const TextQuery& query, const TextAsker& asker) : query_(query), asker_(asker) {
    for (const std::string& mark : query.marks) marks_ += " AND " + quoted(mark);
    if (!asker.alone || (query.groups.empty() && query.marks.empty()))
      marks_ += " AND " + quoted(office_mark(query.unit));
  }

  [[nodiscard]] std::string of(TextReach reach) const {
    constexpr auto kName = WordPlace::Name;
    constexpr auto kAnywhere = WordPlace::Anywhere;
    if (query_.groups.empty()) return seen({}, {});
    const std::string in_name = groups_of(query_.groups, {kName});
    if (reach == TextReach::Name) return seen(in_name, in_name);
    const auto meets = [&](const std::vector<TextGroup>& groups) {
      return seen(groups_of(groups, {kAnywhere}),
                  asker_.named ? groups_of(groups, {kAnywhere, WordPlace::Limited}) : std::string());
    };
    std::string before = in_name;
    if (reach == TextReach::Together) return meets(query_.together) + " NOT " + before;
    if (!query_.together.empty()) before = "(" + in_name + " OR " + meets(query_.together) + ")";
    if (reach == TextReach::Whole) return meets(query_.whole) + " NOT " + before;
    // What has the words together has them whole.
    if (!query_.whole.empty()) before = "(" + in_name + " OR " + meets(query_.whole) + ")";
    return meets(query_.groups) + " NOT " + before;
  }

 private:
  /// What meets `groups` and is limited to nobody, and what meets `groups_for_person` and names the person.
  [[nodiscard]] std::string seen(const std::string& groups, const std::string& groups_for_person) const {
    const auto with_marks = [&](const std::string& wanted) {
      return wanted.empty() ? "(" + marks_.substr(std::string_view(" AND ").size()) + ")" : "(" + wanted + marks_ + ")";
    };
    std::string others = "(" + with_marks(groups) + " NOT " + quoted(limited_mark()) + ")";
    if (!asker_.named) return others;
    return "(" + others + " OR (" + quoted(person_mark(query_.unit, query_.person)) + " AND " +
           with_marks(groups_for_person) + "))";
  }

  const TextQuery& query_;
  const TextAsker& asker_;
  std::string marks_;
};

}  // namespace

Status put_sqlite_words(Database& database, const TextEntry& entry, TextRank rank, const MoreWords& more) {
  std::string head;
  for (const std::string& mark : marks_of(entry)) head += mark + ' ';
  head += head_words(entry);
  TextRank row = rank;
  bool going_on = true;
  while (going_on && row < rank + kRankParts) {
    std::string words = head;
    while (words.size() < kPartBytes && (going_on = more(words))) {
    }
    CHECK_STATUS(database.run("INSERT INTO text_words (rowid, words) VALUES (?, ?)", {row, std::move(words)}));
    ++row;
  }
  return {};
}

Status remove_sqlite_words(Database& database, TextRank rank) {
  return database.run("DELETE FROM text_words WHERE rowid >= ? AND rowid < ?", {rank, rank + kRankParts});
}

Result<TextAsker> find_sqlite_asker(Database& database, const TextQuery& query) {
  TRY(named, database.row("SELECT rowid FROM text_words WHERE text_words MATCH ? LIMIT 1",
                          {quoted(person_mark(query.unit, query.person))}));
  TRY(before, database.row("SELECT 1 FROM text_entry WHERE unit < ? LIMIT 1", {query.unit}));
  TRY(behind, database.row("SELECT 1 FROM text_entry WHERE unit > ? LIMIT 1", {query.unit}));
  return TextAsker{named.has_value(), !before && !behind};
}

Result<std::vector<RankedHit>> find_sqlite_words(Database& database, const TextQuery& query, const TextAsker& asker,
                                                 const TextStep& step) {
  // FTS5 gives rows by their ids, which are ranks: it stops as soon as there are enough.
  std::vector<RankedHit> out;
  CHECK_STATUS(database.each(
      "SELECT e.kind, e.id, e.rank FROM text_words CROSS JOIN text_entry e ON e.rank = (text_words.rowid & -256) "
      "WHERE text_words MATCH ? AND text_words.rowid >= ? AND text_words.rowid <= ? ORDER BY text_words.rowid",
      {Match(query, asker).of(step.reach), step.first, step.last}, [&](const Row& row) {
        const TextRank rank = row.integer(2);
        const bool same = !out.empty() && out.back().rank == rank;  // another part of it
        if (!same && static_cast<std::int64_t>(out.size()) == step.limit) return false;
        if (!same) out.push_back({row.text(0) == "record" ? TextKind::Record : TextKind::Document, row.text(1), rank});
        return true;
      }));
  return out;
}

}  // namespace chancery
