#include <cstdio>

#include "cli/commands.h"
#include "cli/open_register.h"
#include "register/figures/region.h"
#include "register/office/access.h"
#include "register/office/sharing.h"

namespace chancery {
namespace {

constexpr const char* kHelp =
    "chancery office                                          the offices in this register\n"
    "chancery office add NAME [--title TEXT] [--locality CODE] [--above OFFICE]\n"
    "chancery share RECORD... --with OFFICE [--preview]       gives records, as they are now, to another office\n"
    "chancery share REGION --with OFFICE --whole              a region with its list of key projects and its figures\n"
    "chancery share --received                                what other offices gave to this one\n"
    "chancery share --withdraw RECORD... --with OFFICE\n"
    "chancery access RECORD public|internal|named [--person NAME]...   who may see a record\n"
    "\n"
    "Each office sees its own records and what was given to it, as it was given. Notes, and fields for named people, "
    "stay\n"
    "in the office. Seeing a record that is limited to named people is logged.\n";

Status list_offices(const OpenRegister& opened, const Arguments& given) {
  TRY(units, list_units(opened.office().database));
  for (const Unit& unit : units) {
    if (given.has("--json")) {
      std::printf("%s\n", to_string(JsonObject{{"office", unit.unit},
                                               {"title", unit.title},
                                               {"locality", unit.locality},
                                               {"above", unit.parent}})
                              .c_str());
    } else {
      std::printf("%-16s %-8s %s\n", unit.unit.c_str(), unit.locality.c_str(), unit.title.c_str());
    }
  }
  return {};
}

Status add_office(const OpenRegister& opened, const Arguments& given) {
  return save_unit(opened.office(),
                   {given.names()[1], given.value("--title"), given.value("--locality"), given.value("--above")});
}

void print_shared(const Arguments& given, const SharedRecord& shared) {
  if (given.has("--json")) {
    std::printf(
        "%s\n",
        to_string(
            JsonObject{{"office", shared.unit}, {"record", shared.record}, {"with", shared.with}, {"at", shared.at}})
            .c_str());
  } else {
    std::printf("%s/%s  %s  %s\n", shared.unit.c_str(), shared.record.c_str(), shared.at.c_str(), shared.with.c_str());
  }
}

Status share(const OpenRegister& opened, const Arguments& given) {
  const Office& office = opened.office();
  if (given.has("--received") || given.names().empty()) {
    TRY(all, given.has("--received") ? list_received(office) : list_shared(office));
    for (const SharedRecord& shared : all) print_shared(given, shared);
    return {};
  }
  for (const std::string& record : given.names()) {
    if (given.has("--preview")) {
      TRY(shown, preview_shared(office, record));
      std::printf("%s", to_text(opened.screen(), shown, Why::No).c_str());
    } else if (given.has("--withdraw")) {
      CHECK_STATUS(withdraw_shared(office, record, given.value("--with")));
    } else if (given.has("--whole")) {
      TRY(shared, share_region(office, record, given.value("--with")));
      for (const std::string& each : shared) std::printf("%s\n", each.c_str());
    } else {
      CHECK_STATUS(share_record(office, record, given.value("--with")));
    }
  }
  return {};
}

Result<Access> parse_access(const std::string& word) {
  for (std::size_t i = 0; i < kAccessWords.size(); ++i)
    if (kAccessWords[i] == word) return static_cast<Access>(i);
  return Error{ErrorKind::BadArgument, "'" + word + "' is none of public, internal, named", "access"};
}

Status limit(const OpenRegister& opened, const Arguments& given) {
  TRY(access, parse_access(given.names()[1]));
  return limit_access(opened.office(), given.names()[0], access, given.values("--person"));
}

Result<Arguments> parse(const std::vector<std::string>& arguments) {
  return Arguments::parse(arguments, {CHANCERY_REGISTER_OPTIONS,
                                      {"--title", true},
                                      {"--locality", true},
                                      {"--above", true},
                                      {"--with", true},
                                      {"--preview"},
                                      {"--whole"},
                                      {"--withdraw"},
                                      {"--received"},
                                      {"--person", true}});
}

}  // namespace

int office_command(const std::vector<std::string>& arguments) {
  const auto given = parse(arguments);
  if (!given) return report(given.error());
  if (given->has("--help")) return std::fputs(kHelp, stdout), 0;
  if (given->names().empty() || given->names().front() == "list") return run_on_register(*given, list_offices);
  if (given->names().front() != "add" || given->names().size() != 2)
    return usage_error("office: it is 'office' or 'office add NAME'");
  return run_on_register(*given, add_office);
}

int share_command(const std::vector<std::string>& arguments) {
  const auto given = parse(arguments);
  if (!given) return report(given.error());
  if (given->has("--help")) return std::fputs(kHelp, stdout), 0;
  const bool gives = !given->names().empty() && !given->has("--preview") && !given->has("--received");
  if (gives && given->value("--with").empty()) return usage_error("share: say with whom: --with OFFICE");
  return run_on_register(*given, share);
}

int access_command(const std::vector<std::string>& arguments) {
  const auto given = parse(arguments);
  if (!given) return report(given.error());
  if (given->has("--help")) return std::fputs(kHelp, stdout), 0;
  if (given->names().size() != 2) return usage_error("access: name a record, and public, internal or named");
  return run_on_register(*given, limit);
}

}  // namespace chancery
