#include "intake/intake_process.h"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <thread>
#include <vector>

#include "intake/message_fields.h"
#include "intake/packet.h"

namespace chancery {
namespace {

constexpr int kStartMilliseconds = 30'000;

/// Attributes and actions of a new process: its socket, no signals held back.
class SpawnPlan {
 public:
  explicit SpawnPlan(int socket) {
    posix_spawn_file_actions_init(&actions_);
    posix_spawnattr_init(&attributes_);
    posix_spawn_file_actions_adddup2(&actions_, socket, kIntakeSocket);
    posix_spawn_file_actions_addopen(&actions_, 0, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_addopen(&actions_, 1, "/dev/null", O_WRONLY, 0);
    sigset_t none;
    sigemptyset(&none);
    posix_spawnattr_setsigmask(&attributes_, &none);
    posix_spawnattr_setflags(&attributes_, POSIX_SPAWN_SETSIGMASK);
  }
  SpawnPlan(const SpawnPlan&) = delete;
  SpawnPlan& operator=(const SpawnPlan&) = delete;
  ~SpawnPlan() {
    posix_spawn_file_actions_destroy(&actions_);
    posix_spawnattr_destroy(&attributes_);
  }
  /// 0, or why not.
  int run(const std::string& program, std::vector<std::string> arguments, pid_t& process) const {
    std::vector<char*> values;
    for (std::string& argument : arguments) values.push_back(argument.data());
    values.push_back(nullptr);
    // Tesseract would have OpenMP share each line among the processors, which takes longer than reading the line: pages
    // are shared instead (formats/page_reader). OpenMP looks at this once, when it is loaded.
    std::string one_thread = "OMP_THREAD_LIMIT=1";
    std::vector<char*> environment{one_thread.data()};
    for (char** at = environ; *at != nullptr; ++at) environment.push_back(*at);
    environment.push_back(nullptr);
    return posix_spawn(&process, program.c_str(), &actions_, &attributes_, values.data(), environment.data());
  }

 private:
  posix_spawn_file_actions_t actions_{};
  posix_spawnattr_t attributes_{};
};

bool comes_soon(int socket) {
  pollfd waiting{socket, POLLIN, 0};
  int ready = 0;
  do {
    ready = poll(&waiting, 1, kStartMilliseconds);
  } while (ready < 0 && errno == EINTR);
  return ready == 1;
}

/// Waits for a process to end by itself; false where it does not.
bool ends_soon(pid_t process) {
  constexpr int kTries = 5000;
  for (int i = 0; i < kTries; ++i) {
    if (waitpid(process, nullptr, WNOHANG) == process) return true;
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }
  return false;
}

Error not_started(ErrorKind kind, const std::string& program, const std::string& reason) {
  return {kind,
          "cannot be read: the program " + program + ", which reads all that is no plain text, " + reason +
              "; install or build Chancery whole",
          {}};
}

}  // namespace

Result<IntakeProcess> IntakeProcess::start(const std::string& program, Task task, Warnings warnings) {
  std::array<int, 2> ends{-1, -1};
  if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends.data()) != 0) {
    return not_started(ErrorKind::Unreadable, program, std::string("does not start: ") + std::strerror(errno));
  }
  Handle own(ends[0]);
  Handle other(ends[1]);
  std::vector<std::string> arguments{"chancery-intake"};
  if (task == Task::Convert) arguments.emplace_back("--convert");
  if (warnings == Warnings::Keep) arguments.emplace_back("--silent");
  pid_t number = -1;
  if (const int reason = SpawnPlan(other.get()).run(program, arguments, number); reason != 0) {
    const bool missing = reason == ENOENT || reason == EACCES;
    return missing
               ? not_started(ErrorKind::NotFound, program, "is not there")
               : not_started(ErrorKind::Unreadable, program, std::string("does not start: ") + std::strerror(reason));
  }
  IntakeProcess made(number, task, std::move(own));
  other.reset();
  IntakeGreeting greeting;
  const Packet packet = comes_soon(made.socket()) ? receive_packet(made.socket()) : Packet{};
  MessageReader reader(packet.bytes);
  reader(greeting);
  if (!reader.is_whole() || greeting.mark != kIntakeMark) {
    return not_started(ErrorKind::Unreadable, program, "does not start as it should");
  }
  if (greeting.protocol != kIntakeProtocol || greeting.version != CHANCERY_VERSION) {
    return not_started(ErrorKind::NotFound, program, "is of another version");
  }
  return Result<IntakeProcess>(std::move(made));
}

IntakeProcess::IntakeProcess(IntakeProcess&& other) noexcept
    : process_(std::exchange(other.process_, -1)), task_(other.task_), socket_(std::move(other.socket_)) {}

IntakeProcess::~IntakeProcess() {
  if (process_ <= 0) return;
  socket_.reset();
  // The processes that it has started end with it. One that converts has folders to remove before.
  if (task_ == Task::Read || !ends_soon(process_)) {
    kill(process_, SIGKILL);
    while (waitpid(process_, nullptr, 0) < 0 && errno == EINTR) {
    }
  }
}

std::string intake_program() {
  namespace fs = std::filesystem;
  if (const char* named = std::getenv("CHANCERY_INTAKE"); named != nullptr && *named != '\0') return named;
  std::error_code unknown;
  const fs::path folder = fs::read_symlink("/proc/self/exe", unknown).parent_path();
  const fs::path installed = folder.parent_path() / "libexec" / "chancery" / "chancery-intake";
  if (fs::exists(installed, unknown)) return installed.string();
  return (folder / "chancery-intake").string();
}

}  // namespace chancery
