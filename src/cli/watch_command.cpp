#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <thread>

#include "cli/add_files.h"
#include "cli/added_form.h"
#include "cli/commands.h"
#include "cli/end_on_signals.h"
#include "cli/folder_watch.h"
#include "cli/open_register.h"

namespace chancery {
namespace {

constexpr const char* kHelp =
    "chancery watch [OPTION]... FOLDER\n"
    "\n"
    "Adds what arrives in a folder and below it, as 'chancery add' does, until it is ended (Ctrl-C). A file is taken "
    "when it has\n"
    "stayed as it is between two looks. What is in the register already is left alone, so that a file is added once, "
    "also after\n"
    "the program was started again; a changed file becomes the newer version of its document. Files are neither moved "
    "nor\n"
    "changed.\n"
    "\n"
    "  --every SECONDS  how often it looks (5)\n"
    "  --once           takes what is there, and ends\n"
    "  --store, --unit, --as    as for 'chancery add'\n"
    "  --json           one line a document that is new or changed, once it is on the disk\n";

/// Says what is new; what is there already says nothing.
TakeFile taking(DocumentIntake& intake, bool json) {
  return [&intake, json](const ReceivedDocument& received, const InputFile& file) -> Result<std::string> {
    TRY(added, intake.add(received));
    if (added.state == AddState::Known) return std::string();
    return json ? added_json(file.path, added) : added_text(file.path, added);
  };
}

/// Sleeps, a little at a time, so that the end does not wait.
void pause(std::chrono::milliseconds left) {
  constexpr std::chrono::milliseconds kStep(100);
  for (; left.count() > 0 && !ended_by_signal(); left -= kStep) std::this_thread::sleep_for(std::min(left, kStep));
}

/// Whether all that arrived could be added.
bool watch(const std::string& folder, std::chrono::milliseconds every, bool once, const TakeFile& take) {
  FolderWatch watch(folder);
  Adding worst = Adding::AllTaken;
  bool could_list = true;
  for (int looks = 1; !ended_by_signal(); ++looks) {
    std::vector<Error> problems;
    const std::vector<std::string> arrived = watch.look(problems);
    if (could_list) {  // told once, until it can be listed again: the folder of another machine comes back
      for (const Error& error : problems) std::fprintf(stderr, "chancery: %s\n", error.message().c_str());
    }
    could_list = problems.empty();
    for (const std::string& path : arrived) {
      if (ended_by_signal()) break;
      worst = std::max(worst, add_files({path}, take));
      if (worst == Adding::StoreRefuses) return false;
    }
    if (once && looks == 2) return worst == Adding::AllTaken && could_list;
    pause(every);
  }
  return true;
}

}  // namespace

int watch_command(const std::vector<std::string>& arguments) {
  const auto given = Arguments::parse(arguments, {CHANCERY_REGISTER_OPTIONS, {"--every", true}, {"--once"}});
  if (!given) return report(given.error());
  if (given->has("--help")) return std::fputs(kHelp, stdout), 0;
  if (given->names().size() != 1) return usage_error("watch: name one folder");
  const std::string& folder = given->names().front();
  std::error_code unknown;
  if (!std::filesystem::is_directory(folder, unknown))
    return report(Error{ErrorKind::NotFound, "there is no such folder", folder});
  constexpr std::int64_t kEvery = 5;
  const auto every = given->number("--every", kEvery);
  if (!every) return report(every.error());
  if (*every < 1) return usage_error("watch: --every takes seconds, one at least");
  const auto opened = OpenRegister::open(*given, WhenMissing::Create);
  if (!opened) return report(opened.error());
  const Office& office = (*opened)->office();
  const auto unit = load_unit(office.database, office.unit);
  if (!unit) return report(unit.error());
  end_on_signals();
  const ReadingTools tools((*opened)->packs());
  DocumentIntake intake(office, tools, unit->locality);
  // Between the two looks of --once a second shows who is still writing.
  const std::chrono::milliseconds pause_between =
      given->has("--once") ? std::chrono::seconds(1) : std::chrono::seconds(*every);
  return watch(folder, pause_between, given->has("--once"), taking(intake, given->has("--json"))) ? 0 : 1;
}

}  // namespace chancery
