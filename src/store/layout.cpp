#include "store/layout.h"

#include <array>
#include <span>

#include "store/full_text.h"

namespace chancery {
namespace {

// Layout 1. The unit is the first part of every key, so that a unit can live on any server. What changes over time
// (records, values) is never overwritten: a row holds from one number of the log until another.
constexpr const char* kFirst = R"(
CREATE TABLE chancery (name TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE unit (unit TEXT PRIMARY KEY, body TEXT NOT NULL, next_seq BIGINT NOT NULL, last_hash TEXT NOT NULL);
CREATE TABLE counter (unit TEXT NOT NULL, name TEXT NOT NULL, next BIGINT NOT NULL, PRIMARY KEY (unit, name));
CREATE TABLE log (
  unit TEXT NOT NULL, seq BIGINT NOT NULL, at TEXT NOT NULL, actor TEXT NOT NULL, action TEXT NOT NULL, subject TEXT NOT NULL,
  body TEXT NOT NULL, previous TEXT NOT NULL, hash TEXT NOT NULL, PRIMARY KEY (unit, seq));
CREATE INDEX log_subject ON log (unit, subject, seq);
CREATE INDEX log_at ON log (unit, at, seq);
CREATE TABLE document (
  unit TEXT NOT NULL, id TEXT NOT NULL, hash TEXT NOT NULL, source TEXT NOT NULL, path TEXT NOT NULL, body TEXT NOT NULL,
  language TEXT NOT NULL, published TEXT NOT NULL, packs TEXT NOT NULL, added TEXT NOT NULL, successor TEXT NOT NULL,
  access TEXT NOT NULL, reading_hash TEXT NOT NULL, claims_hash TEXT NOT NULL, PRIMARY KEY (unit, id));
CREATE INDEX document_path ON document (unit, path);
CREATE TABLE document_bytes (unit TEXT NOT NULL, document TEXT NOT NULL, bytes {blob} NOT NULL, PRIMARY KEY (unit, document));
CREATE TABLE document_reading (
  unit TEXT NOT NULL, document TEXT NOT NULL, reading TEXT NOT NULL, PRIMARY KEY (unit, document));
CREATE TABLE claim (
  unit TEXT NOT NULL, document TEXT NOT NULL, n BIGINT NOT NULL, kind TEXT NOT NULL, statement TEXT NOT NULL,
  begin_at BIGINT NOT NULL, end_at BIGINT NOT NULL, confidence BIGINT NOT NULL, modality TEXT NOT NULL, place TEXT NOT NULL,
  subject TEXT NOT NULL, period TEXT NOT NULL, body TEXT NOT NULL, PRIMARY KEY (unit, document, n));
CREATE INDEX claim_statement ON claim (unit, statement);
CREATE INDEX claim_subject ON claim (unit, kind, subject, period, place);
CREATE TABLE decision (
  unit TEXT NOT NULL, id BIGINT NOT NULL, statement TEXT NOT NULL, kind TEXT NOT NULL, state TEXT NOT NULL, priority BIGINT NOT NULL,
  year TEXT NOT NULL, confidence BIGINT NOT NULL, body TEXT NOT NULL, PRIMARY KEY (unit, id));
CREATE UNIQUE INDEX decision_statement ON decision (unit, statement);
CREATE INDEX decision_queue ON decision (unit, state, priority, id);
CREATE TABLE record (
  unit TEXT NOT NULL, id TEXT NOT NULL, type TEXT NOT NULL, name TEXT NOT NULL, date TEXT NOT NULL, access TEXT NOT NULL,
  joined_into TEXT NOT NULL, from_seq BIGINT NOT NULL, until_seq BIGINT NOT NULL, PRIMARY KEY (unit, id, from_seq));
CREATE INDEX record_list ON record (unit, type, until_seq, date, id);
CREATE INDEX record_joined ON record (unit, joined_into) WHERE joined_into <> '';
CREATE TABLE field_value (
  unit TEXT NOT NULL, id BIGINT NOT NULL, record TEXT NOT NULL, type TEXT NOT NULL, date TEXT NOT NULL, field TEXT NOT NULL,
  value TEXT NOT NULL, sort TEXT NOT NULL, from_seq BIGINT NOT NULL, until_seq BIGINT NOT NULL, PRIMARY KEY (unit, id));
CREATE INDEX field_value_record ON field_value (unit, record, id);
CREATE INDEX field_value_list ON field_value (unit, type, field, sort, until_seq, date, record);
CREATE TABLE citation (
  unit TEXT NOT NULL, value BIGINT NOT NULL, n BIGINT NOT NULL, kind TEXT NOT NULL, document TEXT NOT NULL,
  begin_at BIGINT NOT NULL, end_at BIGINT NOT NULL, quote TEXT NOT NULL, PRIMARY KEY (unit, value, n));
CREATE INDEX citation_document ON citation (unit, document);
CREATE TABLE match_key (unit TEXT NOT NULL, key TEXT NOT NULL, record TEXT NOT NULL, PRIMARY KEY (unit, key, record));
CREATE INDEX match_key_record ON match_key (unit, record);
CREATE TABLE record_reader (unit TEXT NOT NULL, record TEXT NOT NULL, person TEXT NOT NULL, PRIMARY KEY (unit, record, person));
CREATE TABLE shared (
  unit TEXT NOT NULL, record TEXT NOT NULL, with_unit TEXT NOT NULL, seq BIGINT NOT NULL, at TEXT NOT NULL,
  PRIMARY KEY (unit, record, with_unit));
CREATE INDEX shared_with ON shared (with_unit, at);
CREATE TABLE own_word (unit TEXT NOT NULL, read TEXT NOT NULL, right_word TEXT NOT NULL, PRIMARY KEY (unit, read));
CREATE TABLE work (
  unit TEXT NOT NULL, document TEXT NOT NULL, seq BIGINT NOT NULL, hash TEXT NOT NULL, source TEXT NOT NULL, path TEXT NOT NULL,
  size BIGINT NOT NULL, queued TEXT NOT NULL, state TEXT NOT NULL, problem TEXT NOT NULL, tries BIGINT NOT NULL,
  until_at BIGINT NOT NULL, holder TEXT NOT NULL, PRIMARY KEY (unit, document));
CREATE INDEX work_order ON work (unit, state, seq);
CREATE INDEX work_path ON work (unit, path, seq);
)";

// Layout 2: people who sign in. A session or token (`kind`) is known by the digest of its key alone. Sessions are of
// the moment: they are no part of what is moved, and the log does not tell them.
constexpr const char* kAccounts = R"(
CREATE TABLE account (
  unit TEXT NOT NULL, login TEXT NOT NULL, name TEXT NOT NULL, role TEXT NOT NULL, closed BIGINT NOT NULL,
  password TEXT NOT NULL, PRIMARY KEY (unit, login));
CREATE TABLE session (
  unit TEXT NOT NULL, id TEXT NOT NULL, key_hash TEXT NOT NULL, login TEXT NOT NULL, kind TEXT NOT NULL, name TEXT NOT NULL,
  scopes TEXT NOT NULL, begun BIGINT NOT NULL, seen BIGINT NOT NULL, until_at BIGINT NOT NULL, PRIMARY KEY (unit, id));
CREATE UNIQUE INDEX session_key ON session (key_hash);
)";

// What SQLite's planner is told of a full register (a million records, ten million claims), since nobody runs ANALYZE
// in an office: rows of the table, then rows that share the first, the first two, ... columns of the index. Without it
// every column counts as equally selective, and an index may be chosen for the unit alone, which all rows share.
constexpr const char* kSelectivity = R"(
ANALYZE;
DELETE FROM sqlite_stat1;
INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES
  ('log', 'sqlite_autoindex_log_1', '5000000 5000000 1'),
  ('log', 'log_subject', '5000000 5000000 5 1'),
  ('log', 'log_at', '5000000 5000000 3 1'),
  ('document', 'sqlite_autoindex_document_1', '100000 100000 1'),
  ('document', 'document_path', '100000 100000 2'),
  ('claim', 'sqlite_autoindex_claim_1', '10000000 10000000 100 1'),
  ('claim', 'claim_statement', '10000000 10000000 2'),
  ('claim', 'claim_subject', '10000000 10000000 1000000 10000 20 4'),
  ('decision', 'sqlite_autoindex_decision_1', '1000000 1000000 1'),
  ('decision', 'decision_statement', '1000000 1000000 1'),
  ('decision', 'decision_queue', '1000000 1000000 300000 50000 1'),
  ('record', 'sqlite_autoindex_record_1', '1000000 1000000 2 1'),
  ('record', 'record_list', '1000000 1000000 50000 40000 20 1'),
  ('record', 'record_joined', '10000 10000 1'),
  ('field_value', 'sqlite_autoindex_field_value_1', '8000000 8000000 1'),
  ('field_value', 'field_value_record', '8000000 8000000 8 1'),
  ('field_value', 'field_value_list', '8000000 8000000 400000 60000 100 90 2 1'),
  ('citation', 'sqlite_autoindex_citation_1', '8000000 8000000 1 1'),
  ('citation', 'citation_document', '8000000 8000000 50'),
  ('match_key', 'sqlite_autoindex_match_key_1', '3000000 3000000 2 1'),
  ('match_key', 'match_key_record', '3000000 3000000 3'),
  ('work', 'sqlite_autoindex_work_1', '1000 1000 1'),
  ('work', 'work_order', '1000 1000 1000 1'),
  ('work', 'work_path', '1000 1000 2 1'),
  ('text_entry', 'sqlite_autoindex_text_entry_1', '1000000 1000000 500000 1'),
  ('text_entry', 'text_entry_rank', '1000000 1 1');
ANALYZE sqlite_schema;
)";

constexpr std::array kUnitTables = {
    TableLayout{"unit", "unit, body, next_seq, last_hash", "unit"},
    TableLayout{"counter", "unit, name, next", "unit, name"},
    TableLayout{"log", "unit, seq, at, actor, action, subject, body, previous, hash", "unit, seq"},
    TableLayout{"document",
                "unit, id, hash, source, path, body, language, published, packs, added, successor, access, "
                "reading_hash, claims_hash",
                "unit, id"},
    TableLayout{"document_bytes", "unit, document, bytes", "unit, document", true},
    TableLayout{"document_reading", "unit, document, reading", "unit, document", true},
    TableLayout{
        "claim",
        "unit, document, n, kind, statement, begin_at, end_at, confidence, modality, place, subject, period, body",
        "unit, document, n"},
    TableLayout{"decision", "unit, id, statement, kind, state, priority, year, confidence, body", "unit, id"},
    TableLayout{"record", "unit, id, type, name, date, access, joined_into, from_seq, until_seq", "unit, id, from_seq"},
    TableLayout{"field_value", "unit, id, record, type, date, field, value, sort, from_seq, until_seq", "unit, id"},
    TableLayout{"citation", "unit, value, n, kind, document, begin_at, end_at, quote", "unit, value, n"},
    TableLayout{"match_key", "unit, key, record", "unit, key, record"},
    TableLayout{"record_reader", "unit, record, person", "unit, record, person"},
    TableLayout{"shared", "unit, record, with_unit, seq, at", "unit, record, with_unit"},
    TableLayout{"own_word", "unit, read, right_word", "unit, read"},
    TableLayout{"work",
                "unit, document, seq, hash, source, path, size, queued, state, problem, tries, until_at, holder",
                "unit, document", false, 3},
    TableLayout{"account", "unit, login, name, role, closed, password", "unit, login", false, 1},
};

/// The step from each layout to the next; the first makes the tables.
constexpr std::array kSteps = {kFirst, kAccounts};
static_assert(kSteps.size() == kLayout);
/// The layout that brought the index of words, whose tables each engine has its own way to make.
constexpr std::int64_t kWithFullText = 1;

constexpr std::string_view kTablesOfSqlite =
    "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'";
constexpr std::string_view kTablesOfPostgres =
    "SELECT table_name::text FROM information_schema.tables WHERE table_schema = current_schema() "
    "AND table_type = 'BASE TABLE'";

}  // namespace

std::span<const TableLayout> unit_tables() { return kUnitTables; }

Result<std::int64_t> find_layout(Database& database) {
  TRY(tables, database.rows(database.engine() == Engine::Sqlite ? kTablesOfSqlite : kTablesOfPostgres));
  if (tables.empty()) return 0;
  bool ours = false;
  for (const Row& table : tables) ours = ours || table.text(0) == "chancery";
  if (!ours) return Error{ErrorKind::NotAStore, "this database holds other things than a register", database.place()};
  TRY(row, database.row("SELECT value FROM chancery WHERE name = 'layout'"));
  const std::string digits = row ? row->text(0) : "";
  if (digits.empty() || digits.find_first_not_of("0123456789") != std::string::npos || digits.size() > 6)
    return Error{ErrorKind::Damaged, "the register does not say which layout it has", database.place()};
  const std::int64_t layout = std::stoll(digits);
  if (layout > kLayout)
    return Error{ErrorKind::NewerStore,
                 "this register was written by a newer release (layout " + digits + "; this one knows " +
                     std::to_string(kLayout) + "); install that release",
                 database.place()};
  return layout;
}

Status prepare_layout(Database& database) {
  TRY(before, find_layout(database));
  if (before == kLayout) return {};
  TRY(transaction, Transaction::begin(database));
  TRY(layout, find_layout(database));  // another process may have been first
  for (std::int64_t step = layout; step < kLayout; ++step)
    CHECK_STATUS(database.run_script(kSteps[static_cast<std::size_t>(step)]));
  if (layout < kWithFullText) CHECK_STATUS(database.run_script(full_text_tables(database.engine())));
  if (database.engine() == Engine::Sqlite) CHECK_STATUS(database.run_script(kSelectivity));
  CHECK_STATUS(
      database.run("INSERT INTO chancery (name, value) VALUES ('layout', ?) "
                   "ON CONFLICT (name) DO UPDATE SET value = excluded.value",
                   {std::to_string(kLayout)}));
  return transaction.commit();
}

}  // namespace chancery
