#include "register/check/check_parts.h"
#include "store/layout.h"
#include "store/sqlite.h"

namespace chancery {
namespace {

constexpr std::string_view kDeclared =
    "SELECT type, name, tbl_name, COALESCE(sql, '') FROM sqlite_master WHERE name NOT LIKE 'sqlite_%' "
    "ORDER BY type, name";

/// Are the tables declared as this release declares them?
Status check_declarations(Check& check) {
  TRY(fresh, open_sqlite("", SqliteMode::Create));
  CHECK_STATUS(prepare_layout(*fresh));
  TRY(expected, fresh->rows(kDeclared));
  TRY(found, check.database.rows(kDeclared));
  bool same = expected.size() == found.size();
  for (std::size_t i = 0; same && i < expected.size(); ++i) same = expected[i].values() == found[i].values();
  if (!same) check.fault("tables", "they are not declared as this release declares them");
  return {};
}

/// Tables that search in words keep more than SQLite's own check looks at.
Status check_word_indexes(Check& check) {
  TRY(rows, check.database.rows("SELECT name FROM sqlite_master WHERE type = 'table' AND sql LIKE '%USING fts5%'"));
  for (const Row& row : rows) {
    const std::string name = row.text(0);
    Status problem = check.database.run("INSERT INTO " + name + "(" + name + ") VALUES ('integrity-check')");
    if (problem && problem->kind == ErrorKind::Damaged) {
      check.fault("index of words " + name, problem->sentence + "; 'chancery index' makes it anew");
    } else if (problem && problem->kind != ErrorKind::StoreReadOnly) {  // what may only be read cannot be asked this
      return problem;
    }
  }
  return {};
}

}  // namespace

Status check_pages(Check& check) {
  if (check.database.engine() != Engine::Sqlite) return {};  // PostgreSQL has pg_amcheck and checksums for its pages
  check.progress("pages", 0);
  CHECK_STATUS(check.database.each("PRAGMA integrity_check(100)", {}, [&](const Row& row) {
    if (row.text(0) != "ok") check.fault("pages", row.text(0));
    return true;
  }));
  CHECK_STATUS(check_declarations(check));
  return check_word_indexes(check);
}

}  // namespace chancery
