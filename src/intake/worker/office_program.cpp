#include "intake/worker/office_program.h"

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>

#include <array>
#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "intake/handle.h"
#include "intake/packet.h"
#include "intake/worker/office_confinement.h"

namespace chancery {
namespace {

bool is_program(const std::string& path) { return access(path.c_str(), X_OK) == 0; }

/// LibreOffice: $CHANCERY_SOFFICE, else in $PATH, else where its packages put it; empty where there is none.
std::string find_office_program() {
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

bool write_file(const std::string& path, std::span<const std::byte> bytes) {
  const Handle file(open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600));
  return file.is_open() && write_all(file.get(), {reinterpret_cast<const char*>(bytes.data()), bytes.size()});
}

std::string whole_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

[[noreturn]] void become_office_program(const std::string& program, const std::string& folder,
                                        const std::string& letter) {
  std::array<std::string, 11> arguments{program,
                                        "--headless",
                                        "--norestore",
                                        "--nologo",
                                        "-env:OSL_SOCKET_PATH=" + folder,
                                        "-env:UserInstallation=file://" + folder + "/profile",
                                        "--convert-to",
                                        "docx:MS Word 2007 XML",
                                        "--outdir",
                                        folder + "/out",
                                        letter};
  std::array<std::string, 5> settings{"HOME=" + folder, "TMPDIR=" + folder, "PATH=/usr/local/bin:/usr/bin:/bin",
                                      "LANG=C.UTF-8", "SAL_USE_VCLPLUGIN=svp"};
  std::array<char*, arguments.size() + 1> values{};
  std::array<char*, settings.size() + 1> environment{};
  for (std::size_t i = 0; i < arguments.size(); ++i) values[i] = arguments[i].data();
  for (std::size_t i = 0; i < settings.size(); ++i) environment[i] = settings[i].data();
  execve(program.c_str(), values.data(), environment.data());
  _exit(127);
}

/// What `waitpid` says of it; -1 where it could not be started.
int run_office_program(const std::string& program, const std::string& folder, const std::string& letter) {
  const pid_t process = fork();
  if (process < 0) return -1;
  if (process == 0) become_office_program(program, folder, letter);
  int status = -1;
  while (waitpid(process, &status, 0) < 0 && errno == EINTR) {
  }
  return status;
}

}  // namespace

Result<Made> convert_letter(const IntakeRequest& request, const WorkbookSource& source, const std::string& folder) {
  const bool is_rtf = request.format == FileFormat::Rtf;
  const std::string kind = is_rtf ? "an RTF file" : "a Word file of before 2007 (DOC)";
  std::string program = find_office_program();
  if (program.empty()) {
    return source.error(ErrorKind::UnknownFormat,
                        "is " + kind +
                            ", which needs LibreOffice to be read (package libreoffice-writer-nogui); install it, or "
                            "save the file as DOCX");
  }
  program = without_starters(program);
  const std::string letter = folder + (is_rtf ? "/letter.rtf" : "/letter.doc");
  if (folder.empty() || !write_file(letter, source.bytes)) {
    return source.error(ErrorKind::Unreadable, "cannot be read now: there is no room for temporary files");
  }
  confine_office_program(program, folder);
  int status = run_office_program(program, folder, letter);
  // With new settings it may end at once, to be started again ([desktop/source/inc/exithelper.h]).
  constexpr int kRestart = 81;
  if (WIFEXITED(status) && WEXITSTATUS(status) == kRestart) status = run_office_program(program, folder, letter);
  Made made;
  made.message = whole_file(folder + "/out/letter.docx");
  if (status == 0 && !made.message.empty()) return made;
  return source.error(
      ErrorKind::Unreadable,
      "is " + kind + " that LibreOffice cannot convert; it may be damaged: open it, and save it as DOCX");
}

}  // namespace chancery
