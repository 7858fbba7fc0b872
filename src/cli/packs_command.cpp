#include <cstdio>

#include "cli/commands.h"
#include "cli/output.h"
#include "reading/packs/load_romanizer.h"
#include "reading/packs/pack.h"
#include "reading/packs/pack_source.h"

namespace chancery {
namespace {

int report(const PackCompilation& made) {
  for (const Error& problem : made.problems) std::fprintf(stderr, "%s\n", problem.message().c_str());
  if (!made.problems.empty()) {
    std::fprintf(stderr, "chancery packs: %zu problem%s\n", made.problems.size(), made.problems.size() == 1 ? "" : "s");
    return 1;
  }
  return 0;
}

}  // namespace

int packs_command(const std::vector<std::string>& arguments) {
  std::string language = "language";
  std::string world = "world";
  std::string output;
  const std::string action = arguments.empty() ? "" : arguments[0];
  for (std::size_t i = 1; i + 1 < arguments.size(); i += 2) {
    if (arguments[i] == "--language")
      language = arguments[i + 1];
    else if (arguments[i] == "--world")
      world = arguments[i + 1];
    else if (arguments[i] == "--output")
      output = arguments[i + 1];
    else
      return usage_error("packs: unknown option " + arguments[i]);
  }
  if ((action != "check" && action != "compile") || arguments.size() % 2 == 0 ||
      (action == "compile" && output.empty())) {
    return usage_error("packs: use 'check' or 'compile --output FILE', with --language FOLDER and --world FOLDER");
  }
  PackCompilation made = compile_packs(language, world);
  if (made.problems.empty()) {
    // What compiles must also load.
    const auto packs = Packs::from_image(made.image);
    if (!packs) {
      made.problems.push_back(packs.error());
    } else if (const auto romanizer = load_romanizer(*packs); !romanizer) {
      made.problems.push_back(romanizer.error());
    }
  }
  if (const int failed = report(made); failed != 0) return failed;
  if (action == "compile") {
    if (!write_whole(output, made.image)) {
      std::fprintf(stderr, "%s: cannot be written\n", output.c_str());
      return 1;
    }
  }
  std::printf("%zu languages, %zu forms, %zu places, %zu rules\n", made.languages, made.forms_read, made.places,
              made.rules);
  return 0;
}

}  // namespace chancery
