#include "store/sqlite.h"

#include <sqlite3.h>

#include <cerrno>
#include <condition_variable>
#include <cstring>
#include <map>
#include <mutex>
#include <thread>

namespace chancery {
namespace {

constexpr int kPatience = 15'000;  // milliseconds that one process waits for another to finish writing

struct CloseConnection {
  void operator()(sqlite3* connection) const { sqlite3_close_v2(connection); }
};
struct FinishStatement {
  void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};
using Connection = std::unique_ptr<sqlite3, CloseConnection>;
using Statement = std::unique_ptr<sqlite3_stmt, FinishStatement>;

Error error_of(int code, const char* words, const std::string& place, int system_error = 0) {
  switch (code & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return {ErrorKind::StoreBusy, "another process is writing for a long time; try again", place};
    case SQLITE_FULL:
      return {ErrorKind::StoreFull, "no space is left on the disk; nothing of this change was kept", place};
    case SQLITE_READONLY:
      return {ErrorKind::StoreReadOnly, "the register may only be read, not written", place};
    case SQLITE_CORRUPT:
      return {ErrorKind::Damaged, "the file is damaged; 'chancery check' says where", place};
    case SQLITE_NOTADB:
      return {ErrorKind::NotAStore, "this file is no register", place};
    case SQLITE_TOOBIG:
      return {ErrorKind::TooLarge, "nothing larger than 1 GB can be kept", place};
    case SQLITE_CANTOPEN:
      return {ErrorKind::Unreadable, "the file cannot be opened, or nothing may be written beside it", place};
    case SQLITE_IOERR:
      if (system_error == ENOSPC || system_error == EDQUOT)
        return {ErrorKind::StoreFull, "no space is left on the disk; nothing of this change was kept", place};
      return {ErrorKind::StoreFailed, std::string("the disk refused: ") + std::strerror(system_error), place};
    default:
      return {ErrorKind::StoreFailed, std::string("the database refused: ") + words, place};
  }
}

/// Brings what was committed from the log beside the file (WAL) into the file while the writer goes on. What is
/// committed is on the disk in the log already; only so that it does not grow without end it has to be brought over,
/// which takes the writing of a thousand scattered pages and would keep somebody waiting.
class LogEmptier {
 public:
  explicit LogEmptier(std::string path) : path_(std::move(path)), thread_([this] { work(); }) {}
  LogEmptier(const LogEmptier&) = delete;
  LogEmptier& operator=(const LogEmptier&) = delete;
  ~LogEmptier() {
    {
      const std::lock_guard lock(mutex_);
      ended_ = true;
    }
    wake_.notify_one();
    thread_.join();
  }
  void ask() {
    {
      const std::lock_guard lock(mutex_);
      asked_ = true;
    }
    wake_.notify_one();
  }

 private:
  void work() {
    sqlite3* raw = nullptr;
    // Where it cannot be opened twice, the writer brings it over itself, later.
    const int code = sqlite3_open_v2(path_.c_str(), &raw, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, nullptr);
    const Connection connection(raw);
    std::unique_lock lock(mutex_);
    for (;;) {
      wake_.wait(lock, [this] { return asked_ || ended_; });
      if (ended_) return;
      asked_ = false;
      lock.unlock();
      // Passive: waits for nobody, and takes what no reader still needs as it was.
      if (code == SQLITE_OK) sqlite3_wal_checkpoint_v2(raw, nullptr, SQLITE_CHECKPOINT_PASSIVE, nullptr, nullptr);
      lock.lock();
    }
  }

  std::string path_;
  std::mutex mutex_;
  std::condition_variable wake_;
  bool asked_ = false, ended_ = false;
  std::thread thread_;  ///< the last member: it uses the others
};

class Sqlite : public Database {
 public:
  Sqlite(Connection connection, std::string path) : connection_(std::move(connection)), path_(std::move(path)) {
    if (!path_.empty()) sqlite3_wal_hook(connection_.get(), &Sqlite::committed, this);
  }
  ~Sqlite() override {
    emptier_.reset();
    statements_.clear();
  }

  [[nodiscard]] Engine engine() const override { return Engine::Sqlite; }
  [[nodiscard]] const std::string& place() const override { return path_; }
  [[nodiscard]] sqlite3* connection() const { return connection_.get(); }

  Status each(std::string_view sql, const SqlValues& parameters, const std::function<bool(const Row&)>& take) override {
    TRY(lent, lend(sql));
    sqlite3_stmt* statement = lent.get();
    Status problem = bind_all(statement, parameters);
    int code = SQLITE_ROW;
    bool wanted = !problem;
    while (wanted && (code = sqlite3_step(statement)) == SQLITE_ROW) wanted = take(row_of(statement));
    if (wanted && code != SQLITE_DONE) problem = last_error(code);
    sqlite3_reset(statement);
    sqlite3_clear_bindings(statement);
    statements_.insert_or_assign(std::string(sql), std::move(lent));
    return problem;
  }

  Status run_script(const std::string& sql) override {
    std::string text = sql;
    for (std::size_t at = 0; (at = text.find("{blob}", at)) != std::string::npos;) text.replace(at, 6, "BLOB");
    const int code = sqlite3_exec(connection_.get(), text.c_str(), nullptr, nullptr, nullptr);
    return code == SQLITE_OK ? Status() : last_error(code);
  }

 protected:
  // Immediate: a reader that turns writer half-way could only be refused.
  Status begin() override { return run("BEGIN IMMEDIATE"); }
  Status begin_reading() override { return run("BEGIN"); }
  Status commit() override { return run("COMMIT"); }
  void roll_back() override { sqlite3_exec(connection_.get(), "ROLLBACK", nullptr, nullptr, nullptr); }

 private:
  /// Called by SQLite behind each commit, with the pages that the log holds.
  static int committed(void* self, sqlite3* connection, const char* /*database*/, int pages) {
    constexpr int kEnough = 1'000;
    constexpr int kTooMany = 16'000;  // 64 MB: the other thread is kept from it
    if (pages >= kTooMany)
      sqlite3_wal_checkpoint_v2(connection, nullptr, SQLITE_CHECKPOINT_PASSIVE, nullptr, nullptr);
    else if (pages >= kEnough)
      static_cast<Sqlite*>(self)->empty_log();
    return SQLITE_OK;
  }
  void empty_log() {
    if (emptier_ == nullptr) emptier_ = std::make_unique<LogEmptier>(path_);
    emptier_->ask();
  }

  [[nodiscard]] Error last_error(int code) const {
    return error_of(code, sqlite3_errmsg(connection_.get()), path_, sqlite3_system_errno(connection_.get()));
  }

  /// The statement, taken from those that are kept until it has run: while its rows come, the same SQL may run again.
  Result<Statement> lend(std::string_view sql) {
    const auto found = statements_.find(sql);
    if (found != statements_.end() && found->second != nullptr) return std::move(found->second);
    sqlite3_stmt* statement = nullptr;
    const int code = sqlite3_prepare_v3(connection_.get(), sql.data(), static_cast<int>(sql.size()),
                                        SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
    if (code != SQLITE_OK) return last_error(code);
    return Statement(statement);
  }

  Status bind_all(sqlite3_stmt* statement, const SqlValues& parameters) {
    for (std::size_t i = 0; i < parameters.size(); ++i)
      if (const int code = bind(statement, static_cast<int>(i + 1), parameters[i]); code != SQLITE_OK)
        return last_error(code);
    return {};
  }

  static int bind(sqlite3_stmt* statement, int number, const SqlValue& value) {
    if (const auto* integer = std::get_if<std::int64_t>(&value)) return sqlite3_bind_int64(statement, number, *integer);
    if (const auto* text = std::get_if<std::string>(&value))
      return sqlite3_bind_text64(statement, number, text->data(), text->size(), SQLITE_STATIC, SQLITE_UTF8);
    if (const auto* blob = std::get_if<Blob>(&value))
      return sqlite3_bind_blob64(statement, number, blob->bytes.data(), blob->bytes.size(), SQLITE_STATIC);
    return SQLITE_OK;
  }

  static Row row_of(sqlite3_stmt* statement) {
    SqlValues values;
    const int count = sqlite3_column_count(statement);
    values.reserve(static_cast<std::size_t>(count));
    for (int i = 0; i < count; ++i) values.push_back(column(statement, i));
    return Row(std::move(values));
  }

  static SqlValue column(sqlite3_stmt* statement, int i) {
    switch (sqlite3_column_type(statement, i)) {
      case SQLITE_INTEGER:
        return sqlite3_column_int64(statement, i);
      case SQLITE_NULL:
        return {};
      case SQLITE_BLOB: {
        const auto* bytes = static_cast<const char*>(sqlite3_column_blob(statement, i));
        return Blob{bytes == nullptr
                        ? std::string()
                        : std::string(bytes, static_cast<std::size_t>(sqlite3_column_bytes(statement, i)))};
      }
      default: {
        const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(statement, i));
        return std::string(text, static_cast<std::size_t>(sqlite3_column_bytes(statement, i)));
      }
    }
  }

  Connection connection_;
  std::string path_;
  std::map<std::string, Statement, std::less<>> statements_;
  std::unique_ptr<LogEmptier> emptier_;  ///< from the first time that there is enough
};

}  // namespace

Result<std::unique_ptr<Database>> open_sqlite(const std::string& path, SqliteMode mode) {
  sqlite3* raw = nullptr;
  const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | (mode == SqliteMode::Create ? SQLITE_OPEN_CREATE : 0);
  const int code = sqlite3_open_v2(path.c_str(), &raw, flags, nullptr);
  Connection connection(raw);
  if (code != SQLITE_OK) return error_of(code, sqlite3_errmsg(raw), path);
  sqlite3_extended_result_codes(raw, 0);
  sqlite3_busy_timeout(raw, kPatience);
  auto database = std::make_unique<Sqlite>(std::move(connection), path);
  // cell_size_check and quick refusal of malformed pages: a damaged file gives an error, not a wrong answer.
  CHECK_STATUS(
      database->run_script("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;"
                           "PRAGMA cell_size_check=ON; PRAGMA trusted_schema=OFF; PRAGMA cache_size=-32768;"
                           "PRAGMA mmap_size=0; PRAGMA temp_store=MEMORY;"));
  return std::unique_ptr<Database>(std::move(database));
}

Status copy_sqlite(Database& from, Database& to) {
  sqlite3* out = static_cast<Sqlite&>(to).connection();
  sqlite3_backup* backup = sqlite3_backup_init(out, "main", static_cast<Sqlite&>(from).connection(), "main");
  if (backup == nullptr) return error_of(sqlite3_errcode(out), sqlite3_errmsg(out), to.place());
  int code = SQLITE_OK;
  constexpr int kPause = 20;
  // All in one step: in smaller ones every change that somebody makes meanwhile would begin it anew. It only reads, and
  // keeps no writer waiting.
  do {
    code = sqlite3_backup_step(backup, -1);
    if (code == SQLITE_BUSY || code == SQLITE_LOCKED) sqlite3_sleep(kPause);
  } while (code == SQLITE_BUSY || code == SQLITE_LOCKED);
  sqlite3_backup_finish(backup);
  if (code != SQLITE_DONE) return error_of(code, sqlite3_errmsg(out), to.place());
  return {};
}

}  // namespace chancery
