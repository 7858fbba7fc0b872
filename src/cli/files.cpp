#include "cli/files.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>

namespace chancery {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kStep = 64 * 1024;

std::string reason(int number) {
  switch (number) {
    case ENOENT:
      return "there is no such file";
    case EACCES:
      return "you may not read this file";
    case EISDIR:
      return "this is a folder";
    default:
      return std::string("cannot be read: ") + std::strerror(number);
  }
}

void walk(const fs::path& folder, std::vector<std::string>& out, std::vector<Error>& problems) {
  std::error_code failure;
  fs::directory_iterator entries(folder, failure);
  if (failure) {
    problems.push_back({ErrorKind::Unreadable, "this folder cannot be read: " + failure.message(), folder.string()});
    return;
  }
  for (const fs::directory_entry& entry : entries) {
    std::error_code unknown;
    if (entry.path().filename().string().starts_with('.') || entry.is_symlink(unknown)) continue;
    if (entry.is_directory(unknown)) {
      walk(entry.path(), out, problems);
    } else if (entry.is_regular_file(unknown)) {
      out.push_back(entry.path().string());
    }
  }
}

struct Descriptor {
  int number = -1;
  bool owned = false;
  ~Descriptor() {
    if (owned && number >= 0) ::close(number);
  }
};

}  // namespace

std::vector<InputFile> find_input_files(const std::vector<std::string>& arguments, std::vector<Error>& problems) {
  std::vector<InputFile> out;
  for (const std::string& argument : arguments) {
    std::error_code unknown;
    if (argument != "-" && fs::is_directory(argument, unknown)) {
      std::vector<std::string> paths;
      walk(argument, paths, problems);
      std::sort(paths.begin(), paths.end());
      for (const std::string& path : paths) out.push_back({path, fs::path(path).filename().string(), true});
    } else {
      out.push_back({argument, argument == "-" ? argument : fs::path(argument).filename().string(), false});
    }
  }
  return out;
}

std::optional<std::uint64_t> file_size(const InputFile& file) {
  struct stat info = {};
  if (file.path == "-" || ::stat(file.path.c_str(), &info) != 0 || !S_ISREG(info.st_mode)) return std::nullopt;
  return static_cast<std::uint64_t>(info.st_size);
}

Status read_file(const InputFile& file, std::uint64_t max_size, std::string& bytes) {
  bytes.clear();
  const bool standard_input = file.path == "-";
  Descriptor in;
  in.number = standard_input ? STDIN_FILENO : ::open(file.path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  in.owned = !standard_input;
  if (in.number < 0) return Error{ErrorKind::Unreadable, reason(errno), file.path};
  struct stat info = {};
  if (fstat(in.number, &info) != 0) return Error{ErrorKind::Unreadable, reason(errno), file.path};
  if (S_ISDIR(info.st_mode)) return Error{ErrorKind::Unreadable, reason(EISDIR), file.path};
  const auto too_large = [&] {
    return Error{ErrorKind::TooLarge, "is larger than " + std::to_string(max_size) + " bytes", file.path};
  };
  if (S_ISREG(info.st_mode)) {
    if (static_cast<std::uint64_t>(info.st_size) > max_size) return too_large();
    bytes.reserve(static_cast<std::size_t>(info.st_size) + 1);
  }
  for (;;) {
    const std::size_t have = bytes.size();
    // Of a file one byte more than its size is asked for, which tells its end; of a pipe what it has.
    const bool sized = S_ISREG(info.st_mode) && have <= static_cast<std::size_t>(info.st_size);
    const std::size_t want = sized ? static_cast<std::size_t>(info.st_size) + 1 - have : kStep;
    bytes.resize(have + want);
    const ssize_t got = ::read(in.number, bytes.data() + have, want);
    bytes.resize(have + (got > 0 ? static_cast<std::size_t>(got) : 0));
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return Error{ErrorKind::Unreadable, reason(errno), file.path};
    if (bytes.size() > max_size) return too_large();
    if (got == 0) break;
  }
  if (bytes.empty()) return Error{ErrorKind::Empty, "is empty", file.path};
  return std::nullopt;
}

}  // namespace chancery
