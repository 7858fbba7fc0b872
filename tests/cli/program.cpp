#include "tests/cli/program.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <linux/capability.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <sstream>
#include <thread>

namespace chancery::test {
namespace {

/// Root may read every file; the program is tested with the rights of an ordinary user. Where the tests run as one,
/// they have nothing to lose.
void lose_rights_of_root() {
  prctl(PR_CAPBSET_DROP, CAP_DAC_OVERRIDE);
  prctl(PR_CAPBSET_DROP, CAP_DAC_READ_SEARCH);
}

/// Starts the program with these descriptors as its standard streams.
pid_t start(const std::vector<std::string>& arguments, int in, int out, int err) {
  std::vector<char*> values = {const_cast<char*>(CHANCERY_PROGRAM)};
  for (const std::string& argument : arguments) values.push_back(const_cast<char*>(argument.c_str()));
  values.push_back(nullptr);
  const pid_t child = fork();
  if (child == 0) {
    dup2(in, STDIN_FILENO);
    dup2(out, STDOUT_FILENO);
    dup2(err, STDERR_FILENO);
    lose_rights_of_root();
    execv(CHANCERY_PROGRAM, values.data());
    _exit(127);
  }
  return child;
}

int wait_for(pid_t child) {
  int status = 0;
  waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

int open_new(const std::string& path) { return open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600); }

}  // namespace

Run run(const std::vector<std::string>& arguments, std::string_view in, const std::string& out_path) {
  const Folder folder;
  const int in_file = open(folder.file("in", in).c_str(), O_RDONLY | O_CLOEXEC);
  const int out_file = out_path.empty() ? open_new(folder.path("out")) : open(out_path.c_str(), O_WRONLY | O_CLOEXEC);
  const int err_file = open_new(folder.path("err"));
  Run result;
  result.exit_code = wait_for(start(arguments, in_file, out_file, err_file));
  for (const int file : {in_file, out_file, err_file}) close(file);
  if (out_path.empty()) result.out = contents(folder.path("out"));
  result.err = contents(folder.path("err"));
  return result;
}

Run run_into_closed_pipe(const std::vector<std::string>& arguments) {
  const Folder folder;
  int ends[2] = {-1, -1};
  EXPECT_EQ(pipe2(ends, O_CLOEXEC), 0);
  const int in_file = open("/dev/null", O_RDONLY | O_CLOEXEC);
  const int err_file = open_new(folder.path("err"));
  const pid_t child = start(arguments, in_file, ends[1], err_file);
  close(ends[1]);
  char first[16];
  EXPECT_GT(read(ends[0], first, sizeof first), 0);
  close(ends[0]);
  Run result;
  result.exit_code = wait_for(child);
  for (const int file : {in_file, err_file}) close(file);
  result.err = contents(folder.path("err"));
  return result;
}

Run run_until_killed(const std::vector<std::string>& arguments, std::chrono::milliseconds delay) {
  const Folder folder;
  const int in_file = open("/dev/null", O_RDONLY | O_CLOEXEC);
  const int out_file = open_new(folder.path("out"));
  const int err_file = open_new(folder.path("err"));
  const pid_t child = start(arguments, in_file, out_file, err_file);
  std::this_thread::sleep_for(delay);
  kill(child, SIGKILL);
  Run result;
  result.exit_code = wait_for(child);
  for (const int file : {in_file, out_file, err_file}) close(file);
  result.out = contents(folder.path("out"));
  result.err = contents(folder.path("err"));
  return result;
}

std::vector<std::string> lines(const std::string& text) {
  std::vector<std::string> out;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) out.push_back(line);
  return out;
}

std::vector<nlohmann::json> objects(const std::string& json_lines) {
  std::vector<nlohmann::json> out;
  for (const std::string& line : lines(json_lines)) {
    out.push_back(nlohmann::json::parse(line, nullptr, false));
    EXPECT_FALSE(out.back().is_discarded()) << line.substr(0, 200);
  }
  return out;
}

}  // namespace chancery::test
