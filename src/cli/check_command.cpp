#include <cstdio>

#include "cli/commands.h"
#include "cli/open_register.h"
#include "cli/output.h"
#include "register/check/check.h"
#include "store/store_file.h"

namespace chancery {
namespace {

constexpr const char* kHelp =
    "chancery check [--store FILE|postgresql://...] [--json]\n"
    "\n"
    "Looks whether everything in the register is what was written: the chain of all changes, every record, value, "
    "source and\n"
    "decision against it, every document's bytes, text and facts, and the file itself. Says where something is damaged "
    "or\n"
    "missing. Others may work meanwhile. Exit code 0 where all is whole, 1 where it is not.\n";

Json json_of(const CheckReport& report) {
  JsonList faults;
  for (const Error& fault : report.faults)
    faults.push_back(JsonObject{{"place", fault.place}, {"fault", fault.sentence}});
  return JsonObject{{"whole", report.whole()}, {"changes", report.entries},   {"documents", report.documents},
                    {"rows", report.rows},     {"faults", std::move(faults)}, {"more_faults", report.more}};
}

void tell(const CheckReport& report, bool json) {
  if (json) {
    std::printf("%s\n", to_string(json_of(report)).c_str());
    return;
  }
  for (const Error& fault : report.faults) std::printf("%s\n", fault.message().c_str());
  if (report.more > 0) std::printf("... and %lld more\n", static_cast<long long>(report.more));
  std::printf("%s: %lld changes, %lld documents, %lld rows checked\n", report.whole() ? "whole" : "DAMAGED",
              static_cast<long long>(report.entries), static_cast<long long>(report.documents),
              static_cast<long long>(report.rows));
}

}  // namespace

Result<CheckReport> check_store(Database& database) {
  TRY(schema, load_program_schema());
  Progress progress;
  Result<CheckReport> report = check_register(database, schema, [&](const std::string& what, std::int64_t done) {
    progress.show(static_cast<std::size_t>(done), static_cast<std::size_t>(done), what);
  });
  progress.clear();
  return report;
}

int check_command(const std::vector<std::string>& arguments) {
  const auto given = Arguments::parse(arguments, {{"--store", true}, {"--json"}, {"--help"}});
  if (!given) return report(given.error());
  if (given->has("--help")) return std::fputs(kHelp, stdout), 0;
  if (!given->names().empty()) return usage_error("check: name the register with --store");
  const auto database = open_store(given->value("--store", kDefaultStore));
  if (!database) return report(database.error());
  const auto checked = check_store(**database);
  if (!checked) return report(checked.error());
  tell(*checked, given->has("--json"));
  return checked->whole() ? 0 : 1;
}

}  // namespace chancery
