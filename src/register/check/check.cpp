#include "register/check/check.h"

#include "register/check/check_parts.h"
#include "register/log.h"
#include "register/register.h"
#include "store/layout.h"

namespace chancery {

void Check::fault(const std::string& where, const std::string& sentence) {
  keep(Error{ErrorKind::Damaged, sentence, database.place() + ": " + where});
}

void Check::keep(const Status& problem) {
  if (!problem) return;
  constexpr std::size_t kShown = 100;
  if (report.faults.size() < kShown) {
    report.faults.push_back(*problem);
  } else {
    ++report.more;
  }
}

namespace {

/// Is the log of every unit whole?
Result<bool> check_logs(Check& check, const std::vector<std::string>& units) {
  bool whole = true;
  for (const std::string& unit : units) {
    const Office office{check.database, check.schema, unit, {}, utc_now};
    TRY(faults, verify_log(office));
    for (const Error& fault : faults) check.keep(fault);
    whole = whole && faults.empty();
  }
  TRY(stray, check.database.row("SELECT unit FROM log WHERE unit NOT IN (SELECT unit FROM unit) LIMIT 1"));
  if (stray) check.fault("log " + stray->text(0), "these changes belong to no office of the register");
  return whole && !stray;
}

Status replay_logs(Check& check, const std::vector<std::string>& units, Replay& replay) {
  for (const std::string& unit : units) {
    const Office office{check.database, check.schema, unit, {}, utc_now};
    Status problem;
    LogEntry last;
    CHECK_STATUS(each_log_entry(office, 0, [&](const LogEntry& entry) {
      problem = replay.apply(unit, entry);
      if (problem) return false;
      constexpr std::int64_t kOften = 1000;
      if (replay.entries() % kOften == 0) check.progress("changes", replay.entries());
      last = entry;
      return true;
    }));
    if (problem) return problem;
    CHECK_STATUS(replay.database().run("UPDATE unit SET next_seq = ?, last_hash = ? WHERE unit = ?",
                                       {last.seq + 1, last.hash, unit}));
  }
  check.report.entries = replay.entries();
  return replay.finish();
}

/// The office that the register was made for is the one whose log begins with its making.
Status check_own_unit(Check& check) {
  TRY(own, load_own_unit(check.database));
  TRY(first, check.database.row("SELECT action FROM log WHERE unit = ? AND seq = 1", {own}));
  if (!first || first->text(0) != "unit.created")
    check.fault("own office", "the register does not begin with the office '" + own + "'");
  TRY(rows, check.database.rows("SELECT name, value FROM chancery ORDER BY name"));
  const std::vector<SqlValues> expected = {{std::string("layout"), std::to_string(kLayout)},
                                           {std::string("own_unit"), own}};
  bool same = rows.size() == expected.size();
  for (std::size_t i = 0; same && i < expected.size(); ++i) same = rows[i].values() == expected[i];
  if (!same) check.fault("settings", "they are not the settings of a register of this release");
  return {};
}

Status check_contents(Check& check) {
  TRY(rows, check.database.rows("SELECT unit FROM unit ORDER BY unit"));
  std::vector<std::string> units;
  for (const Row& row : rows) units.push_back(row.text(0));
  check.keep(check_own_unit(check));
  TRY(whole, check_logs(check, units));
  if (!whole) {
    check.fault("log", "records and decisions were not compared with the log, because the log itself is damaged");
    return {};
  }
  TRY(replay, Replay::create(check.schema));
  CHECK_STATUS(replay_logs(check, units, *replay));
  return check_rows(check, *replay);
}

}  // namespace

Result<CheckReport> check_register(Database& database, const Schema& schema, const CheckProgress& progress) {
  Check check{database, schema, progress, {}};
  // Before the moment of which all the rest is: to look into an index of words SQLite wants to be asked as if for
  // writing.
  check.keep(check_pages(check));
  TRY(reading, Transaction::begin_reading(database));
  check.keep(check_contents(check));
  check.keep(check_documents(check));
  check.keep(check_words(check));
  return std::move(check.report);
}

}  // namespace chancery
