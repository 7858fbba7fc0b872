#include <cstdio>

#include "cli/commands.h"
#include "cli/open_register.h"
#include "register/search/index_register.h"

namespace chancery {
namespace {

constexpr const char* kHelp =
    "chancery index [--store FILE|postgresql://...]\n"
    "\n"
    "Makes anew what search and matching find records and documents by, for all offices of the register. Needed where\n"
    "'check' says so, and useful behind a release with other packs.\n";

Status index(const OpenRegister& opened, const Arguments& /*given*/) {
  TRY(units, list_units(opened.office().database));
  for (const Unit& unit : units) {
    Office office = opened.office();
    office.unit = unit.unit;
    CHECK_STATUS(index_register(office));
  }
  return {};
}

}  // namespace

int index_command(const std::vector<std::string>& arguments) {
  const auto given = Arguments::parse(arguments, {{"--store", true}, {"--help"}});
  if (!given) return report(given.error());
  if (given->has("--help")) return std::fputs(kHelp, stdout), 0;
  if (!given->names().empty()) return usage_error("index: name the register with --store");
  return run_on_register(*given, index);
}

}  // namespace chancery
