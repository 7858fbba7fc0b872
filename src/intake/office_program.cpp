#include "intake/office_program.h"

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdlib>
#include <filesystem>

namespace chancery {
namespace {

bool is_program(const std::string& path) { return access(path.c_str(), X_OK) == 0; }

/// LibreOffice as people start it.
std::string find_starter() {
  if (const char* named = std::getenv("CHANCERY_SOFFICE"); named != nullptr && *named != '\0') {
    return is_program(named) ? named : "";
  }
  const char* path = std::getenv("PATH");
  std::string folders = std::string(path == nullptr ? "" : path) + ":/usr/bin:/usr/lib/libreoffice/program";
  for (std::size_t at = 0; at < folders.size();) {
    const std::size_t end = std::min(folders.find(':', at), folders.size());
    std::string program = folders.substr(at, end - at) + "/soffice";
    if (program.starts_with('/') && is_program(program)) return program;
    at = end + 1;
  }
  return "";
}

/// The program that the command `soffice` starts by way of two others, which want sockets of their own.
std::string without_starters(const std::string& program) {
  std::error_code problem;
  const std::filesystem::path real = std::filesystem::canonical(program, problem);
  const std::string started = real.string() + ".bin";
  return !problem && is_program(started) ? started : program;
}

[[noreturn]] void become_office_program(const std::string& program, const std::string& folder, const std::string& file,
                                        const std::string& filter) {
  std::array<std::string, 11> arguments{program,
                                        "--headless",
                                        "--norestore",
                                        "--nologo",
                                        "-env:OSL_SOCKET_PATH=" + folder,
                                        "-env:UserInstallation=file://" + folder + "/profile",
                                        "--convert-to",
                                        filter,
                                        "--outdir",
                                        folder + "/out",
                                        file};
  std::array<std::string, 5> settings{"HOME=" + folder, "TMPDIR=" + folder, "PATH=/usr/local/bin:/usr/bin:/bin",
                                      "LANG=C.UTF-8", "SAL_USE_VCLPLUGIN=svp"};
  std::array<char*, arguments.size() + 1> values{};
  std::array<char*, settings.size() + 1> environment{};
  for (std::size_t i = 0; i < arguments.size(); ++i) values[i] = arguments[i].data();
  for (std::size_t i = 0; i < settings.size(); ++i) environment[i] = settings[i].data();
  // What it tells of its work is of no use to who asked for it.
  if (const int nothing = open("/dev/null", O_WRONLY | O_CLOEXEC); nothing >= 0) {
    dup2(nothing, STDOUT_FILENO);
    dup2(nothing, STDERR_FILENO);
  }
  execve(program.c_str(), values.data(), environment.data());
  _exit(127);
}

/// What `waitpid` says of it; -1 where it could not be started.
int run_once(const std::string& program, const std::string& folder, const std::string& file,
             const std::string& filter) {
  const pid_t process = fork();
  if (process < 0) return -1;
  if (process == 0) become_office_program(program, folder, file, filter);
  int status = -1;
  while (waitpid(process, &status, 0) < 0 && errno == EINTR) {
  }
  return status;
}

}  // namespace

std::string find_office_program() {
  const std::string starter = find_starter();
  return starter.empty() ? starter : without_starters(starter);
}

bool run_office_program(const std::string& program, const std::string& folder, const std::string& file,
                        const std::string& filter) {
  int status = run_once(program, folder, file, filter);
  // With new settings it may end at once, to be started again ([desktop/source/inc/exithelper.h]).
  constexpr int kRestart = 81;
  if (WIFEXITED(status) && WEXITSTATUS(status) == kRestart) status = run_once(program, folder, file, filter);
  return status == 0;
}

}  // namespace chancery
