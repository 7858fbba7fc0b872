#include <cstdio>

#include "cli/arguments.h"
#include "cli/commands.h"
#include "cli/output.h"
#include "register/schema/schema.h"
#include "register/schema/schema_image.h"

namespace chancery {
namespace {

constexpr const char* kHelp =
    "chancery schema check|compile [--schema FOLDER] [--output FILE]\n"
    "\n"
    "Checks the folder that says what kinds of records there are, and all that is wrong with it. 'compile' also writes "
    "it "
    "as one\n"
    "file, which is read more quickly. A file FOLDER.compiled beside the program's schema is used while the folder is "
    "as it "
    "was\n"
    "compiled; a folder that was changed since is read itself.\n";

}  // namespace

int schema_command(const std::vector<std::string>& arguments) {
  const auto given = Arguments::parse(arguments, {{"--schema", true}, {"--output", true}, {"--help"}});
  if (!given) return usage_error(given.error().message());
  if (given->has("--help")) return std::fputs(kHelp, stdout), 0;
  const std::string action = given->names().size() == 1 ? given->names().front() : "";
  const std::string output = given->value("--output");
  if ((action != "check" && action != "compile") || output.empty() == (action == "compile"))
    return usage_error("schema: use 'check' or 'compile --output FILE', with --schema FOLDER");
  const std::string folder = given->value("--schema", "schema");
  const SchemaLoad load = load_schema(folder);
  for (const Error& problem : load.problems) std::fprintf(stderr, "%s\n", problem.message().c_str());
  if (!load.problems.empty()) return 1;
  if (action == "compile") {
    const Result<std::uint64_t> checksum = checksum_schema_folder(folder);
    if (!checksum || !write_whole(output, to_schema_image(load.schema, *checksum))) {
      std::fprintf(stderr, "%s: cannot be written\n", output.c_str());
      return 1;
    }
  }
  std::printf("%zu record types, %zu vocabularies, %zu concepts\n", load.schema.records.size(),
              load.schema.vocabularies.size(), load.schema.concepts.size());
  return 0;
}

}  // namespace chancery
