#include <cstdio>

#include "cli/commands.h"
#include "cli/open_register.h"
#include "register/log.h"
#include "register/office/copy_register.h"
#include "store/store_file.h"

namespace chancery {
namespace {

constexpr const char* kBackupHelp =
    "chancery backup [--store FILE|postgresql://...] TO\n"
    "\n"
    "Writes a whole copy of the register into the file TO while others go on working, and checks it. TO appears when "
    "it\n"
    "is whole; what stands there is never replaced. A backup is a register: every command can look into it.\n";

constexpr const char* kRestoreHelp =
    "chancery restore FROM [--store FILE|postgresql://...]\n"
    "\n"
    "Makes a register again from a backup. It gets its name only when 'check' finds it whole; what stands there is\n"
    "never replaced: move it away first.\n";

constexpr const char* kMoveHelp =
    "chancery move FROM TO\n"
    "\n"
    "Takes a register from a file to a PostgreSQL database or back, and compares both row by row. FROM stays as it "
    "is.\n";

/// The program's own words for a command: what it has for options, and how many names it takes.
Result<Arguments> parse(const std::vector<std::string>& arguments, std::size_t names, const std::string& what) {
  TRY(given, Arguments::parse(arguments, {{"--store", true}, {"--help"}}));
  if (!given.has("--help") && given.names().size() != names) return Error{ErrorKind::BadArgument, what, {}};
  return given;
}

Status require_whole(Database& database) {
  TRY(report, check_store(database));
  if (report.whole()) return {};
  Error first = report.faults.front();
  first.sentence += " (" + std::to_string(report.faults.size() + static_cast<std::size_t>(report.more)) + " in all)";
  return first;
}

/// Is the log of every office whole in the copy?
Status verify_logs(Database& database) {
  TRY(units, list_units(database));
  const Schema none;
  for (const Unit& unit : units) {
    TRY(faults, verify_log({database, none, unit.unit, {}, utc_now}));
    if (!faults.empty()) return faults.front();
  }
  return {};
}

/// Makes `to` a copy of `from`, checked by `verify` before anybody sees it (a file) or right behind (a database).
Status copy_to(Database& from, const std::string& to, Status (*verify)(Database&)) {
  if (!is_postgres(to))
    return create_store(to, [&](Database& made) -> Status {
      CHECK_STATUS(copy_register(from, made));
      return verify(made);
    });
  CHECK_STATUS(verify(from));  // what is written then is compared with it row by row
  TRY(made, open_store(to));
  CHECK_STATUS(copy_register(from, *made));
  return verify_logs(*made);
}

}  // namespace

int backup_command(const std::vector<std::string>& arguments) {
  const auto given = parse(arguments, 1, "backup: name the file to write");
  if (!given) return report(given.error());
  if (given->has("--help")) return std::fputs(kBackupHelp, stdout), 0;
  const std::string& to = given->names().front();
  if (is_postgres(to)) return usage_error("backup: this writes a file; 'chancery move' fills a database");
  const auto from = open_store(given->value("--store", kDefaultStore));
  if (!from) return report(from.error());
  CheckReport checked;
  // Of a damaged register too something is better than nothing; but it is said.
  const Status problem = create_store(to, [&](Database& made) -> Status {
    CHECK_STATUS(copy_register(**from, made));
    TRY(found, check_store(made));
    checked = std::move(found);
    return {};
  });
  if (problem) return report(*problem);
  for (const Error& fault : checked.faults) std::fprintf(stderr, "chancery: %s\n", fault.message().c_str());
  std::printf("%s: %lld changes, %lld documents%s\n", to.c_str(), static_cast<long long>(checked.entries),
              static_cast<long long>(checked.documents),
              checked.whole() ? ", whole" : "; it is as DAMAGED as the register itself");
  return checked.whole() ? 0 : 1;
}

int restore_command(const std::vector<std::string>& arguments) {
  const auto given = parse(arguments, 1, "restore: name the backup");
  if (!given) return report(given.error());
  if (given->has("--help")) return std::fputs(kRestoreHelp, stdout), 0;
  const std::string to = given->value("--store", kDefaultStore);
  const auto from = open_store(given->names().front());
  if (!from) return report(from.error());
  if (const Status problem = copy_to(**from, to, require_whole)) return report(*problem);
  std::printf("%s: restored from %s and checked\n", to.c_str(), given->names().front().c_str());
  return 0;
}

int move_command(const std::vector<std::string>& arguments) {
  const auto given = parse(arguments, 2, "move: name the register, and where it is to go");
  if (!given) return report(given.error());
  if (given->has("--help")) return std::fputs(kMoveHelp, stdout), 0;
  const auto from = open_store(given->names().front());
  if (!from) return report(from.error());
  if (const Status problem = copy_to(**from, given->names().back(), verify_logs)) return report(*problem);
  std::printf(
      "The register is in its new place, and the same row by row. The old one was left as it is; from now on "
      "work with the new one only.\n");
  return 0;
}

}  // namespace chancery
