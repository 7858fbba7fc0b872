#include "register/review/work_queue.h"

#include "base/digest.h"
#include "register/log.h"
#include "text/utf8.h"

namespace chancery {
namespace {

constexpr std::string_view kColumns = "document, source, path, size, queued, state, problem, tries, until_at, holder";

/// Seconds by the clock of the database: processes on several machines have one clock for their leases.
Result<std::int64_t> clock_of(Database& database) {
  TRY(row, database.row(database.engine() == Engine::Postgres
                            ? "SELECT CAST(EXTRACT(EPOCH FROM clock_timestamp()) AS BIGINT)"
                            : "SELECT CAST(strftime('%s', 'now') AS BIGINT)"));
  return row ? row->integer(0) : 0;
}

QueuedDocument document_of(const Row& row, std::int64_t now) {
  QueuedDocument out{row.text(0),         row.text(1), row.text(2),    row.integer(3), row.text(4),
                     QueueState::Waiting, row.text(6), row.integer(7), row.text(9)};
  if (row.text(5) == kQueueStates[static_cast<std::size_t>(QueueState::SetAside)]) {
    out.state = QueueState::SetAside;
  } else if (row.integer(8) > now) {
    out.state = QueueState::Reading;
  }
  return out;
}

/// Changes what the log tells of a document in the queue.
Status change_work(const Office& office, const std::string& action, const std::string& document, const Json& change) {
  TRY(seq, append_log(office, action, document, to_string(change)));
  return apply_work(office, action, seq, document, change);
}

Result<std::optional<Row>> find_work(const Office& office, const std::string& document) {
  return office.database.row("SELECT hash, source, path, size, queued, state FROM work WHERE unit = ? AND document = ?",
                             {office.unit, document});
}

/// The same for a document that must be there, in a transaction of its own.
Status change_queued(const Office& office, const std::string& action, const std::string& document,
                     const std::string& problem) {
  TRY(transaction, begin_change(office));
  TRY(row, find_work(office, document));
  if (!row)
    return Error{ErrorKind::NotFound, "the document " + document + " is not in the queue", office.database.place()};
  if (action == "work.set_aside" && row->text(5) == kQueueStates[static_cast<std::size_t>(QueueState::SetAside)])
    return {};  // another process was first
  Json change(JsonObject{});
  if (action == "work.queued")
    change = JsonObject{{"hash", row->text(0)},
                        {"source", row->text(1)},
                        {"path", row->text(2)},
                        {"size", row->integer(3)},
                        {"queued", row->text(4)}};
  if (!problem.empty()) change.set("problem", problem);
  CHECK_STATUS(change_work(office, action, document, change));
  return transaction.commit();
}

/// What has ended its readers is not given to another.
Status set_aside_deadly(const Office& office, std::int64_t now) {
  TRY(rows, office.database.rows(
                "SELECT document FROM work WHERE unit = ? AND state = 'waiting' AND tries >= ? AND until_at <= ?",
                {office.unit, kMostTries, now}));
  for (const Row& row : rows) {
    Status problem = set_document_aside(
        office, row.text(0), "its reader ended " + std::to_string(kMostTries) + " times before it was through");
    // Another process may have found it first.
    if (problem && problem->kind != ErrorKind::NotFound) return problem;
  }
  return {};
}

/// One statement takes a row. On PostgreSQL the rows that others are just taking are passed over; SQLite has one
/// writer at a time.
std::string taking(Engine engine) {
  return "UPDATE work SET tries = tries + 1, until_at = ? + size / 1000000, holder = ? WHERE unit = ? AND document = "
         "(SELECT w.document FROM work w WHERE w.unit = ? AND w.state = 'waiting' AND w.until_at <= ? AND w.tries < ? "
         "AND NOT EXISTS (SELECT 1 FROM work o WHERE o.unit = w.unit AND o.path = w.path AND o.path <> '' "
         "AND o.seq < w.seq AND o.state = 'waiting') ORDER BY w.seq LIMIT 1" +
         std::string(engine == Engine::Postgres ? " FOR UPDATE OF w SKIP LOCKED" : "") + ") RETURNING " +
         std::string(kColumns);
}

}  // namespace

Result<QueueAnswer> queue_document(const Office& office, const ReceivedDocument& received, const std::string& packs) {
  CHECK_STATUS(check_size(received));
  const std::string hash = digest(received.bytes);
  QueueAnswer out{document_id(hash), false};
  TRY(transaction, begin_change(office));
  TRY(known, office.database.row("SELECT packs FROM document WHERE unit = ? AND id = ?", {office.unit, out.document}));
  if (known && known->text(0) == packs) return out;
  out.queued = true;
  TRY(work, find_work(office, out.document));
  if (work && work->text(5) == kQueueStates[static_cast<std::size_t>(QueueState::Waiting)]) return out;
  CHECK_STATUS(keep_bytes(office, out.document, received.bytes));
  CHECK_STATUS(change_work(office, "work.queued", out.document,
                           JsonObject{{"hash", hash},
                                      {"source", valid_utf8(received.source)},
                                      {"path", valid_utf8(received.path)},
                                      {"size", static_cast<std::int64_t>(received.bytes.size())},
                                      {"queued", office.now()}}));
  CHECK_STATUS(transaction.commit());
  return out;
}

Result<std::int64_t> queue_outdated(const Office& office, const std::string& packs) {
  TRY(transaction, begin_change(office));
  // All rows first: no statement may be open while others of the connection write.
  TRY(rows,
      office.database.rows(
          "SELECT id, hash, source, path, body FROM document WHERE unit = ? AND packs <> ? AND NOT EXISTS (SELECT "
          "1 FROM work w WHERE w.unit = document.unit AND w.document = document.id) ORDER BY added, id",
          {office.unit, packs}));
  for (const Row& row : rows) {
    TRY(body, parse_json(row.text(4), row.text(0)));
    CHECK_STATUS(change_work(office, "work.queued", row.text(0),
                             JsonObject{{"hash", row.text(1)},
                                        {"source", row.text(2)},
                                        {"path", row.text(3)},
                                        {"size", body.integer_of("size")},
                                        {"queued", office.now()}}));
  }
  CHECK_STATUS(transaction.commit());
  return static_cast<std::int64_t>(rows.size());
}

Result<std::optional<QueuedDocument>> take_document(const Office& office, const WorkTerms& terms) {
  Database& database = office.database;
  TRY(now, clock_of(database));
  CHECK_STATUS(set_aside_deadly(office, now));
  TRY(transaction, Transaction::begin(database));
  TRY(row, database.row(taking(database.engine()),
                        {now + terms.lease, terms.holder, office.unit, office.unit, now, kMostTries}));
  CHECK_STATUS(transaction.commit());
  if (!row) return std::optional<QueuedDocument>();
  QueuedDocument out = document_of(*row, now);
  out.state = QueueState::Reading;
  return std::optional(std::move(out));
}

Status return_document(const Office& office, const std::string& document) {
  return office.database.run(
      "UPDATE work SET tries = tries - 1, until_at = 0, holder = '' WHERE unit = ? AND document = ? AND tries > 0",
      {office.unit, document});
}

Status set_document_aside(const Office& office, const std::string& document, const std::string& problem) {
  return change_queued(office, "work.set_aside", document, problem);
}

Status requeue_document(const Office& office, const std::string& document) {
  return change_queued(office, "work.queued", document, {});
}

Status drop_document(const Office& office, const std::string& document) {
  return change_queued(office, "work.dropped", document, {});
}

Result<std::vector<QueuedDocument>> list_queue(const Office& office, std::optional<QueueState> state) {
  TRY(now, clock_of(office.database));
  std::vector<QueuedDocument> out;
  CHECK_STATUS(office.database.each("SELECT " + std::string(kColumns) + " FROM work WHERE unit = ? ORDER BY seq",
                                    {office.unit}, [&](const Row& row) {
                                      QueuedDocument each = document_of(row, now);
                                      if (!state || each.state == *state) out.push_back(std::move(each));
                                      return true;
                                    }));
  return out;
}

Result<QueueCounts> count_queue(const Office& office) {
  TRY(now, clock_of(office.database));
  QueueCounts out;
  CHECK_STATUS(office.database.each(
      "SELECT state, CASE WHEN until_at > ? THEN 1 ELSE 0 END, COUNT(*) FROM work WHERE unit = ? GROUP BY 1, 2",
      {now, office.unit}, [&](const Row& row) {
        const bool aside = row.text(0) != kQueueStates[static_cast<std::size_t>(QueueState::Waiting)];
        std::int64_t& count = aside ? out.set_aside : row.integer(1) != 0 ? out.reading : out.waiting;
        count += row.integer(2);
        return true;
      }));
  return out;
}

Status apply_work(const Office& office, const std::string& action, std::int64_t seq, const std::string& document,
                  const Json& change) {
  Database& database = office.database;
  const auto text = [&](std::string_view key) { return std::string(change.text_of(key)); };
  if (action == "work.queued")
    return database.run(
        "INSERT INTO work (unit, document, seq, hash, source, path, size, queued, state, problem, tries, until_at, "
        "holder) VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'waiting', '', 0, 0, '') ON CONFLICT (unit, document) DO UPDATE SET "
        "seq = excluded.seq, source = excluded.source, path = excluded.path, queued = excluded.queued, "
        "state = 'waiting', problem = '', tries = 0, until_at = 0, holder = ''",
        {office.unit, document, seq, text("hash"), text("source"), text("path"), change.integer_of("size"),
         text("queued")});
  if (action == "work.set_aside")
    return database.run("UPDATE work SET state = 'set_aside', problem = ? WHERE unit = ? AND document = ?",
                        {text("problem"), office.unit, document});
  CHECK_STATUS(apply_work_done(office, document));
  return database.run(
      "DELETE FROM document_bytes WHERE unit = ? AND document = ? AND NOT EXISTS (SELECT 1 FROM document d WHERE "
      "d.unit "
      "= document_bytes.unit AND d.id = document_bytes.document)",
      {office.unit, document});
}

Status apply_work_done(const Office& office, const std::string& document) {
  return office.database.run("DELETE FROM work WHERE unit = ? AND document = ?", {office.unit, document});
}

}  // namespace chancery
