#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <thread>

#include "cli/added_form.h"
#include "cli/commands.h"
#include "cli/end_on_signals.h"
#include "cli/open_register.h"
#include "register/review/worker.h"

namespace chancery {
namespace {

constexpr const char* kHelp =
    "chancery work [--until-empty] [--lease SECONDS]\n"
    "chancery work again|drop DOCUMENT...\n"
    "chancery work renew\n"
    "\n"
    "Reads the documents that 'chancery add --queue' keeps, the longest waiting first, as 'chancery add' reads them. "
    "Any "
    "number of\n"
    "processes may do so at once, on PostgreSQL on several machines; each document is read by one of them. A process "
    "may "
    "be ended at any\n"
    "moment: what it was reading is read by another. A document that ends its reader three times, or that is no text, "
    "is "
    "set aside with the\n"
    "reason ('chancery list queue'); 'again' lets it wait once more, 'drop' takes it out of the register.\n"
    "\n"
    "'renew' lets every document wait that an earlier release read with other language packs; read again, it keeps its "
    "decisions,\n"
    "its evidence stands where it is now read, and what is newly read waits in 'chancery review'.\n"
    "\n"
    "  --until-empty    ends when nothing waits any longer (otherwise it waits for more, until Ctrl-C)\n"
    "  --lease SECONDS  what a process has taken belongs to it so long, and a second more for each megabyte (30)\n"
    "  --store, --unit, --as    as for 'chancery add'; a process works for one office\n"
    "  --json           one line a document: "
    "{\"source\",\"document\",\"state\":\"added|known|updated\",\"decisions\"}, "
    "or with\n"
    "                   \"state\":\"set_aside\" and \"problem\"\n";

constexpr auto kPause = std::chrono::milliseconds(300);

std::string this_process() {
  char name[256] = {};
  ::gethostname(name, sizeof name - 1);
  return std::string(name) + ":" + std::to_string(::getpid());
}

void tell(const WorkedDocument& worked, bool json) {
  const QueuedDocument& taken = worked.taken;
  const std::string& path = taken.path.empty() ? taken.source : taken.path;
  const std::string line = worked.added ? json ? added_json(path, *worked.added) : added_text(path, *worked.added)
                           : json ? queued_json(taken)
                                        : queued_text(taken);
  std::puts(line.c_str());
  std::fflush(stdout);
}

/// Is there something that will have to be read, by whomever?
Result<bool> is_empty(const Office& office) {
  TRY(counts, count_queue(office));
  return counts.waiting + counts.reading == 0;
}

/// Whether all that it took could be read.
Result<bool> work(const OpenRegister& opened, const Arguments& given) {
  const Office& office = opened.office();
  TRY(unit, load_unit(office.database, office.unit));
  TRY(lease, given.number("--lease", WorkTerms::kDefaultLease));
  const WorkTerms terms{this_process(), lease};
  const ReadingTools tools(opened.packs());
  DocumentIntake intake(office, tools, unit.locality);
  bool all_read = true;
  while (!ended_by_signal()) {
    TRY(worked, read_next(office, intake, terms));
    if (worked) {
      tell(*worked, given.has("--json"));
      all_read = all_read && worked->added;
      continue;
    }
    if (given.has("--until-empty")) {
      TRY(empty, is_empty(office));
      if (empty) break;
    }
    std::this_thread::sleep_for(kPause);
  }
  return all_read;
}

using Change = Status (*)(const Office&, const std::string&);

Status renew(const OpenRegister& opened, const Arguments& given) {
  TRY(queued, queue_outdated(opened.office(), opened.packs().version()));
  const auto count = static_cast<long long>(queued);
  if (given.has("--json")) {
    std::printf("{\"queued\":%lld}\n", count);
  } else {
    std::printf("%lld document%s to be read again%s\n", count, count == 1 ? "" : "s",
                count == 0 ? "" : ": 'chancery work' reads them");
  }
  return {};
}

Status change_all(const OpenRegister& opened, const Arguments& given) {
  const Change change = given.names().front() == "again" ? requeue_document : drop_document;
  for (std::size_t i = 1; i < given.names().size(); ++i) CHECK_STATUS(change(opened.office(), given.names()[i]));
  return {};
}

}  // namespace

int work_command(const std::vector<std::string>& arguments) {
  const auto given = Arguments::parse(arguments, {CHANCERY_REGISTER_OPTIONS, {"--until-empty"}, {"--lease", true}});
  if (!given) return report(given.error());
  if (given->has("--help")) return std::fputs(kHelp, stdout), 0;
  if (!given->names().empty()) {
    const std::string& what = given->names().front();
    if (what == "renew" && given->names().size() == 1) return run_on_register(*given, renew);
    if (what != "again" && what != "drop")
      return usage_error("work: '" + what + "' is none of 'again', 'drop' and 'renew'");
    if (given->names().size() == 1) return usage_error("work: name the documents");
    return run_on_register(*given, change_all);
  }
  end_on_signals();
  const auto opened = OpenRegister::open(*given, WhenMissing::Refuse);
  if (!opened) return report(opened.error());
  const auto all_read = work(**opened, *given);
  if (!all_read) return report(all_read.error());
  return *all_read ? 0 : 1;
}

}  // namespace chancery
