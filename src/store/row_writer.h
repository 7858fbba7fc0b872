#pragma once
#include <string>

#include "store/database.h"
#include "store/layout.h"

namespace chancery {

/// Puts rows into a table, many in one statement. Only inside a transaction.
class RowWriter {
 public:
  RowWriter(Database& to, const TableLayout& table);
  Status add(const SqlValues& row);
  /// To be called behind the last row.
  Status flush();

 private:
  Database& to_;
  std::string head_;
  std::size_t columns_ = 0;
  std::size_t bytes_ = 0;
  SqlValues values_;
};

}  // namespace chancery
