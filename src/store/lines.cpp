#include "store/lines.h"

#include <algorithm>

#include "base/base64.h"
#include "base/digest.h"
#include "base/json_value.h"
#include "store/copy_store.h"
#include "store/layout.h"
#include "store/row_reader.h"
#include "store/row_writer.h"

namespace chancery {
namespace {

Json json_of(const SqlValue& value) {
  if (const auto* integer = std::get_if<std::int64_t>(&value)) return *integer;
  if (const auto* text = std::get_if<std::string>(&value)) return *text;
  if (const auto* blob = std::get_if<Blob>(&value)) return JsonObject{{"base64", to_base64(blob->bytes)}};
  return {};
}

std::optional<SqlValue> value_of(const Json& json) {
  if (json.text() != nullptr) return *json.text();
  if (std::holds_alternative<std::monostate>(json.data)) return SqlValue();
  if (const Json* bytes = json.find("base64"); bytes != nullptr && bytes->text() != nullptr) {
    auto decoded = from_base64(*bytes->text());
    if (!decoded) return std::nullopt;
    return Blob{std::move(*decoded)};
  }
  const std::int64_t number = to_integer(json, 0);
  if (number == 0 && to_integer(json, 1) == 1) return std::nullopt;  // no number at all
  return number;
}

const TableLayout* find_table(std::string_view name) {
  if (name == kOwnTable.name) return &kOwnTable;
  const auto tables = unit_tables();
  const auto found = std::find_if(tables.begin(), tables.end(), [&](const auto& table) { return table.name == name; });
  return found == tables.end() ? nullptr : &*found;
}

/// The counter of the index of words, which is made anew where the lines are read.
bool is_of_index(const TableLayout& table, const SqlValues& row) {
  const auto* name = std::get_if<std::string>(&row[1]);
  return table.name == "counter" && name != nullptr && *name == "text";
}

/// Lines as they are written.
class LineWriter {
 public:
  explicit LineWriter(const std::function<Status(std::string_view)>& write) : write_(write) {}
  Status line(const Json& json) {
    std::string text = to_string(json);
    digest_ = digest(digest_ + text);
    ++lines_;
    text += '\n';
    return write_(text);
  }
  Status table(Database& from, const TableLayout& table) {
    RowReader reader(from, table);
    for (;;) {
      TRY(row, reader.next());
      if (row == nullptr) return {};
      if (is_of_index(table, *row)) continue;
      JsonList values;
      for (const SqlValue& value : *row) values.push_back(json_of(value));
      CHECK_STATUS(line(JsonObject{{"table", table.name}, {"row", std::move(values)}}));
    }
  }
  Status end() { return line(JsonObject{{"end", lines_}, {"digest", digest_}}); }

 private:
  const std::function<Status(std::string_view)>& write_;
  std::string digest_;
  std::int64_t lines_ = 0;
};

/// Lines as they come in.
class LineReader {
 public:
  LineReader(Database& to, const std::function<std::optional<std::string>()>& next) : to_(to), next_(next) {}

  Status head() {
    TRY(head, take());
    if (!head || head->text_of("chancery") != "register")
      return fault(ErrorKind::NotAStore, "these lines are no register");
    if (head->integer_of("layout") > kLayout)
      return fault(ErrorKind::NewerStore, "these lines were written by a newer release; install that release");
    return {};
  }

  Status rows() {
    for (;;) {
      const std::int64_t before = lines_;
      const std::string digest_before = digest_;
      TRY(json, take());
      if (!json) return fault(ErrorKind::Damaged, "the end of the lines is missing");
      if (json->find("end") != nullptr) {
        if (json->integer_of("end") != before || json->text_of("digest") != digest_before)
          return fault(ErrorKind::Damaged, "lines before this are missing, or are not as they were written");
        return finish();
      }
      CHECK_STATUS(row(*json));
    }
  }

 private:
  Result<std::optional<Json>> take() {
    const std::optional<std::string> line = next_();
    if (!line) return std::optional<Json>();
    ++lines_;
    Result<Json> json = parse_json(*line, "line " + std::to_string(lines_));
    if (!json) return Error{ErrorKind::Damaged, json.error().sentence, json.error().place};
    digest_ = digest(digest_ + *line);
    return std::optional<Json>(std::move(*json));
  }

  Status row(const Json& json) {
    const TableLayout* table = find_table(json.text_of("table"));
    const Json* values = json.find("row");
    const auto columns = table == nullptr ? 0 : std::count(table->columns.begin(), table->columns.end(), ',') + 1;
    if (table == nullptr || values == nullptr || values->list() == nullptr ||
        static_cast<std::ptrdiff_t>(values->list()->size()) != columns)
      return fault(ErrorKind::Damaged, "this line is no row of a register");
    SqlValues row;
    for (const Json& value : *values->list()) {
      auto out = value_of(value);
      if (!out) return fault(ErrorKind::Damaged, "this line has a value that no row has");
      row.push_back(std::move(*out));
    }
    if (table != table_) {
      CHECK_STATUS(finish());
      table_ = table;
      writer_.emplace(to_, *table);
    }
    return writer_->add(row);
  }

  Status finish() { return writer_ ? writer_->flush() : Status(); }

  [[nodiscard]] Status fault(ErrorKind kind, const std::string& sentence) const {
    return Error{kind, sentence, "line " + std::to_string(lines_)};
  }

  Database& to_;
  const std::function<std::optional<std::string>()>& next_;
  std::int64_t lines_ = 0;
  std::string digest_;
  const TableLayout* table_ = nullptr;
  std::optional<RowWriter> writer_;
};

}  // namespace

Status write_lines(Database& from, const std::function<Status(std::string_view)>& write) {
  TRY(reading, Transaction::begin_reading(from));
  LineWriter writer(write);
  CHECK_STATUS(writer.line(JsonObject{{"chancery", "register"}, {"layout", kLayout}, {"release", CHANCERY_VERSION}}));
  CHECK_STATUS(writer.table(from, kOwnTable));
  for (const TableLayout& table : unit_tables()) CHECK_STATUS(writer.table(from, table));
  return writer.end();
}

Status read_lines(Database& to, const std::function<std::optional<std::string>()>& next) {
  TRY(transaction, Transaction::begin(to));
  CHECK_STATUS(clear_for_copy(to));
  LineReader reader(to, next);
  CHECK_STATUS(reader.head());
  CHECK_STATUS(reader.rows());
  return transaction.commit();
}

}  // namespace chancery
