#include "store/copy_store.h"

#include <string>

#include "store/layout.h"
#include "store/row_reader.h"
#include "store/row_writer.h"

namespace chancery {
namespace {

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

}  // namespace

Status clear_for_copy(Database& to) {
  for (const TableLayout& table : unit_tables()) {
    TRY(row, to.row("SELECT 1 FROM " + std::string(table.name) + " LIMIT 1"));
    if (row) return Error{ErrorKind::Conflict, "a register is here already; it was left as it is", to.place()};
  }
  return to.run("DELETE FROM chancery");  // the layout, which comes with the copy
}

Status copy_tables(Database& from, Database& to) {
  TRY(reading, Transaction::begin_reading(from));
  TRY(writing, Transaction::begin(to));
  CHECK_STATUS(clear_for_copy(to));
  CHECK_STATUS(copy_table(from, to, kOwnTable));
  for (const TableLayout& table : unit_tables()) CHECK_STATUS(copy_table(from, to, table));
  CHECK_STATUS(compare_table(from, to, kOwnTable));
  for (const TableLayout& table : unit_tables()) CHECK_STATUS(compare_table(from, to, table));
  return writing.commit();
}

}  // namespace chancery
