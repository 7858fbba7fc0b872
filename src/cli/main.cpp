#include <cstdio>
#include <string>
#include <vector>

#include "cli/commands.h"

namespace {

constexpr const char* kHelp =
    "Chancery reads what an external-affairs office receives and says what stands in it.\n"
    "\n"
    "  chancery read [--json|--text|--html] [--in LANGUAGE] [--explain] FILE|FOLDER|-...\n"
    "      values and claims of documents in Vietnamese, English, Lao, Thai and Khmer\n"
    "  chancery packs check|compile [--language FOLDER] [--world FOLDER] [--output FILE]\n"
    "      checks or compiles language packs and world data\n"
    "  chancery --version | --help\n"
    "\n"
    "Exit codes: 0 all was read; 1 some file was not (standard error says which and why); 2 the command line is "
    "wrong.\n";

}  // namespace

int main(int count, char** values) {
  const std::vector<std::string> arguments(values + 1, values + count);
  if (arguments.empty() || arguments[0] == "--help" || arguments[0] == "-h" || arguments[0] == "help") {
    std::fputs(kHelp, arguments.empty() ? stderr : stdout);
    return arguments.empty() ? 2 : 0;
  }
  const std::vector<std::string> rest(arguments.begin() + 1, arguments.end());
  if (arguments[0] == "read") return chancery::read_command(rest);
  if (arguments[0] == "packs") return chancery::packs_command(rest);
  if (arguments[0] == "--version") {
    std::puts("chancery " CHANCERY_VERSION);
    return 0;
  }
  return chancery::usage_error("there is no command '" + arguments[0] + "'");
}
