#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <thread>

#include "cli/add_files.h"
#include "cli/added_form.h"
#include "cli/batch_list.h"
#include "cli/commands.h"
#include "cli/end_on_signals.h"
#include "cli/folder_watch.h"
#include "cli/open_register.h"
#include "register/review/arrival.h"

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
    "changed. A list that the office's document system wrote of the folder counts as for 'chancery add'.\n"
    "\n"
    "  --every SECONDS  how often it looks (5)\n"
    "  --once           takes what is there, and ends\n"
    "  --store, --unit, --as    as for 'chancery add'\n"
    "  --json           one line a document that is new or changed, once it is on the disk\n";

/// Adds what arrives, with what the list of the office's document system says of it, which may come before or after the
/// files.
class Arrivals {
 public:
  Arrivals(const Office& office, const ReadingTools& tools, const std::string& home, std::string folder, bool json)
      : office_(office), tools_(tools), intake_(office, tools, home), folder_(std::move(folder)), json_(json) {}

  /// Where a list is new, the files that it names are looked at again.
  void prepare(std::vector<std::string>& arrived) {
    if (arrived.empty()) return;
    Result<BatchList> list = find_batch_list({folder_}, "", office_, tools_);
    list_ = list ? std::move(*list) : BatchList();
    const auto is_list = [&](const std::string& path) { return list_.is_list(path); };
    if (std::none_of(arrived.begin(), arrived.end(), is_list)) return;
    for (const std::string& note : list_.notes) std::fprintf(stderr, "chancery: %s\n", note.c_str());
    for (const auto& [path, row] : list_.rows)
      if (std::find(arrived.begin(), arrived.end(), path) == arrived.end()) arrived.push_back(path);
  }

  /// Says what is new; what is there already says nothing.
  Result<std::string> take(const ReceivedDocument& received, const InputFile& file) {
    if (list_.is_list(file.path)) return std::string();
    TRY(added, intake_.add(received));
    if (const Json* row = list_.find_row(file.path)) CHECK_STATUS(set_arrival(office_, added.id, *row));
    if (added.state == AddState::Known) return std::string();
    return json_ ? added_json(file.path, added) : added_text(file.path, added);
  }

 private:
  const Office& office_;
  const ReadingTools& tools_;
  DocumentIntake intake_;
  std::string folder_;
  bool json_;
  BatchList list_;
};

/// Sleeps, a little at a time, so that the end does not wait.
void pause(std::chrono::milliseconds left) {
  constexpr std::chrono::milliseconds kStep(100);
  for (; left.count() > 0 && !ended_by_signal(); left -= kStep) std::this_thread::sleep_for(std::min(left, kStep));
}

/// Whether all that arrived could be added.
bool watch(const std::string& folder, std::chrono::milliseconds every, bool once, Arrivals& arrivals) {
  FolderWatch watch(folder);
  const TakeFile take = [&](const auto& received, const auto& file) { return arrivals.take(received, file); };
  Adding worst = Adding::AllTaken;
  bool could_list = true;
  for (int looks = 1; !ended_by_signal(); ++looks) {
    std::vector<Error> problems;
    std::vector<std::string> arrived = watch.look(problems);
    arrivals.prepare(arrived);
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
  Arrivals arrivals(office, tools, unit->locality, folder, given->has("--json"));
  // Between the two looks of --once a second shows who is still writing.
  const std::chrono::milliseconds pause_between =
      given->has("--once") ? std::chrono::seconds(1) : std::chrono::seconds(*every);
  return watch(folder, pause_between, given->has("--once"), arrivals) ? 0 : 1;
}

}  // namespace chancery
