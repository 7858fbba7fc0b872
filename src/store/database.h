#pragma once
#include <cstdint>
#include <functional>
#include <initializer_list>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/result.h"

namespace chancery {

/// Bytes of any kind, as against text.
struct Blob {
  std::string bytes;
  friend bool operator==(const Blob&, const Blob&) = default;
};

/// A value of a column or of a parameter: nothing, a number, text in UTF-8, or bytes.
using SqlValue = std::variant<std::monostate, std::int64_t, std::string, Blob>;
using SqlValues = std::vector<SqlValue>;

/// A row of an answer.
class Row {
 public:
  explicit Row(SqlValues values) : values_(std::move(values)) {}
  [[nodiscard]] bool is_null(std::size_t column) const;
  /// 0 where the column holds nothing.
  [[nodiscard]] std::int64_t integer(std::size_t column) const;
  /// Empty where the column holds nothing. Of bytes, the bytes.
  [[nodiscard]] const std::string& text(std::size_t column) const;
  [[nodiscard]] const SqlValues& values() const { return values_; }

 private:
  SqlValues values_;
};

enum class Engine : std::uint8_t { Sqlite, Postgres };

/// One connection to a database, for one thread. SQL is written once for both engines: parameters are `?`, types
/// BIGINT, TEXT and {blob}, and only what both understand is used. A statement is prepared when it is met first and
/// kept. Errors of all calls: StoreBusy, StoreFull, StoreReadOnly, Damaged, StoreFailed; `place` names the database.
class Database {
 public:
  Database() = default;
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;
  virtual ~Database() = default;

  [[nodiscard]] virtual Engine engine() const = 0;
  /// The file or address, without a password.
  [[nodiscard]] virtual const std::string& place() const = 0;

  /// Calls `take` with each row of the answer, until it says no.
  virtual Status each(std::string_view sql, const SqlValues& parameters,
                      const std::function<bool(const Row&)>& take) = 0;
  /// Statements without parameters or answers, separated by `;`.
  virtual Status run_script(const std::string& sql) = 0;

  /// Runs a statement of which no row is wanted. Inside a transaction a server may be told later: what it refuses is
  /// then the error of the next call that waits for an answer, of `commit` at the latest.
  virtual Status run(std::string_view sql, const SqlValues& parameters = {});
  Result<std::vector<Row>> rows(std::string_view sql, const SqlValues& parameters = {});
  /// The first row of the answer, if there is one.
  Result<std::optional<Row>> row(std::string_view sql, const SqlValues& parameters = {});

  /// A statement that is run before the transaction commits: of all that are given under a key the last one. Where
  /// every step of a long transaction changes one row, only the last state of it is written: a server keeps each state
  /// until the transaction ends, and looks through all of them for the newest. Without a transaction it is run at once.
  Status run_at_commit(const std::string& key, std::string_view sql, SqlValues parameters);
  /// The parameters that were last given under a key in this transaction.
  [[nodiscard]] const SqlValues* find_at_commit(const std::string& key) const;
  /// Runs them now, for somebody who wants to read the rows.
  Status run_all_at_commit();

 protected:
  friend class Transaction;
  virtual Status begin() = 0;
  virtual Status begin_reading() = 0;
  virtual Status commit() = 0;
  virtual void roll_back() = 0;
  [[nodiscard]] bool in_transaction() const { return in_transaction_; }

 private:
  struct LateStatement {
    std::string sql;
    SqlValues parameters;
  };
  bool in_transaction_ = false;
  std::map<std::string, LateStatement> at_commit_;
};

/// What happens between begin and commit happens whole or not at all; without commit it is undone. Not nested.
class Transaction {
 public:
  static Result<Transaction> begin(Database& database);
  /// Everything read until it ends is of one moment, whatever others write meanwhile; nothing can be written in it.
  static Result<Transaction> begin_reading(Database& database);
  Transaction(Transaction&& other) noexcept : database_(std::exchange(other.database_, nullptr)) {}
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  Transaction& operator=(Transaction&&) = delete;
  ~Transaction();
  /// What was done is on the disk when this returns.
  Status commit();

 private:
  explicit Transaction(Database& database);
  Status end(Status problem);
  Database* database_;
};

/// Is this the address of a PostgreSQL database, and not the name of a file?
bool is_postgres(std::string_view location);

/// Returns the error of a Status.
#define CHECK_STATUS(expr) \
  if (auto CHANCERY_JOIN(status_, __LINE__) = (expr)) return std::move(*CHANCERY_JOIN(status_, __LINE__))

}  // namespace chancery
