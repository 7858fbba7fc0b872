#include "register/log.h"

#include "base/digest.h"

namespace chancery {
namespace {

constexpr std::string_view kEntry = "SELECT seq, at, actor, action, subject, body, previous, hash FROM log ";

LogEntry entry_of(const Row& row) {
  return {row.integer(0), row.text(1), row.text(2), row.text(3), row.text(4), row.text(5), row.text(6), row.text(7)};
}

/// The name that a log's hashes are made with, and the office that took it over, if one did.
struct LogOwner {
  std::string chain, successor;
};

Result<LogOwner> owner_of(const std::string& unit, const std::string& body) {
  LogOwner out{unit, {}};
  if (body.find("\"successor\"") == std::string::npos && body.find("\"chain\"") == std::string::npos) return out;
  TRY(json, parse_json(body, unit));
  if (const std::string_view chain = json.text_of("chain"); !chain.empty()) out.chain = chain;
  out.successor = json.text_of("successor");
  return out;
}

std::string end_key(const Office& office) { return "log " + office.unit; }

/// What the next entry follows.
struct LogEnd {
  std::int64_t next_seq = 0;
  std::string last_hash;
  LogOwner owner;
};

Result<LogEnd> load_end(const Office& office) {
  // The row of the unit is locked by this until the transaction ends: entries of one unit are made one after the other.
  const std::string_view lock = office.database.engine() == Engine::Postgres ? " FOR UPDATE" : "";
  TRY(unit, office.database.row("SELECT next_seq, last_hash, body FROM unit WHERE unit = ?" + std::string(lock),
                                {office.unit}));
  if (!unit)
    return Error{ErrorKind::NotFound, "there is no office '" + office.unit + "' in this register",
                 office.database.place()};
  TRY(owner, owner_of(office.unit, unit->text(2)));
  LogEnd out{unit->integer(0), unit->text(1), std::move(owner)};
  if (const SqlValues* entry = office.database.find_at_commit(end_key(office))) {
    out.next_seq = std::get<std::int64_t>((*entry)[0]);
    out.last_hash = std::get<std::string>((*entry)[1]);
  }
  return out;
}

}  // namespace

std::string hash_of(const std::string& unit, const LogEntry& entry) {
  std::string bytes;
  const std::string seq = std::to_string(entry.seq);
  for (const std::string* part :
       {&unit, &seq, &entry.at, &entry.actor, &entry.action, &entry.subject, &entry.body, &entry.previous})
    bytes += std::to_string(part->size()) + ':' + *part;
  return digest(bytes);
}

Result<Transaction> begin_change(const Office& office) {
  TRY(transaction, Transaction::begin(office.database));
  // SQLite has one writer at a time; PostgreSQL has one for each unit by the lock of its row.
  if (office.database.engine() == Engine::Postgres)
    CHECK_STATUS(office.database.run("SELECT 1 FROM unit WHERE unit = ? FOR UPDATE", {office.unit}));
  return transaction;
}

Result<std::int64_t> append_log(const Office& office, const std::string& action, const std::string& subject,
                                const std::string& body) {
  Database& database = office.database;
  TRY(end, load_end(office));
  if (!end.owner.successor.empty() && action != "record.viewed")
    return Error{ErrorKind::Conflict,
                 "the register of '" + office.unit + "' was taken over by '" + end.owner.successor +
                     "' and only stays as it was",
                 database.place()};
  LogEntry entry{end.next_seq, office.now(), office.actor, action, subject, body, end.last_hash, {}};
  entry.hash = hash_of(end.owner.chain, entry);
  CHECK_STATUS(
      database.run("INSERT INTO log (unit, seq, at, actor, action, subject, body, previous, hash) "
                   "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                   {office.unit, entry.seq, entry.at, entry.actor, entry.action, entry.subject, entry.body,
                    entry.previous, entry.hash}));
  CHECK_STATUS(database.run_at_commit(end_key(office), "UPDATE unit SET next_seq = ?, last_hash = ? WHERE unit = ?",
                                      {entry.seq + 1, entry.hash, office.unit}));
  return entry.seq;
}

Status log_change(const Office& office, const std::string& action, const std::string& subject, const Json& change) {
  const Result<std::int64_t> seq = append_log(office, action, subject, to_string(change));
  return seq ? Status() : seq.error();
}

Status each_log_entry(const Office& office, std::int64_t first, const std::function<bool(const LogEntry&)>& take) {
  constexpr std::int64_t kPage = 500;  // a log of any length in little memory
  for (std::int64_t at = first;;) {
    TRY(rows, office.database.rows(std::string(kEntry) + "WHERE unit = ? AND seq >= ? ORDER BY seq LIMIT ?",
                                   {office.unit, at, kPage}));
    for (const Row& row : rows)
      if (!take(entry_of(row))) return {};
    if (static_cast<std::int64_t>(rows.size()) < kPage || rows.back().integer(0) == INT64_MAX) return {};
    at = rows.back().integer(0) + 1;
  }
}

Result<std::vector<LogEntry>> list_log_of(const Office& office, const std::string& subject) {
  TRY(rows, office.database.rows(std::string(kEntry) + "WHERE unit = ? AND subject = ? ORDER BY seq DESC",
                                 {office.unit, subject}));
  std::vector<LogEntry> out;
  for (const Row& row : rows) out.push_back(entry_of(row));
  return out;
}

Result<std::vector<Error>> verify_log(const Office& office) {
  TRY(unit, office.database.row("SELECT next_seq, last_hash, body FROM unit WHERE unit = ?", {office.unit}));
  if (!unit)
    return Error{ErrorKind::NotFound, "there is no office '" + office.unit + "' in this register",
                 office.database.place()};
  TRY(owner, owner_of(office.unit, unit->text(2)));
  std::vector<Error> faults;
  constexpr std::size_t kEnough = 100;
  const auto fault = [&](std::int64_t seq, const std::string& sentence) {
    if (faults.size() == kEnough) return;
    faults.push_back(
        {ErrorKind::Damaged, sentence, office.database.place() + ": log " + office.unit + " " + std::to_string(seq)});
  };
  std::int64_t expected = 1;
  std::string previous;
  CHECK_STATUS(each_log_entry(office, 0, [&](const LogEntry& entry) {
    if (entry.seq != expected) fault(expected, "entries are missing before number " + std::to_string(entry.seq));
    if (entry.previous != previous) fault(entry.seq, "this entry does not follow from the one before it");
    if (hash_of(owner.chain, entry) != entry.hash) fault(entry.seq, "this entry is not as it was written");
    expected = entry.seq == INT64_MAX ? INT64_MAX : entry.seq + 1;
    previous = entry.hash;
    return true;
  }));
  if (expected != unit->integer(0) || previous != unit->text(1))
    fault(expected, "the log does not end where the office's last change was made");
  return faults;
}

Result<std::int64_t> find_seq_of_day(const Office& office, const std::string& day) {
  // Times of one form sort as text; what comes after the day is larger than its last second.
  TRY(row, office.database.row("SELECT seq FROM log WHERE unit = ? AND at <= ? ORDER BY at DESC, seq DESC LIMIT 1",
                               {office.unit, day + "T23:59:59Z"}));
  return row ? row->integer(0) : 0;
}

}  // namespace chancery
