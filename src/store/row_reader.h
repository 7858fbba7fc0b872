#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "store/database.h"
#include "store/layout.h"

namespace chancery {

/// Reads a table in the order of its key, a page at a time, so that a table of any size takes little memory on either
/// engine. Inside a transaction all pages are of one moment.
class RowReader {
 public:
  RowReader(Database& database, const TableLayout& table);
  /// The next row, with the table's columns in their order; nothing behind the last.
  Result<const SqlValues*> next();
  /// Places of the key among the columns.
  [[nodiscard]] const std::vector<std::size_t>& key() const { return key_; }

 private:
  Status read_page();

  Database& database_;
  std::string first_page_, later_page_;
  std::vector<std::size_t> key_;
  std::size_t page_size_;
  std::vector<Row> page_;
  std::size_t at_ = 0;
  SqlValues behind_;  ///< the key of the last row of the page
  bool last_ = false;
};

/// A row as bytes in which each value has its type and length, so that two rows have the same only if they are the
/// same.
std::string row_bytes(const SqlValues& row);

/// Digest and count of all rows of a table, the same on either engine.
struct TableDigest {
  std::int64_t rows = 0;
  std::string digest;
  friend bool operator==(const TableDigest&, const TableDigest&) = default;
};
Result<TableDigest> digest_table(Database& database, const TableLayout& table);

}  // namespace chancery
