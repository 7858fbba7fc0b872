#include <cstdio>

#include "base/json_value.h"
#include "cli/commands.h"
#include "cli/files.h"
#include "cli/open_register.h"
#include "cli/output.h"
#include "register/documents.h"

namespace chancery {
namespace {

constexpr const char* kHelp =
    "chancery add [OPTION]... FILE|FOLDER|-...\n"
    "\n"
    "Reads documents and keeps them in the register: their bytes, their text, and what was read in them. What would "
    "change a\n"
    "record waits for a decision ('chancery review'). A document that is there already is left alone; a changed file "
    "under the\n"
    "same path becomes the newer version of the document.\n"
    "\n"
    "  --issuer BODY    who issued them: a later figure of the body that owns a measure takes the place of an earlier "
    "one\n"
    "  --issued DAY     and when, where the text does not say (2024-12-15)\n"
    "  --store FILE|postgresql://...   the register (default: chancery.db in this folder, made where it is not there)\n"
    "  --unit OFFICE    the office that the documents belong to (default: the register's own)\n"
    "  --as PERSON      in whose name (default: the user of the machine)\n"
    "  --json           one line a file: {\"source\",\"document\",\"state\":\"added|known|updated\",\"decisions\"}, "
    "once it is on the disk\n";

/// What happened to a file, for people or as a line of JSON; nothing is held back.
void tell(const InputFile& file, const AddedDocument& added, bool json) {
  const std::string_view state = kAddStates[static_cast<std::size_t>(added.state)];
  if (json) {
    const std::string line = to_string(
        JsonObject{{"source", file.path}, {"document", added.id}, {"state", state}, {"decisions", added.decisions}});
    std::printf("%s\n", line.c_str());
  } else {
    std::printf("%-8s %s  %s", std::string(state).c_str(), added.id.c_str(), file.path.c_str());
    if (added.decisions > 0) std::printf("  (%lld to check)", static_cast<long long>(added.decisions));
    std::printf("\n");
  }
  std::fflush(stdout);
}

bool add_all(const Office& office, const ReadingTools& tools, const std::string& home, const Arguments& given) {
  std::vector<Error> problems;
  const std::vector<InputFile> files = find_input_files(given.names(), problems);
  DocumentIntake intake(office, tools, home);
  Progress progress;
  std::string bytes;
  const auto problem = [&](const Error& error) {
    progress.clear();
    std::fprintf(stderr, "chancery: %s\n", error.message().c_str());
    problems.push_back(error);
  };
  for (const Error& error : problems) std::fprintf(stderr, "chancery: %s\n", error.message().c_str());
  for (std::size_t i = 0; i < files.size(); ++i) {
    const InputFile& file = files[i];
    progress.show(i, files.size(), file.path);
    if (const Status unread = read_file(file, kMaxDocument, bytes)) {
      problem(*unread);
      continue;
    }
    const Result<AddedDocument> added = intake.add({file.name, file.path == "-" ? "" : file.path, bytes});
    if (added && (given.has("--issuer") || given.has("--issued")))
      if (const Status wrong = set_issuer(office, added->id, given.value("--issuer"), given.value("--issued")))
        problem(*wrong);
    if (!added) {
      problem(added.error());
      // A store that cannot be written will not take the next file either.
      if (added.error().kind == ErrorKind::StoreFull || added.error().kind == ErrorKind::StoreReadOnly) return false;
      continue;
    }
    progress.clear();
    tell(file, *added, given.has("--json"));
  }
  progress.clear();
  return problems.empty();
}

}  // namespace

int add_command(const std::vector<std::string>& arguments) {
  const auto given = Arguments::parse(arguments, {CHANCERY_REGISTER_OPTIONS, {"--issuer", true}, {"--issued", true}});
  if (!given) return report(given.error());
  if (given->has("--help")) return std::fputs(kHelp, stdout), 0;
  if (given->names().empty()) return usage_error("add: name a file, a folder, or - for standard input");
  const auto opened = OpenRegister::open(*given, WhenMissing::Create);
  if (!opened) return report(opened.error());
  const Office& office = (*opened)->office();
  const auto unit = load_unit(office.database, office.unit);
  if (!unit) return report(unit.error());
  const ReadingTools tools((*opened)->packs());
  return add_all(office, tools, unit->locality, *given) ? 0 : 1;
}

}  // namespace chancery
