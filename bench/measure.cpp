// Runs a command and says what it cost, with nothing of its own counted in: the kernel's account of the child.
//
//   measure OUT COMMAND [ARGUMENT...]
//
// Appends one line to the file OUT: user seconds, system seconds, wall seconds, peak memory in KiB, exit code (128 +
// signal where it died of one). A script that forked the command itself would lend it its own peak memory.
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>

namespace {

double seconds(const timeval& time) {
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
}

}  // namespace

int main(int count, char** values) {
  if (count < 3) {
    std::fputs("usage: measure OUT COMMAND [ARGUMENT...]\n", stderr);
    return 2;
  }
  const auto start = std::chrono::steady_clock::now();
  const pid_t child = fork();
  if (child == 0) {
    execvp(values[2], values + 2);
    std::perror(values[2]);
    _exit(127);
  }
  int state = 0;
  rusage cost = {};
  if (child < 0 || wait4(child, &state, 0, &cost) != child) {
    std::perror("measure");
    return 1;
  }
  const std::chrono::duration<double> wall = std::chrono::steady_clock::now() - start;
  const int code = WIFSIGNALED(state) ? 128 + WTERMSIG(state) : WEXITSTATUS(state);
  std::FILE* out = std::fopen(values[1], "a");
  if (out == nullptr) {
    std::perror(values[1]);
    return 1;
  }
  std::fprintf(out, "%.6f %.6f %.6f %ld %d\n", seconds(cost.ru_utime), seconds(cost.ru_stime), wall.count(),
               cost.ru_maxrss, code);
  std::fclose(out);
  return code;
}
