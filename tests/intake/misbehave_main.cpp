// The program that reads documents, but what a page such as <html><!--misbehave:crash--> asks for it does. It is never
// installed, and the program that is knows nothing of it.
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <functional>
#include <map>
#include <string>
#include <thread>
#include <vector>

#include "intake/formats/progress.h"
#include "intake/message_fields.h"
#include "intake/worker/server.h"

namespace chancery {
namespace {

constexpr int kAnswer = 4;

/// What became of a call: `done`, or the name of its error.
std::string outcome(long result) { return result < 0 ? strerrorname_np(errno) : "done"; }

[[noreturn]] void end_by(int signal) {
  std::signal(signal, SIG_DFL);
  std::raise(signal);
  std::abort();
}

[[noreturn]] void sleep_on() {
  for (;;) std::this_thread::sleep_for(std::chrono::seconds(1));
}

[[noreturn]] void compute_on() {
  volatile unsigned i = 0;
  for (;;) i = i + 1;
}

int deeper(int depth) {
  std::array<volatile char, 4096> room{};
  room[0] = static_cast<char>(depth);
  return depth < 0 ? 0 : deeper(depth + 1) + room[0];
}

std::string take_memory() {
  std::vector<std::string> taken;
  for (;;) taken.emplace_back(std::size_t{16} << 20U, 'x');
}

/// Writes to the pipe of the answer whatever is given.
std::string write_raw(const std::string& bytes) {
  (void)!write(kAnswer, bytes.data(), bytes.size());
  _exit(0);
}

std::string frame(FrameHead::Kind kind, std::uint64_t size, const std::string& bytes) {
  std::string out(1, static_cast<char>(kind));
  out.append(reinterpret_cast<const char*>(&size), sizeof size);
  return out + bytes;
}

std::string answer_without_end() {
  const std::string block(std::size_t{1} << 20U, 'x');
  const std::string head = frame(FrameHead::Kind::Value, std::uint64_t{1} << 40U, "");
  (void)!write(kAnswer, head.data(), head.size());
  while (write(kAnswer, block.data(), block.size()) > 0) {
  }
  _exit(0);
}

std::string in_thread() {
  std::string text;
  std::thread([&] { text = "done"; }).join();
  return text;
}

/// An answer in which a piece of the layout lies behind the end of the text.
std::string impossible_layout() {
  Rendition made;
  made.text = "short";
  made.layout.pieces.push_back({.begin = 3, .end = 900});
  MessageWriter writer;
  writer(made);
  const std::string message = writer.take();
  return write_raw(frame(FrameHead::Kind::Value, message.size(), message));
}

std::string error_of_another_file() {
  MessageWriter writer;
  writer(Error{ErrorKind::Locked, "is not what you think", "another.docx"});
  const std::string message = writer.take();
  return write_raw(frame(FrameHead::Kind::Error, message.size(), message));
}

std::string go_on_for(int steps) {
  for (int i = 0; i < steps; ++i) {
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
    note_progress();
  }
  return "done";
}

std::string answer_and_stay() {
  MessageWriter writer;
  Rendition made;
  made.text = "done\n";
  writer(made);
  const std::string message = writer.take();
  const std::string bytes = frame(FrameHead::Kind::Value, message.size(), message);
  (void)!write(kAnswer, bytes.data(), bytes.size());
  sleep_on();
}

using Deed = std::function<std::string(const std::string& on)>;

const std::map<std::string, Deed>& deeds() {
  static const std::map<std::string, Deed> kDeeds = {
      {"crash", [](const auto&) -> std::string { end_by(SIGSEGV); }},
      {"abort", [](const auto&) -> std::string { end_by(SIGABRT); }},
      {"killed", [](const auto&) -> std::string { end_by(SIGKILL); }},
      {"deep", [](const auto&) { return std::to_string(deeper(0)); }},
      {"sleep", [](const auto&) -> std::string { sleep_on(); }},
      {"compute", [](const auto&) -> std::string { compute_on(); }},
      {"memory", [](const auto&) { return take_memory(); }},
      {"give-up", [](const auto&) -> std::string { _exit(3); }},
      {"throw", [](const auto&) -> std::string { throw std::runtime_error("what"); }},
      {"network", [](const auto&) { return outcome(socket(AF_INET, SOCK_STREAM, 0)); }},
      {"local-socket", [](const auto&) { return outcome(socket(AF_UNIX, SOCK_STREAM, 0)); }},
      {"write", [](const auto& path) { return outcome(open(path.c_str(), O_WRONLY | O_CREAT, 0600)); }},
      {"remove", [](const auto& path) { return outcome(unlink(path.c_str())); }},
      {"read", [](const auto& path) { return outcome(open(path.c_str(), O_RDONLY)); }},
      {"run", [](const auto&) { return outcome(execl("/bin/true", "true", nullptr)); }},
      {"process", [](const auto&) { return outcome(fork()); }},
      {"thread", [](const auto&) { return in_thread(); }},
      {"kill-server", [](const auto&) { return outcome(kill(getppid(), SIGKILL)); }},
      {"kill-server-thread", [](const auto&) { return outcome(tgkill(getppid(), getppid(), SIGKILL)); }},
      {"write-file-in-memory", [](const auto&) { return outcome(memfd_create("x", 0)); }},
      {"garbage", [](const auto&) { return write_raw("this is no answer at all"); }},
      {"half", [](const auto&) { return write_raw(frame(FrameHead::Kind::Value, 100, "half")); }},
      {"no-message", [](const auto&) { return write_raw(frame(FrameHead::Kind::Value, 4, "\xFF\xFF\xFF\xFF")); }},
      {"impossible", [](const auto&) { return impossible_layout(); }},
      {"other-file", [](const auto&) { return error_of_another_file(); }},
      {"endless", [](const auto&) { return answer_without_end(); }},
      {"progress", [](const auto&) { return go_on_for(10); }},
      {"stay", [](const auto&) { return answer_and_stay(); }},
  };
  return kDeeds;
}

/// `deed:on what` of the page, or nothing where it is a page as others.
Result<Made> read_or_misbehave(const IntakeRequest& request, const WorkbookSource& source, const std::string& folder) {
  constexpr std::string_view kMark = "<html><!--misbehave:";
  std::string_view text = source.text();
  if (!text.starts_with(kMark)) return read_document(request, source, folder);
  text.remove_prefix(kMark.size());
  text = text.substr(0, text.find("-->"));
  const std::size_t colon = std::min(text.find(':'), text.size());
  const std::string on(colon < text.size() ? text.substr(colon + 1) : std::string_view());
  Rendition made;
  made.text = deeds().at(std::string(text.substr(0, colon)))(on) + "\n";
  MessageWriter writer;
  writer(made);
  return Made{FrameHead::Kind::Value, writer.take()};
}

}  // namespace
}  // namespace chancery

int main(int count, char** values) {
  const char* without = std::getenv("CHANCERY_TEST_WITHOUT");
  const std::string_view left_out = without == nullptr ? "" : without;
  chancery::Offered offered;
  offered.landlock = left_out.find("landlock") == left_out.npos;
  offered.seccomp = left_out.find("seccomp") == left_out.npos;
  return chancery::run_server(count, values, chancery::read_or_misbehave, offered);
}
