#include "store/full_text.h"

#include <algorithm>

#include "store/counter.h"
#include "store/full_text_engine.h"

namespace chancery {
namespace {

// A rank, from its highest bit: 1 for the kind, 22 for the day, 32 for the number in the index, 8 for the part.
constexpr std::int64_t kLastDay = (1LL << 22U) - 1;
constexpr std::int64_t kLastNumber = (1LL << 32U) - 1;
constexpr unsigned kKindShift = 62;
constexpr unsigned kDayShift = 40;
constexpr unsigned kNumberShift = 8;

/// Digits of a part of an EDTF date; `otherwise` where the part is missing or unknown (`X`).
std::int64_t date_part(std::string_view date, std::size_t at, std::size_t size, std::int64_t otherwise) {
  if (date.size() < at + size) return otherwise;
  std::int64_t out = 0;
  for (const char c : date.substr(at, size)) {
    if (c < '0' || c > '9') return otherwise;
    out = out * 10 + (c - '0');
  }
  return out;
}

/// A number that grows with the beginning of a date; 0 where there is none. Months and days that are not known count as
/// `otherwise`.
std::int64_t day_number(std::string_view date, std::int64_t otherwise) {
  constexpr std::int64_t kMonths = 13;
  constexpr std::int64_t kDays = 32;
  const std::int64_t year = date_part(date, 0, 4, 0);
  if (year == 0) return 0;
  const std::int64_t month = std::min(date_part(date, 5, 2, otherwise), kMonths - 1);
  const std::int64_t day = std::min(date_part(date, 8, 2, otherwise), kDays - 1);
  return (year * kMonths + month) * kDays + day;
}

TextRank rank_of(TextKind kind, std::int64_t day, std::int64_t number) {
  return (static_cast<TextRank>(kind) << kKindShift) | ((kLastDay - day) << kDayShift) |
         ((kLastNumber - number) << kNumberShift);
}

/// The ranks that a query allows, in order.
std::vector<TextStep> steps_of(const TextQuery& query) {
  constexpr std::int64_t kLast = 99;
  const bool dated = !query.from.empty() || !query.until.empty();
  const std::int64_t first = dated ? std::max<std::int64_t>(day_number(query.from, 0), 1) : 0;
  const std::int64_t last = query.until.empty() ? kLastDay : day_number(query.until, kLast);
  std::vector<TextStep> out;
  for (const TextReach reach : {TextReach::Name, TextReach::Together, TextReach::Whole, TextReach::Anywhere}) {
    if (reach == TextReach::Name && query.groups.empty()) continue;
    if (reach == TextReach::Together && query.together.empty()) continue;
    if (reach == TextReach::Whole && query.whole.empty()) continue;
    if (!query.kind && !dated) {
      // Documents stand right behind records: both are found in one go.
      out.push_back({rank_of(TextKind::Record, last, kLastNumber),
                     rank_of(TextKind::Document, first, 0) + kRankParts - 1, reach, 0});
      continue;
    }
    for (const TextKind kind : {TextKind::Record, TextKind::Document})
      if (!query.kind || *query.kind == kind)
        out.push_back({rank_of(kind, last, kLastNumber), rank_of(kind, first, 0) + kRankParts - 1, reach, 0});
  }
  return out;
}

struct Cursor {
  TextReach reach = TextReach::Name;
  TextRank rank = -1;
};

constexpr std::string_view kReaches = "npwa";

std::string to_text(const Cursor& cursor) {
  return kReaches[static_cast<std::size_t>(cursor.reach)] + std::to_string(cursor.rank);
}

Result<Cursor> cursor_of(const std::string& text) {
  if (text.empty()) return Cursor{};
  const std::size_t reach = kReaches.find(text[0]);
  const std::string digits = text.substr(1);
  constexpr std::size_t kDigits = 19;
  const bool good = reach != std::string_view::npos && !digits.empty() && digits.size() <= kDigits &&
                    digits.find_first_not_of("0123456789") == std::string::npos &&
                    (digits.size() < kDigits || digits <= std::to_string(INT64_MAX));
  if (!good) return Error{ErrorKind::BadArgument, "this is not the cursor of a hit", text};
  return Cursor{static_cast<TextReach>(reach), std::stoll(digits)};
}

/// The number of the next entry. Ranks of a SQLite file are row ids, so that all its units share one counter; on a
/// server each has its own, and none waits for another.
Result<std::int64_t> next_rank(Database& database, const std::string& unit) {
  return take_number(database, database.engine() == Engine::Sqlite ? std::string() : unit, "text");
}

std::string word_of(TextKind kind) { return kind == TextKind::Record ? "record" : "document"; }

/// The first words of a text.
std::string first_words(const std::string& words, std::size_t count) {
  std::size_t at = 0;
  std::string_view word;
  while (count-- > 0 && take_word(words, at, word)) {
  }
  return words.substr(0, at);
}

}  // namespace

bool has_day(TextRank rank) { return ((rank >> kDayShift) & kLastDay) != kLastDay; }

TextKind kind_of_rank(TextRank rank) { return static_cast<TextKind>(rank >> kKindShift); }

TextRank last_of_kind(TextRank rank) { return rank | ((TextRank{1} << kKindShift) - 1); }

bool take_word(std::string_view words, std::size_t& at, std::string_view& word) {
  while (at < words.size() && words[at] == ' ') ++at;
  if (at == words.size()) return false;
  const std::size_t end = std::min(words.find(' ', at), words.size());
  word = words.substr(at, end - at);
  at = end;
  return true;
}

std::string word_in(WordPlace place, std::string_view word) {
  switch (place) {
    case WordPlace::Name:
      return text_mark('n', {}).append(word);
    case WordPlace::Limited:
      return text_mark('m', {}).append(word);
    default:
      return std::string(word);
  }
}

std::string head_words(const TextEntry& entry) {
  const std::string border = text_mark('x', {}) + ' ';
  std::string out;
  const auto add = [&](const std::string& words, WordPlace place) {
    std::size_t at = 0;
    std::string_view word;
    while (take_word(words, at, word)) out += word_in(place, word) + ' ';
    if (!words.empty()) out += border;
  };
  add(entry.name, WordPlace::Anywhere);
  add(entry.name, WordPlace::Name);
  for (const std::string& mark : entry.name_marks) out += word_in(WordPlace::Name, mark) + ' ';
  add(entry.named, WordPlace::Limited);
  for (const std::string& mark : entry.named_marks) out += word_in(WordPlace::Limited, mark) + ' ';
  return out;
}

std::string office_mark(const std::string& unit) { return text_mark('u', unit); }

std::string limited_mark() { return text_mark('h', {}); }

std::string person_mark(const std::string& unit, const std::string& person) {
  return text_mark('r', unit) + text_mark('r', person);
}

std::vector<std::string> marks_of(const TextEntry& entry) {
  std::vector<std::string> out = entry.marks;
  out.push_back(office_mark(entry.unit));
  if (entry.limited) out.push_back(limited_mark());
  for (const std::string& person : entry.people) out.push_back(person_mark(entry.unit, person));
  return out;
}

std::string text_mark(char kind, std::string_view value) {
  constexpr std::string_view kBar = "\xC2\xA6";  // U+00A6, which no word of a text holds
  std::string out(kBar);
  out += kind;
  for (const char c : value) {
    const char small = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    const bool stays = (small >= 'a' && small <= 'z') || (small >= '0' && small <= '9') || (small & 0x80) != 0;
    if (stays) out += small;
    if (!stays) out += kBar;
  }
  return out;
}

Status put_text(Database& database, const TextEntry& entry, const MoreWords& more) {
  CHECK_STATUS(remove_text(database, entry.unit, entry.kind, entry.id));
  TRY(number, next_rank(database, entry.unit));
  const TextRank rank = rank_of(entry.kind, day_number(entry.date, 0), number);
  CHECK_STATUS(database.run("INSERT INTO text_entry (unit, kind, id, rank) VALUES (?, ?, ?, ?)",
                            {entry.unit, word_of(entry.kind), entry.id, rank}));
  TextEntry kept = entry;
  kept.name = first_words(entry.name, kNameWords);
  kept.named = first_words(entry.named, kNamedWords);
  return database.engine() == Engine::Sqlite ? put_sqlite_words(database, kept, rank, more)
                                             : put_postgres_words(database, kept, rank, more);
}

Status remove_text(Database& database, const std::string& unit, TextKind kind, const std::string& id) {
  TRY(row,
      database.row("SELECT rank FROM text_entry WHERE unit = ? AND kind = ? AND id = ?", {unit, word_of(kind), id}));
  if (!row) return {};
  const TextRank rank = row->integer(0);
  CHECK_STATUS(database.engine() == Engine::Sqlite ? remove_sqlite_words(database, rank)
                                                   : remove_postgres_words(database, unit, rank));
  return database.run("DELETE FROM text_entry WHERE unit = ? AND kind = ? AND id = ?", {unit, word_of(kind), id});
}

Result<std::vector<TextHit>> find_text(Database& database, const TextQuery& query) {
  TRY(cursor, cursor_of(query.after));
  const bool sqlite = database.engine() == Engine::Sqlite;
  TRY(asker, sqlite ? find_sqlite_asker(database, query) : find_postgres_asker(database, query));
  std::vector<TextHit> out;
  for (TextStep step : steps_of(query)) {
    if (step.reach < cursor.reach) continue;
    // Behind the last rank there is none to go on from.
    if (step.reach == cursor.reach && cursor.rank >= 0) {
      if (cursor.rank >= step.last - kRankParts) continue;
      step.first = std::max(step.first, cursor.rank + kRankParts);
    }
    step.limit = query.limit - static_cast<std::int64_t>(out.size());
    if (step.limit <= 0 || step.first > step.last) continue;
    TRY(hits,
        sqlite ? find_sqlite_words(database, query, asker, step) : find_postgres_words(database, query, asker, step));
    for (RankedHit& hit : hits)
      out.push_back({hit.kind, std::move(hit.id), step.reach, to_text({step.reach, hit.rank})});
  }
  return out;
}

std::string full_text_tables(Engine engine) {
  std::string out =
      "CREATE TABLE text_entry (unit TEXT NOT NULL, kind TEXT NOT NULL, id TEXT NOT NULL, rank BIGINT NOT NULL, "
      "PRIMARY KEY (unit, kind, id));";
  if (engine == Engine::Sqlite) {
    out += "CREATE UNIQUE INDEX text_entry_rank ON text_entry (rank, unit);";
    // `ascii` takes all bytes beyond ASCII for letters. Rows are ranks; words are kept, since an entry can be taken out
    // only by telling FTS5 the words that it was put in with.
    out += "CREATE VIRTUAL TABLE text_words USING fts5(words, tokenize = 'ascii');";
  } else {
    out +=
        "CREATE UNIQUE INDEX text_entry_rank ON text_entry (unit, rank);"
        "CREATE TABLE text_words (unit TEXT NOT NULL, rank BIGINT NOT NULL, part BIGINT NOT NULL, split BIGINT NOT "
        "NULL, "
        "words tsvector NOT NULL, PRIMARY KEY (unit, rank, part));"
        "CREATE INDEX text_words_split ON text_words (unit) WHERE split = 1;"
        // What waits to be put in is read through by every query, so that little may wait; but nothing put in alone
        // costs less than together with others.
        "CREATE INDEX text_words_words ON text_words USING gin (words) WITH (gin_pending_list_limit = 256);";
  }
  return out;
}

}  // namespace chancery
