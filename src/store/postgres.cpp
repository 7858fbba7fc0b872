#include "store/postgres.h"

#include <algorithm>
#include <array>
#include <map>

#include "store/libpq.h"

namespace chancery {
namespace {

// Object ids of the built-in types (PostgreSQL's catalog/pg_type.dat), which never change.
constexpr Oid kInt8 = 20;
constexpr Oid kInt4 = 23;
constexpr Oid kInt2 = 21;
constexpr Oid kBool = 16;
constexpr Oid kText = 25;
constexpr Oid kBytea = 17;

constexpr std::size_t kMaxMessage = 1'000'000'000;  // the server takes no message of 1 GiB (MaxAllocSize)

struct CloseConnection {
  void operator()(PGconn* connection) const { libpq().PQfinish(connection); }
};
struct ClearResult {
  void operator()(PGresult* result) const { libpq().PQclear(result); }
};
using Connection = std::unique_ptr<PGconn, CloseConnection>;
using Answer = std::unique_ptr<PGresult, ClearResult>;

/// An address without what is secret in it: `postgresql://user:password@host/database?password=...`.
std::string without_password(const std::string& address) {
  std::string out = address;
  const std::size_t begin = out.find("://");
  const std::size_t at = out.rfind('@', out.find('/', begin == std::string::npos ? 0 : begin + 3));
  const std::size_t colon = begin == std::string::npos ? begin : out.find(':', begin + 3);
  if (at != std::string::npos && colon != std::string::npos && colon < at) out.erase(colon, at - colon);
  for (std::size_t key = 0; (key = out.find("password=", key)) != std::string::npos;) {
    key += std::string_view("password=").size();
    out.erase(key, std::min(out.find('&', key), out.size()) - key);
  }
  return out;
}

std::string one_line(const char* words) {
  std::string out(words == nullptr ? "" : words);
  while (!out.empty() && (out.back() == '\n' || out.back() == ' ')) out.pop_back();
  for (char& c : out)
    if (c == '\n' || c == '\t') c = ' ';
  return out;
}

/// SQLSTATE classes (PostgreSQL 15, appendix A).
ErrorKind kind_of(std::string_view state) {
  if (state.starts_with("53")) return ErrorKind::StoreFull;
  if (state == "55P03" || state == "40001" || state == "40P01") return ErrorKind::StoreBusy;
  if (state == "25006" || state == "42501") return ErrorKind::StoreReadOnly;
  if (state == "XX001" || state == "XX002") return ErrorKind::Damaged;
  return ErrorKind::StoreFailed;
}

std::int64_t big_endian(const char* bytes, int size) {
  std::int64_t value = size > 0 && static_cast<signed char>(bytes[0]) < 0 ? -1 : 0;
  for (int i = 0; i < size; ++i)
    value = static_cast<std::int64_t>(static_cast<std::uint64_t>(value) << 8U) | static_cast<unsigned char>(bytes[i]);
  return value;
}

void replace_all(std::string& text, std::string_view from, std::string_view to) {
  for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size())
    text.replace(at, from.size(), to);
}

/// `?` becomes $1, $2, ...; none stands in a quoted text of ours.
std::string numbered(std::string_view sql) {
  std::string out;
  int number = 0;
  for (const char c : sql) {
    if (c == '?') {
      out += '$' + std::to_string(++number);
    } else {
      out += c;
    }
  }
  return out;
}

/// The parameters of one call in libpq's binary form.
struct Parameters {
  explicit Parameters(const SqlValues& given) : numbers(given.size()) {
    for (std::size_t i = 0; i < given.size(); ++i) add(given[i], numbers[i]);
  }
  void add(const SqlValue& value, std::array<char, 8>& number) {
    if (const auto* integer = std::get_if<std::int64_t>(&value)) {
      for (std::size_t i = 0; i < 8; ++i)
        number[i] = static_cast<char>(static_cast<std::uint64_t>(*integer) >> (56U - 8U * i));
      push(kInt8, number.data(), 8);
    } else if (const auto* text = std::get_if<std::string>(&value)) {
      push(kText, text->data(), text->size());
    } else if (const auto* blob = std::get_if<Blob>(&value)) {
      push(kBytea, blob->bytes.data(), blob->bytes.size());
    } else {
      push(0, nullptr, 0);
    }
  }
  void push(Oid type, const char* bytes, std::size_t length) {
    types.push_back(type);
    values.push_back(bytes);
    sizes.push_back(static_cast<int>(length));  // larger ones are refused by their sum
    size += length;
    formats.push_back(1);
  }
  std::vector<std::array<char, 8>> numbers;
  std::vector<Oid> types;
  std::vector<const char*> values;
  std::vector<int> sizes, formats;
  std::size_t size = 0;  ///< of all of them, in bytes
};

/// Statements are sent without waiting for what the server says of each (pipeline mode, libpq section 34.5), and
/// answers are read when one is wanted: a round trip to a server on the network costs more than most statements.
class Postgres : public Database {
 public:
  Postgres(Connection connection, std::string place) : connection_(std::move(connection)), place_(std::move(place)) {}

  [[nodiscard]] Engine engine() const override { return Engine::Postgres; }
  [[nodiscard]] const std::string& place() const override { return place_; }

  Status each(std::string_view sql, const SqlValues& parameters, const std::function<bool(const Row&)>& take) override {
    CHECK_STATUS(send(sql, parameters));
    TRY(answer, last_answer());
    const int rows = libpq().PQntuples(answer.get());
    for (int i = 0; i < rows; ++i)
      if (!take(row_of(answer.get(), i))) break;
    return {};
  }

  Status run(std::string_view sql, const SqlValues& parameters) override {
    CHECK_STATUS(send(sql, parameters));
    // The server's words of what it did wait to be read meanwhile, and must not fill what it can send ahead.
    constexpr int kAhead = 200;
    return in_transaction() && waiting_ < kAhead ? Status() : wait();
  }

  Status run_script(const std::string& sql) override {
    CHECK_STATUS(wait());
    std::string text = sql;
    replace_all(text, "{blob}", "BYTEA");
    // Texts sort by their bytes, as in SQLite, and not as the locale of the server has it.
    replace_all(text, " TEXT", " TEXT COLLATE \"C\"");
    return checked(Answer(libpq().PQexec(connection_.get(), text.c_str())).get());
  }

 protected:
  Status begin() override { return send_plain("BEGIN"); }
  Status begin_reading() override { return send_plain("BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY"); }
  Status commit() override {
    CHECK_STATUS(send_plain("COMMIT"));
    TRY(answer, last_answer());
    // A transaction in which a statement failed is answered with a roll-back, which is no error to the server.
    if (std::string_view(libpq().PQcmdStatus(answer.get())) != "COMMIT")
      return Error{ErrorKind::StoreFailed, "the change was refused as a whole, because a part of it was", place_};
    return {};
  }
  void roll_back() override {
    wait();
    const Answer answer(libpq().PQexec(connection_.get(), "ROLLBACK"));
  }

 private:
  struct Prepared {
    std::string name;
    int uses = 0;
    int until = 0;  ///< uses after which it is planned anew
  };

  [[nodiscard]] Status checked(const PGresult* answer) const {
    const ExecStatusType status = libpq().PQresultStatus(answer);
    if (status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK || status == PGRES_EMPTY_QUERY) return {};
    const char* state = libpq().PQresultErrorField(answer, PG_DIAG_SQLSTATE);
    const char* words = libpq().PQresultErrorMessage(answer);
    if (words == nullptr || *words == 0) words = libpq().PQerrorMessage(connection_.get());
    return Error{kind_of(state == nullptr ? "" : state), "the database refused: " + one_line(words), place_};
  }
  [[nodiscard]] Status broken() const {
    return Error{ErrorKind::StoreFailed, "the database refused: " + one_line(libpq().PQerrorMessage(connection_.get())),
                 place_};
  }

  /// Counts what was sent. Errors: the connection is lost.
  Status sent(int done) {
    if (done == 0) return broken();
    ++waiting_;
    return {};
  }
  Status start() {
    if (waiting_ == 0 && libpq().PQenterPipelineMode(connection_.get()) == 0) return broken();
    return {};
  }
  Status send_plain(const char* sql) {
    CHECK_STATUS(start());
    return sent(libpq().PQsendQueryParams(connection_.get(), sql, 0, nullptr, nullptr, nullptr, nullptr, 1));
  }
  Status send(std::string_view sql, const SqlValues& parameters) {
    const Parameters given(parameters);
    if (given.size > kMaxMessage) return Error{ErrorKind::TooLarge, "nothing larger than 1 GB can be kept", place_};
    CHECK_STATUS(start());
    TRY(name, prepared(sql, given));
    return sent(libpq().PQsendQueryPrepared(connection_.get(), name.c_str(), static_cast<int>(given.values.size()),
                                            given.values.data(), given.sizes.data(), given.formats.data(), 1));
  }

  Status wait() {
    if (waiting_ == 0) return {};
    TRY(answer, last_answer());
    return {};
  }

  /// Reads the answers to all that was sent; the last one, or the error of the first that was refused.
  Result<Answer> last_answer() {
    waiting_ = 0;
    Answer last;
    Status problem;
    bool going_on = libpq().PQpipelineSync(connection_.get()) != 0;
    if (!going_on) problem = broken();
    for (bool silent = false; going_on;) {
      Answer answer(libpq().PQgetResult(connection_.get()));
      // Silence stands between the answers to two statements, once; a lost connection is silent for ever, or repeats
      // an error that is not the server's and has no state.
      const bool own = answer != nullptr && libpq().PQresultStatus(answer.get()) == PGRES_FATAL_ERROR &&
                       libpq().PQresultErrorField(answer.get(), PG_DIAG_SQLSTATE) == nullptr;
      if (own || (answer == nullptr && silent)) {
        if (!problem) problem = broken();
        break;
      }
      silent = answer == nullptr;
      if (silent) continue;
      const ExecStatusType status = libpq().PQresultStatus(answer.get());
      going_on = status != PGRES_PIPELINE_SYNC;
      if (!going_on || status == PGRES_PIPELINE_ABORTED) continue;
      if (!problem) problem = checked(answer.get());
      last = std::move(answer);
    }
    libpq().PQexitPipelineMode(connection_.get());
    // What was to be prepared behind the failure was not.
    if (problem) {
      statements_.clear();
      return std::move(*problem);
    }
    return last;
  }

  /// The name of the prepared statement; one for each SQL text and types of its parameters.
  Result<std::string> prepared(std::string_view sql, const Parameters& given) {
    std::string key(sql);
    for (const Oid type : given.types) key += '\0' + std::to_string(type);
    Prepared& statement = statements_[key];
    // A plan is made for tables as large as they are then. A register that is being filled soon has others, of which
    // the server learns nothing before the transaction ends.
    constexpr int kFirst = 64;
    constexpr int kGrowth = 4;
    if (!statement.name.empty() && ++statement.uses < statement.until) return statement.name;
    if (!statement.name.empty()) CHECK_STATUS(send_plain(("DEALLOCATE " + statement.name).c_str()));
    statement.until = statement.name.empty() ? kFirst : statement.until * kGrowth;
    statement.name = "s" + std::to_string(++names_);
    CHECK_STATUS(sent(libpq().PQsendPrepare(connection_.get(), statement.name.c_str(), numbered(sql).c_str(),
                                            static_cast<int>(given.types.size()), given.types.data())));
    return statement.name;
  }

  static Row row_of(const PGresult* answer, int row) {
    SqlValues values;
    const int count = libpq().PQnfields(answer);
    values.reserve(static_cast<std::size_t>(count));
    for (int i = 0; i < count; ++i) values.push_back(column(answer, row, i));
    return Row(std::move(values));
  }

  static SqlValue column(const PGresult* answer, int row, int i) {
    if (libpq().PQgetisnull(answer, row, i) != 0) return {};
    const char* bytes = libpq().PQgetvalue(answer, row, i);
    const int size = libpq().PQgetlength(answer, row, i);
    switch (libpq().PQftype(answer, i)) {
      case kInt8:
      case kInt4:
      case kInt2:
      case kBool:
        return big_endian(bytes, size);
      case kBytea:
        return Blob{std::string(bytes, static_cast<std::size_t>(size))};
      default:
        return std::string(bytes, static_cast<std::size_t>(size));
    }
  }

  Connection connection_;
  std::string place_;
  std::map<std::string, Prepared> statements_;
  int names_ = 0;    ///< that were given
  int waiting_ = 0;  ///< statements of which the answer was not read
};

}  // namespace

Result<std::unique_ptr<Database>> open_postgres(const std::string& address) {
  const std::string place = without_password(address);
  CHECK_STATUS(need_libpq());
  char* words = nullptr;
  PQconninfoOption* parts = libpq().PQconninfoParse(address.c_str(), &words);
  libpq().PQfreemem(words);  // they repeat the address, password and all
  if (parts == nullptr)
    return Error{ErrorKind::Unreadable, "this is no address of a database (postgresql://user@host/database)", place};
  libpq().PQconninfoFree(parts);
  Connection connection(libpq().PQconnectdb(address.c_str()));
  if (libpq().PQstatus(connection.get()) != CONNECTION_OK)
    return Error{ErrorKind::Unreadable, "no connection: " + one_line(libpq().PQerrorMessage(connection.get())), place};
  libpq().PQsetClientEncoding(connection.get(), "UTF8");
  libpq().PQsetNoticeProcessor(
      connection.get(), [](void*, const char*) {}, nullptr);
  auto database = std::make_unique<Postgres>(std::move(connection), place);
  // Every statement of ours finds its rows by an index. A plan that reads a whole table was made when there was little
  // in it, or by statistics of such a time.
  CHECK_STATUS(database->run_script("SET lock_timeout = '15s'; SET synchronous_commit = on; SET enable_seqscan = off"));
  return std::unique_ptr<Database>(std::move(database));
}

}  // namespace chancery
