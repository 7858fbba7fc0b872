#include "register/office/take_over.h"

#include <cstdio>

#include "cli/commands.h"
#include "cli/open_register.h"
#include "store/store_file.h"

namespace chancery {
namespace {

constexpr const char* kHelp =
    "chancery take-over OFFICE                               takes over the register of another office of this store\n"
    "chancery take-over [OFFICE] --from STORE [--named NAME]    the same, of an office of another store: its own one, "
    "or OFFICE\n"
    "\n"
    "For departments that were merged. Documents, records and decisions of the other office become those of this one,\n"
    "each with its sources; what certainly is the same record is joined ('chancery separate' undoes it), and what may "
    "be\n"
    "waits in 'chancery review'. The other register stays here as it was, with its history and its own chain of "
    "changes "
    "\n"
    "(--unit NAME shows it), and nothing is written to it any more. The store that it came from is not touched.\n"
    "\n"
    "  --named NAME     under which name it stays here (default: its own)\n"
    "  --store, --unit, --as, --json   as for 'chancery add'\n";

Result<std::string> bring_in(const OpenRegister& opened, const Arguments& given) {
  TRY(from, open_store(given.value("--from")));
  TRY(own, load_own_unit(*from));
  const std::string other = given.names().empty() ? own : given.names().front();
  const std::string name = given.value("--named", other);
  CHECK_STATUS(bring_in_office(opened.office(), *from, other, name));
  return name;
}

Status take_over_office(const OpenRegister& opened, const Arguments& given) {
  std::string unit = given.names().empty() ? std::string() : given.names().front();
  if (given.has("--from")) {
    TRY(brought, bring_in(opened, given));
    unit = std::move(brought);
  }
  TRY(taken, take_over(opened.office(), unit));
  if (given.has("--json")) {
    std::printf("%s\n", to_string(JsonObject{{"office", taken.unit},
                                             {"documents", taken.documents},
                                             {"records", taken.records},
                                             {"joined", taken.joined},
                                             {"proposed", taken.proposed},
                                             {"decisions", taken.decisions}})
                            .c_str());
    return {};
  }
  const auto shown = [](std::int64_t number) { return static_cast<long long>(number); };
  std::printf(
      "%s: %lld documents, %lld records; %lld joined with records that were here, %lld to check whether they "
      "are the same, %lld other decisions to make\n",
      taken.unit.c_str(), shown(taken.documents), shown(taken.records), shown(taken.joined), shown(taken.proposed),
      shown(taken.decisions));
  return {};
}

}  // namespace

int take_over_command(const std::vector<std::string>& arguments) {
  const auto given = Arguments::parse(arguments, {CHANCERY_REGISTER_OPTIONS, {"--from", true}, {"--named", true}});
  if (!given) return report(given.error());
  if (given->has("--help")) return std::fputs(kHelp, stdout), 0;
  if (given->names().size() > 1 || (given->names().empty() && !given->has("--from")))
    return usage_error("take-over: name the office, or the store that it is in with --from");
  return run_on_register(*given, take_over_office);
}

}  // namespace chancery
