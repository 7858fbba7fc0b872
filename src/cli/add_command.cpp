#include <cstdio>
#include <functional>

#include "base/json_value.h"
#include "cli/added_form.h"
#include "cli/commands.h"
#include "cli/files.h"
#include "cli/open_register.h"
#include "cli/output.h"
#include "register/documents.h"
#include "register/work_queue.h"

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
    "  --queue          keeps the files at once and lets them wait to be read by 'chancery work'\n"
    "  --json           one line a file: {\"source\",\"document\",\"state\":\"added|known|updated\",\"decisions\"}, "
    "once it is on the disk;\n"
    "                   with --queue {\"source\",\"document\",\"state\":\"queued|known\"}\n";

/// Takes a file into the register and says what happened to it, for people or as a line of JSON.
using TakeFile = std::function<Result<std::string>(const ReceivedDocument&, const InputFile&)>;

bool add_all(const Arguments& given, const TakeFile& take) {
  std::vector<Error> problems;
  const std::vector<InputFile> files = find_input_files(given.names(), problems);
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
    const Result<std::string> taken = take({file.name, file.path == "-" ? "" : file.path, bytes}, file);
    if (!taken) {
      problem(taken.error());
      // A store that cannot be written will not take the next file either.
      if (taken.error().kind == ErrorKind::StoreFull || taken.error().kind == ErrorKind::StoreReadOnly) return false;
      continue;
    }
    progress.clear();
    std::puts(taken->c_str());
    std::fflush(stdout);  // nothing is held back of what is on the disk
  }
  progress.clear();
  return problems.empty();
}

TakeFile reading(DocumentIntake& intake, const Office& office, const Arguments& given) {
  return [&](const ReceivedDocument& received, const InputFile& file) -> Result<std::string> {
    TRY(added, intake.add(received));
    if (given.has("--issuer") || given.has("--issued"))
      CHECK_STATUS(set_issuer(office, added.id, given.value("--issuer"), given.value("--issued")));
    return given.has("--json") ? added_json(file.path, added) : added_text(file.path, added);
  };
}

TakeFile queueing(const Office& office, const std::string& packs, bool json) {
  return [&office, packs, json](const ReceivedDocument& received, const InputFile& file) -> Result<std::string> {
    TRY(answer, queue_document(office, received, packs));
    const std::string state = answer.queued ? "queued" : "known";
    if (json) return to_string(JsonObject{{"source", file.path}, {"document", answer.document}, {"state", state}});
    return state_column(state) + answer.document + "  " + file.path;
  };
}

}  // namespace

int add_command(const std::vector<std::string>& arguments) {
  const auto given =
      Arguments::parse(arguments, {CHANCERY_REGISTER_OPTIONS, {"--queue"}, {"--issuer", true}, {"--issued", true}});
  if (!given) return report(given.error());
  if (given->has("--help")) return std::fputs(kHelp, stdout), 0;
  if (given->names().empty()) return usage_error("add: name a file, a folder, or - for standard input");
  const auto opened = OpenRegister::open(*given, WhenMissing::Create);
  if (!opened) return report(opened.error());
  const Office& office = (*opened)->office();
  const bool json = given->has("--json");
  if (given->has("--queue")) return add_all(*given, queueing(office, (*opened)->packs().version(), json)) ? 0 : 1;
  const auto unit = load_unit(office.database, office.unit);
  if (!unit) return report(unit.error());
  const ReadingTools tools((*opened)->packs());
  DocumentIntake intake(office, tools, unit->locality);
  return add_all(*given, reading(intake, office, *given)) ? 0 : 1;
}

}  // namespace chancery
