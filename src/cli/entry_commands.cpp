#include <cstdio>

#include "cli/commands.h"
#include "cli/open_register.h"
#include "register/entry.h"

namespace chancery {
namespace {

constexpr const char* kHelp =
    "chancery enter TYPE --set FIELD=VALUE... [--reason TEXT]     a new record, without a document\n"
    "chancery edit RECORD --set FIELD=VALUE... [--reason TEXT]    changes values; an empty one ends what the field "
    "holds\n"
    "chancery join RECORD SAME [--reason TEXT]                    SAME is the same as RECORD, and shows as it\n"
    "chancery separate SAME [--reason TEXT]                       it is another one after all\n"
    "\n"
    "'--ask FIELD' puts down that a value was asked for and is not reported yet, '--nothing FIELD' that there was "
    "nothing to\n"
    "report; neither is zero. What was before stays in the history ('chancery show RECORD --as-of DAY'). --store, "
    "--unit, --as, --json as for\n"
    "'chancery add'. 'chancery list types' names the types; fields that a type does not have are refused.\n";

void tell(const Arguments& given, const std::string& record) {
  if (given.has("--json")) {
    std::printf("%s\n", to_string(JsonObject{{"record", record}}).c_str());
  } else {
    std::printf("%s\n", record.c_str());
  }
}

Status enter(const OpenRegister& opened, const Arguments& given, Entry entry) {
  entry.reason = given.value("--reason");
  for (const std::string& text : given.values("--set")) {
    TRY(assignment, parse_assignment(text));
    entry.values.push_back(std::move(assignment));
  }
  for (const std::string& field : given.values("--ask")) entry.values.emplace_back(field, kNotReported);
  for (const std::string& field : given.values("--nothing")) entry.values.emplace_back(field, kNothingToReport);
  if (entry.values.empty()) return Error{ErrorKind::BadArgument, "say what stands in it with --set FIELD=VALUE", {}};
  TRY(record, enter_record(opened.office(), entry));
  tell(given, record);
  return {};
}

int run(const std::vector<std::string>& arguments, std::size_t names, const char* wrong, RegisterCommand command) {
  const auto given = Arguments::parse(
      arguments,
      {CHANCERY_REGISTER_OPTIONS, {"--set", true}, {"--ask", true}, {"--nothing", true}, {"--reason", true}});
  if (!given) return report(given.error());
  if (given->has("--help")) return std::fputs(kHelp, stdout), 0;
  if (given->names().size() != names) return usage_error(wrong);
  return run_on_register(*given, command);
}

}  // namespace

int enter_command(const std::vector<std::string>& arguments) {
  return run(arguments, 1, "enter: name the type of the record",
             [](const OpenRegister& opened, const Arguments& given) {
               return enter(opened, given, {{}, given.names().front(), {}, {}});
             });
}

int edit_command(const std::vector<std::string>& arguments) {
  return run(arguments, 1, "edit: name the record", [](const OpenRegister& opened, const Arguments& given) {
    return enter(opened, given, {given.names().front(), {}, {}, {}});
  });
}

int join_command(const std::vector<std::string>& arguments) {
  return run(arguments, 2, "join: name two records", [](const OpenRegister& opened, const Arguments& given) -> Status {
    CHECK_STATUS(join_records(opened.office(), given.names()[0], given.names()[1], given.value("--reason")));
    tell(given, given.names()[0]);
    return {};
  });
}

int separate_command(const std::vector<std::string>& arguments) {
  return run(arguments, 1, "separate: name the record",
             [](const OpenRegister& opened, const Arguments& given) -> Status {
               CHECK_STATUS(separate_record(opened.office(), given.names()[0], given.value("--reason")));
               tell(given, given.names()[0]);
               return {};
             });
}

}  // namespace chancery
