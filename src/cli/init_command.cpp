#include <cstdio>

#include "cli/commands.h"
#include "cli/open_register.h"

namespace chancery {
namespace {

constexpr const char* kHelp =
    "chancery init [--store FILE|postgresql://...] [--unit OFFICE] [--title TEXT] [--locality CODE] [--above OFFICE]\n"
    "\n"
    "Makes a register with its own office. `add` makes one too where there is none.\n"
    "\n"
    "  --store      the file (default: chancery.db in this folder) or the PostgreSQL database\n"
    "  --unit       the name of the office in the register (default: local)\n"
    "  --title      its name as it is written on paper\n"
    "  --locality   the province or city that it works for, by its ISO 3166-2 code (VN-22)\n"
    "  --above      the office that it reports to\n";

}  // namespace

int init_command(const std::vector<std::string>& arguments) {
  const auto given = Arguments::parse(
      arguments,
      {{"--store", true}, {"--unit", true}, {"--title", true}, {"--locality", true}, {"--above", true}, {"--help"}});
  if (!given) return report(given.error());
  if (given->has("--help")) return std::fputs(kHelp, stdout), 0;
  if (!given->names().empty()) return usage_error("init: there is nothing to name but options");
  const Unit own{given->value("--unit", kLocalUnit), given->value("--title"), given->value("--locality"),
                 given->value("--above")};
  const std::string location = given->value("--store", kDefaultStore);
  if (const Status problem = create_register(location, own)) return report(*problem);
  std::printf("A register for the office '%s' stands in %s\n", own.unit.c_str(), location.c_str());
  return 0;
}

}  // namespace chancery
