// What a document may do to its reader, and that it costs that document alone.
#include "intake/intake_worker.h"

#include <gtest/gtest.h>
#include <sys/resource.h>

#include <atomic>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <set>
#include <thread>

#include "intake/worker/sanitized.h"
#include "tests/folder.h"
#include "tests/intake/misbehave.h"
#include "tests/intake/workbook_files.h"

namespace chancery {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;

constexpr const char* kPage = "<html><body><p>Meeting on 3 May 2024.</p></body></html>";

IntakeLimits short_limits() {
  IntakeLimits limits;
  limits.step = 20s;  // under the sanitizers, on a busy machine
  return limits;
}

/// The process of the readers, with limits that tests can wait for.
class Worker {
 public:
  explicit Worker(const IntakeLimits& limits = short_limits(), std::string program = CHANCERY_INTAKE_TEST_PROGRAM)
      : worker_(std::move(program), limits) {}

  Result<Rendition> read(std::string_view bytes, std::string_view file = "page.html") {
    return worker_.render(file, std::as_bytes(std::span(bytes)), {});
  }
  Result<Rendition> misbehave(std::string_view what) { return read(misbehaving(what)); }
  /// What a deed says that was let go on: `done`, or the error of the call.
  std::string text_of(std::string_view what) {
    const Result<Rendition> made = misbehave(what);
    return made ? made->text.substr(0, made->text.size() - 1) : made.error().message();
  }
  /// Others are read as before.
  void expect_alive() {
    const Result<Rendition> made = read(kPage);
    ASSERT_TRUE(made) << made.error().message();
    EXPECT_EQ(made->text, "Meeting on 3 May 2024.\n");
  }
  void expect_error(std::string_view what, ErrorKind kind, std::string_view words) {
    SCOPED_TRACE(what);
    const Result<Rendition> made = misbehave(what);
    ASSERT_FALSE(made) << made->text;
    EXPECT_EQ(made.error().kind, kind) << made.error().message();
    EXPECT_EQ(made.error().place, "page.html");
    EXPECT_NE(made.error().sentence.find(words), std::string::npos) << made.error().sentence;
    expect_alive();
  }
  IntakeWorker& operator*() { return worker_; }

 private:
  IntakeWorker worker_;
};

/// Processes whose parent is `parent`, those that have ended and wait to be seen among them.
std::set<pid_t> children_of(pid_t parent) {
  std::set<pid_t> found;
  for (const auto& entry : fs::directory_iterator("/proc")) {
    if (std::atoi(entry.path().filename().c_str()) == 0) continue;
    std::ifstream file(entry.path() / "stat");
    const std::string stat((std::istreambuf_iterator<char>(file)), {});
    const std::size_t name_end = stat.rfind(')');
    if (name_end == std::string::npos) continue;
    if (std::atoi(stat.c_str() + name_end + 4) == parent) found.insert(std::atoi(stat.c_str()));
  }
  return found;
}

/// Waits for processes to go that are about to.
bool has_no_children(pid_t parent) {
  for (int i = 0; i < 1000; ++i) {
    if (children_of(parent).empty()) return true;
    std::this_thread::sleep_for(10ms);
  }
  return false;
}

std::size_t handles_of(const std::string& process) {
  std::size_t count = 0;
  for ([[maybe_unused]] const auto& entry : fs::directory_iterator("/proc/" + process + "/fd")) ++count;
  return count;
}

TEST(IntakeWorker, ABrokenReaderCostsItsDocumentAlone) {
  Worker worker;
  worker.expect_alive();
  worker.expect_error("crash", ErrorKind::Unreadable, "broke down on it (SIGSEGV)");
  worker.expect_error("abort", ErrorKind::Unreadable, "broke down on it (SIGABRT)");
  worker.expect_error("deep", ErrorKind::Unreadable,
                      kSanitized ? "gave up without a reason" : "broke down on it (SIGSEGV)");
  worker.expect_error("killed", ErrorKind::TooLarge, "the system ended its reader");
  worker.expect_error("give-up", ErrorKind::Unreadable, "gave up without a reason");
  worker.expect_error("throw", ErrorKind::Unreadable, "did not expect");
}

TEST(IntakeWorker, TimeAndComputingHaveAnEnd) {
  IntakeLimits limits = short_limits();
  limits.step = 1s;
  Worker slow(limits);
  slow.expect_error("sleep", ErrorKind::TooLarge, "no progress for 1 seconds");
  EXPECT_EQ(slow.text_of("progress"), "done") << "a document that goes on is waited for";
  limits.step = 60s;
  limits.computing = 1s;
  Worker busy(limits);
  busy.expect_error("compute", ErrorKind::TooLarge, "more computing");
}

TEST(IntakeWorker, MemoryHasAnEnd) {
  if (kSanitized) GTEST_SKIP() << "AddressSanitizer takes all addresses for itself: no limit on them";
  IntakeLimits limits = short_limits();
  limits.memory = std::uint64_t{512} << 20U;
  Worker(limits).expect_error("memory", ErrorKind::TooLarge, "more memory to read than a document may (512 MiB)");
}

TEST(IntakeWorker, NothingIsSentWrittenOrStarted) {
  const test::Folder folder;
  const std::string kept = folder.file("kept.txt", "kept");
  Worker worker;
  worker.expect_error("network", ErrorKind::Unreadable, "what no reader may (SIGSYS)");
  worker.expect_error("run", ErrorKind::Unreadable, "SIGSYS");
  worker.expect_error("process", ErrorKind::Unreadable, "SIGSYS");
  worker.expect_error("kill-server", ErrorKind::Unreadable, "SIGSYS");
  EXPECT_NE(worker.text_of("kill-server-thread"), "done");
  EXPECT_NE(worker.text_of("local-socket"), "done");
  EXPECT_NE(worker.text_of("write-file-in-memory"), "done");
  EXPECT_NE(worker.text_of("write:" + folder.path("made.txt")), "done");
  EXPECT_FALSE(fs::exists(folder.path("made.txt")));
  EXPECT_NE(worker.text_of("write:" + kept), "done");
  EXPECT_NE(worker.text_of("remove:" + kept), "done");
  EXPECT_EQ(test::contents(kept), "kept");
  EXPECT_EQ(worker.text_of("read:" + kept), "EACCES");
  EXPECT_EQ(worker.text_of("read:/etc/passwd"), "EACCES");
  EXPECT_EQ(worker.text_of("thread"), "done") << "threads are what readers of pictures need";
  worker.expect_alive();
}

TEST(IntakeWorker, WhatComesBackIsNotBelieved) {
  Worker worker;
  for (const char* what : {"garbage", "no-message", "impossible", "other-file"}) {
    worker.expect_error(what, ErrorKind::Unreadable, "no possible text");
  }
  worker.expect_error("half", ErrorKind::Unreadable, "gave up without a reason");
  worker.expect_error("endless", ErrorKind::TooLarge, "more text than is read");
}

TEST(IntakeWorker, NothingIsLeftOver) {
  Worker worker;
  worker.expect_alive();
  const pid_t server = (*worker).process();
  const std::size_t own = handles_of("self");
  ASSERT_TRUE(has_no_children(server));
  const std::size_t of_server = handles_of(std::to_string(server));
  for (int i = 0; i < 20; ++i) {
    for (const char* what : {"crash", "stay", "garbage", "endless", "give-up"}) (void)worker.misbehave(what);
    worker.expect_alive();
  }
  EXPECT_TRUE(has_no_children(server));
  EXPECT_EQ((*worker).process(), server) << "it was not started anew";
  EXPECT_EQ(handles_of("self"), own);
  EXPECT_EQ(handles_of(std::to_string(server)), of_server);
}

TEST(IntakeWorker, AnEndedServerIsStartedAnew) {
  Worker worker;
  worker.expect_alive();
  const pid_t first = (*worker).process();
  ASSERT_EQ(kill(first, SIGKILL), 0);
  worker.expect_alive();
  EXPECT_NE((*worker).process(), first);
}

/// The one process of the server, when it is there.
pid_t only_child(pid_t server) {
  for (int i = 0; i < 1000; ++i) {
    const auto children = children_of(server);
    if (children.size() == 1) return *children.begin();
    std::this_thread::sleep_for(10ms);
  }
  return -1;
}

TEST(IntakeWorker, AServerThatEndsInTheMiddleIsTriedOnceMore) {
  Worker worker;
  worker.expect_alive();
  ASSERT_TRUE(has_no_children((*worker).process()));
  std::set<pid_t> seen;
  std::thread killer([&] {
    for (int time = 0; time < 2; ++time) {
      pid_t server = (*worker).process();
      while (server < 0 || seen.contains(server)) {
        std::this_thread::sleep_for(10ms);
        server = (*worker).process();
      }
      seen.insert(server);
      const pid_t child = only_child(server);
      EXPECT_GT(child, 0);
      kill(server, SIGKILL);
      while (kill(child, 0) == 0) std::this_thread::sleep_for(10ms);  // it ends with its server
    }
  });
  const Result<Rendition> made = worker.misbehave("sleep");
  killer.join();
  ASSERT_FALSE(made);
  EXPECT_NE(made.error().sentence.find("ended twice"), std::string::npos) << made.error().message();
  worker.expect_alive();
}

TEST(IntakeWorker, AReaderThatIsKilledFromOutsideCostsItsDocumentAlone) {
  Worker worker;
  worker.expect_alive();
  ASSERT_TRUE(has_no_children((*worker).process()));
  std::thread killer([&] { kill(only_child((*worker).process()), SIGKILL); });
  const Result<Rendition> made = worker.misbehave("sleep");
  killer.join();
  ASSERT_FALSE(made);
  EXPECT_NE(made.error().sentence.find("system ended its reader"), std::string::npos) << made.error().message();
  worker.expect_alive();
}

TEST(IntakeWorker, ManyThreadsAskAtOnce) {
  Worker worker;
  std::atomic<int> good = 0;
  std::vector<std::thread> threads;
  for (int t = 0; t < 8; ++t) {
    threads.emplace_back([&, t] {
      for (int i = 0; i < 25; ++i) {
        const std::string words = "Paper " + std::to_string(t) + "-" + std::to_string(i) + ".";
        if (i % 5 == t % 5) (void)worker.misbehave("crash");
        const auto made = worker.read("<html><body><p>" + words + "</p></body></html>");
        if (made && made->text == words + "\n") ++good;
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(good, 200);
}

TEST(IntakeWorker, AMissingProgramIsToldWithItsPath) {
  Worker worker({}, "/nowhere/chancery-intake");
  const auto made = worker.read(kPage);
  ASSERT_FALSE(made);
  EXPECT_EQ(made.error().kind, ErrorKind::NotFound);
  EXPECT_EQ(made.error().place, "page.html");
  EXPECT_NE(made.error().sentence.find("/nowhere/chancery-intake"), std::string::npos) << made.error().message();
  Worker other({}, "/bin/true");
  const auto refused = other.read(kPage);
  ASSERT_FALSE(refused);
  EXPECT_NE(refused.error().sentence.find("does not start as it should"), std::string::npos);
}

TEST(IntakeWorker, TheShippedProgramKnowsNothingOfMisbehaving) {
  Worker worker(short_limits(), CHANCERY_INTAKE_PROGRAM);
  const auto made = worker.read(misbehaving("crash") + "<p>Words.</p></html>");
  ASSERT_TRUE(made) << made.error().message();
  EXPECT_EQ(made->text, "Words.\n");
}

TEST(IntakeWorker, WhatTheKernelLacksIsSaidOnce) {
  for (const char* without : {"landlock", "seccomp"}) {
    setenv("CHANCERY_TEST_WITHOUT", without, 1);
    testing::internal::CaptureStderr();
    {
      Worker worker;
      worker.expect_alive();
      kill((*worker).process(), SIGKILL);
      worker.expect_alive();
    }
    const std::string said = testing::internal::GetCapturedStderr();
    unsetenv("CHANCERY_TEST_WITHOUT");
    std::string name(without);
    const std::size_t at = name == "landlock" ? said.find("no Landlock") : said.find("no seccomp");
    EXPECT_NE(at, std::string::npos) << said;
    EXPECT_EQ(said.find("chancery:", at), std::string::npos) << said;
  }
  testing::internal::CaptureStderr();
  { Worker().expect_alive(); }
  EXPECT_EQ(testing::internal::GetCapturedStderr(), "");
}

TEST(IntakeWorker, EveryFormatComesBackAsItIsMade) {
  for (const char* name : {"delegations-out.xlsx", "partners.ods", "foreign-ngos.xls", "aid-projects.csv"}) {
    const std::string bytes = repository_file(std::string("testset/ledgers/") + name);
    const auto here = workbook_from(bytes);
    const auto there = read_workbook("ledger", std::as_bytes(std::span(bytes)));
    ASSERT_TRUE(here && there) << name;
    EXPECT_EQ(there->file, "ledger");
    ASSERT_EQ(here->sheets.size(), there->sheets.size());
    for (std::size_t i = 0; i < here->sheets.size(); ++i) {
      ASSERT_EQ(here->sheets[i].rows.size(), there->sheets[i].rows.size());
      for (std::size_t r = 0; r < here->sheets[i].rows.size(); ++r)
        EXPECT_EQ(here->sheets[i].rows[r].cells, there->sheets[i].rows[r].cells) << name;
    }
  }
}

// A reader in a process of its own can start no other.
TEST(IntakeWorker, SpreadsheetsAreReadAsDocumentsToo) {
  Worker worker(short_limits(), CHANCERY_INTAKE_PROGRAM);
  for (const char* name : {"delegations-out.xlsx", "partners.ods", "foreign-ngos.xls"}) {
    const auto made = worker.read(repository_file(std::string("testset/ledgers/") + name), name);
    ASSERT_TRUE(made) << made.error().message();
    EXPECT_FALSE(made->layout.pieces.empty()) << name;
    EXPECT_FALSE(made->layout.sheets.empty()) << name;
  }
}

}  // namespace
}  // namespace chancery
