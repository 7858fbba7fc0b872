#include "intake/worker/server.h"

#include <fcntl.h>
#include <linux/capability.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <vector>

#include "intake/formats/formats.h"
#include "intake/message_fields.h"
#include "intake/packet.h"
#include "intake/private_folder.h"
#include "intake/worker/convert_letter.h"
#include "intake/worker/document_process.h"
#include "intake/worker/landlock.h"
#include "intake/worker/sanitized.h"

namespace chancery {
namespace {

/// A process that reads a document.
struct Job {
  pid_t process;
  Handle end;  ///< the pipe for how it ended; whoever asked closes it to have the process stopped
  PrivateFolder folder;

  /// With all that it started.
  void stop() const { kill(folder.path().empty() ? process : -process, SIGKILL); }
};

void tell_end(const Handle& pipe, const ProcessEnd& end) {
  write_all(pipe.get(), {reinterpret_cast<const char*>(&end), sizeof end});
}

class Server {
 public:
  Server(int socket, const Operation& operation, Confinement confinement, SyscallFilter* filter)
      : socket_(socket), operation_(operation), confinement_(confinement), filter_(filter) {
    // What an office program leaves behind comes to this process.
    if (confinement == Confinement::OfficeProgram) prctl(PR_SET_CHILD_SUBREAPER, 1);
    sigset_t children;
    sigemptyset(&children);
    sigaddset(&children, SIGCHLD);
    sigprocmask(SIG_BLOCK, &children, nullptr);
    ended_ = Handle(signalfd(-1, &children, SFD_CLOEXEC | SFD_NONBLOCK));
  }
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;
  ~Server() {
    for (const Job& job : jobs_) job.stop();
    for (const Job& job : jobs_) waitpid(job.process, nullptr, 0);
  }

  void run() {
    while (step()) {
    }
  }

 private:
  /// Waits for what comes next; false where the other side is gone.
  bool step() {
    std::vector<pollfd> waiting{{socket_, POLLIN, 0}, {ended_.get(), POLLIN, 0}};
    for (const Job& job : jobs_) waiting.push_back({job.end.get(), 0, 0});
    if (poll(waiting.data(), waiting.size(), -1) < 0) return errno == EINTR;
    for (std::size_t i = 0; i < jobs_.size(); ++i) {
      if (waiting[i + 2].revents != 0) jobs_[i].stop();  // nobody waits for it
    }
    if (waiting[1].revents != 0) reap();
    return waiting[0].revents == 0 || take_request();
  }

  void reap() {
    signalfd_siginfo ignored{};
    while (read(ended_.get(), &ignored, sizeof ignored) > 0) {
    }
    ProcessEnd end;
    for (pid_t process = 0; (process = waitpid(-1, &end.wait_status, WNOHANG)) > 0;) {
      std::erase_if(jobs_, [&](const Job& job) {
        if (job.process != process) return false;
        if (!job.folder.path().empty()) job.stop();
        tell_end(job.end, end);
        return true;
      });
    }
  }

  bool take_request() {
    Packet packet = receive_packet(socket_);
    if (packet.bytes.empty()) return false;
    DocumentTask task;
    MessageReader reader(packet.bytes);
    reader(task.request);
    if (!reader.is_whole() || task.request.mark != kIntakeMark || packet.handles.size() != 3) return false;
    task.document = std::move(packet.handles[0]);
    task.answer = std::move(packet.handles[1]);
    start(std::move(task), std::move(packet.handles[2]));
    return true;
  }

  void start(DocumentTask task, Handle end) {
    const pid_t server = getpid();
    PrivateFolder folder;
    if (confinement_ == Confinement::OfficeProgram) folder = PrivateFolder::create();
    task.folder = folder.path();
    const pid_t process = fork();
    if (process < 0) {
      tell_end(end, {0, errno});
    } else if (process > 0) {
      if (!task.folder.empty()) setpgid(process, process);
      jobs_.push_back({process, std::move(end), std::move(folder)});
    } else {
      prctl(PR_SET_PDEATHSIG, SIGKILL);
      if (getppid() != server) _exit(0);
      sigset_t none;
      sigemptyset(&none);
      sigprocmask(SIG_SETMASK, &none, nullptr);
      if (!task.folder.empty()) setpgid(0, 0);
      be_document_process(std::move(task), operation_, filter_);
    }
  }

  const int socket_;
  const Operation& operation_;
  const Confinement confinement_;
  SyscallFilter* const filter_;
  Handle ended_;
  std::vector<Job> jobs_;
};

void give_up_privileges() {
  prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
  __user_cap_header_struct head{_LINUX_CAPABILITY_VERSION_3, 0};
  const std::array<__user_cap_data_struct, 2> none{};
  syscall(SYS_capset, &head, none.data());
}

/// Complaints of libraries are not for the reader's eyes; those of sanitizers are.
void close_error_output() {
  if (kSanitized) return;
  const Handle nowhere(open("/dev/null", O_WRONLY | O_CLOEXEC));
  if (nowhere.is_open()) dup2(nowhere.get(), STDERR_FILENO);
}

/// A Word file of one letter.
constexpr std::string_view kLetter(
    "\x50\x4B\x03\x04\x14\x00\x00\x00\x08\x00\x00\x00\x21\x00\xAB\xF7\x65\x90\x25\x00\x00\x00\x2A\x00\x00"
    "\x00\x11\x00\x00\x00\x77\x6F\x72\x64\x2F\x64\x6F\x63\x75\x6D\x65\x6E\x74\x2E\x78\x6D\x6C\xB3\x49\xB1"
    "\xB3\x49\xCA\x4F\xA9\xB4\xB3\x29\xB0\xB3\x29\xB2\xB3\x29\xB1\x4B\xB4\xD1\x2F\xB1\xB3\xD1\x07\xB2\xF5"
    "\x81\x42\xFA\x10\x49\xFD\x14\x3B\x00\x50\x4B\x01\x02\x14\x03\x14\x00\x00\x00\x08\x00\x00\x00\x21\x00"
    "\xAB\xF7\x65\x90\x25\x00\x00\x00\x2A\x00\x00\x00\x11\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x80"
    "\x01\x00\x00\x00\x00\x77\x6F\x72\x64\x2F\x64\x6F\x63\x75\x6D\x65\x6E\x74\x2E\x78\x6D\x6C\x50\x4B\x05"
    "\x06\x00\x00\x00\x00\x01\x00\x01\x00\x3F\x00\x00\x00\x54\x00\x00\x00\x00\x00",
    169);

/// Has the libraries do once what each process would do anew.
void warm_up() {
  const WorkbookLimits limits;
  for (const std::string_view file : {std::string_view("<html><body><p>a</p></body></html>"), kLetter}) {
    (void)render_document({"", std::as_bytes(std::span(file)), limits});
  }
}

bool is_socket_of_packets(int number) {
  int kind = 0;
  socklen_t size = sizeof kind;
  return getsockopt(number, SOL_SOCKET, SO_TYPE, &kind, &size) == 0 && kind == SOCK_SEQPACKET;
}

struct Arguments {
  bool convert = false;
  bool silent = false;
};

void say(const Arguments& arguments, const char* sentence) {
  if (!arguments.silent) std::fprintf(stderr, "chancery: %s\n", sentence);
}

/// Confines this process and those to come, as far as it is offered; the filter is for those that read.
SyscallFilter confine(const Arguments& arguments, const Offered& offered) {
  SyscallFilter filter;
  if (offered.seccomp && SyscallFilter::is_offered()) filter = SyscallFilter::create();
  if (!filter.is_whole()) {
    say(arguments,
        "this system offers no seccomp: a file made to attack could use the network; read only files that you trust");
  }
  warm_up();
  FileView view = readers_view();
  if (!offered.landlock || !view.enter()) {
    say(arguments,
        "this system offers no Landlock: a file made to attack could see other files; read only files that you trust");
  }
  return filter;
}

int serve(const Operation& operation, Confinement confinement, SyscallFilter* filter) {
  close_error_output();
  MessageWriter greeting;
  greeting(IntakeGreeting{kIntakeMark, kIntakeProtocol, CHANCERY_VERSION});
  if (!send_packet(kIntakeSocket, greeting.take(), {})) return 1;
  Server(kIntakeSocket, operation, confinement, filter).run();
  return 0;
}

}  // namespace

int run_server(int count, char** values, const Operation& read, const Offered& offered) {
  Arguments arguments;
  for (int i = 1; i < count; ++i) {
    const std::string_view argument = values[i];
    if (argument == "--version") {
      std::puts("chancery-intake " CHANCERY_VERSION);
      return 0;
    }
    arguments.convert = arguments.convert || argument == "--convert";
    arguments.silent = arguments.silent || argument == "--silent";
  }
  if (!is_socket_of_packets(kIntakeSocket)) {
    std::fputs(
        "chancery-intake is started by chancery, to read files that are no plain text; it does nothing by itself.\n",
        stderr);
    return 2;
  }
  for (const int ignored : {SIGINT, SIGQUIT, SIGPIPE}) std::signal(ignored, SIG_IGN);
  give_up_privileges();
  if (arguments.convert) {
    PrivateFolder::remove_left_over();
    return serve(convert_letter, Confinement::OfficeProgram, nullptr);
  }
  SyscallFilter filter = confine(arguments, offered);
  return serve(read, Confinement::Reader, filter.is_whole() ? &filter : nullptr);
}

}  // namespace chancery
