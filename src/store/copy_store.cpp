#include "store/copy_store.h"

#include <string>

#include "store/layout.h"
#include "store/row_reader.h"

namespace chancery {
namespace {

/// What a register knows of itself, beside its units.
constexpr TableLayout kOwn{"chancery", "name, value", "name"};

/// Rows that go into the database in one statement.
class RowWriter {
 public:
  RowWriter(Database& to, const TableLayout& table)
      : to_(to), head_("INSERT INTO " + std::string(table.name) + " (" + std::string(table.columns) + ") VALUES ") {}

  Status add(const SqlValues& row) {
    columns_ = row.size();
    values_.insert(values_.end(), row.begin(), row.end());
    constexpr std::size_t kValues = 500;
    return values_.size() >= kValues || has_large(row) ? flush() : Status();
  }

  Status flush() {
    if (values_.empty()) return {};
    std::string one = "(?";
    for (std::size_t i = 1; i < columns_; ++i) one += ", ?";
    std::string sql = head_ + one + ")";
    for (std::size_t i = columns_; i < values_.size(); i += columns_) sql += ", " + one + ")";
    Status problem = to_.run(sql, values_);
    values_.clear();
    return problem;
  }

 private:
  static bool has_large(const SqlValues& row) {
    constexpr std::size_t kLarge = 65536;
    for (const SqlValue& value : row) {
      const auto* text = std::get_if<std::string>(&value);
      const auto* blob = std::get_if<Blob>(&value);
      if ((text != nullptr && text->size() > kLarge) || (blob != nullptr && blob->bytes.size() > kLarge)) return true;
    }
    return false;
  }

  Database& to_;
  std::string head_;
  std::size_t columns_ = 0;
  SqlValues values_;
};

Status copy_table(Database& from, Database& to, const TableLayout& table) {
  RowReader reader(from, table);
  RowWriter writer(to, table);
  for (;;) {
    TRY(row, reader.next());
    if (row == nullptr) return writer.flush();
    CHECK_STATUS(writer.add(*row));
  }
}

Status compare_table(Database& from, Database& to, const TableLayout& table) {
  TRY(before, digest_table(from, table));
  TRY(after, digest_table(to, table));
  if (before == after) return {};
  return Error{ErrorKind::Damaged,
               "the copy of '" + std::string(table.name) + "' is not the same: " + std::to_string(before.rows) +
                   " rows there, " + std::to_string(after.rows) + " here",
               to.place()};
}

Status check_empty(Database& to) {
  for (const TableLayout& table : unit_tables()) {
    TRY(row, to.row("SELECT 1 FROM " + std::string(table.name) + " LIMIT 1"));
    if (row) return Error{ErrorKind::Conflict, "a register is here already; it was left as it is", to.place()};
  }
  return {};
}

}  // namespace

Status copy_tables(Database& from, Database& to) {
  TRY(reading, Transaction::begin_reading(from));
  TRY(writing, Transaction::begin(to));
  CHECK_STATUS(check_empty(to));
  CHECK_STATUS(to.run("DELETE FROM chancery"));  // the layout, which comes with the copy
  CHECK_STATUS(copy_table(from, to, kOwn));
  for (const TableLayout& table : unit_tables()) CHECK_STATUS(copy_table(from, to, table));
  CHECK_STATUS(compare_table(from, to, kOwn));
  for (const TableLayout& table : unit_tables()) CHECK_STATUS(compare_table(from, to, table));
  return writing.commit();
}

}  // namespace chancery
