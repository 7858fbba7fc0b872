#include "cli/files.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <span>

#include "intake/archive_file.h"
#include "intake/handle.h"

namespace chancery {
namespace {

namespace fs = std::filesystem;

constexpr int kArchivesDeep = 3;
constexpr std::uint64_t kLargestArchive = std::uint64_t{512} << 20U;

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

Error too_large(const InputFile& file, std::uint64_t max_size) {
  return {ErrorKind::TooLarge, "is larger than " + std::to_string(max_size) + " bytes", file.path};
}

/// The first bytes of a regular file; none of what cannot be read, which is told when it is read whole.
std::string head_of(const InputFile& file) {
  if (file.unpacked != nullptr) return file.unpacked->substr(0, kArchiveHead);
  if (!file_size(file)) return {};
  const Handle in(::open(file.path.c_str(), O_RDONLY | O_CLOEXEC));
  std::string head(kArchiveHead, '\0');
  const ssize_t got = in.is_open() ? ::read(in.get(), head.data(), head.size()) : 0;
  head.resize(got > 0 ? static_cast<std::size_t>(got) : 0);
  return head;
}

/// The file, or what it holds where it is an archive.
void add_file(const InputFile& file, int deep, std::vector<InputFile>& out, std::vector<Error>& problems) {
  std::string bytes;
  if (!may_be_archive(head_of(file)) || read_file(file, kLargestArchive, bytes)) {
    out.push_back(file);
    return;
  }
  Result<ArchiveFile> archive = read_archive(file.path, std::as_bytes(std::span(bytes)));
  if (!archive && archive.error().kind == ErrorKind::UnknownFormat) {
    out.push_back(file);
    return;
  }
  if (archive && archive->is_document) out.push_back(file);
  const bool holds_nothing = archive && archive->members.empty() && archive->problems.empty();
  if (holds_nothing && archive->is_document) return;
  if (!archive || deep == 0) {
    problems.push_back(archive ? Error{ErrorKind::TooLarge, "is an archive too deep in others; unpack it", file.path}
                               : archive.error());
    return;
  }
  if (holds_nothing) problems.push_back({ErrorKind::Empty, "holds no file", file.path});
  problems.insert(problems.end(), archive->problems.begin(), archive->problems.end());
  for (ArchiveMember& member : archive->members) {
    const std::string name = member.name.substr(member.name.rfind('/') + 1);
    add_file({file.path + "/" + member.name, name, true, std::make_shared<const std::string>(std::move(member.bytes))},
             deep - 1, out, problems);
  }
}

}  // namespace

std::vector<std::string> list_files(const std::string& folder, std::vector<Error>& problems) {
  std::vector<std::string> paths;
  walk(folder, paths, problems);
  std::sort(paths.begin(), paths.end());
  return paths;
}

std::vector<InputFile> find_input_files(const std::vector<std::string>& arguments, std::vector<Error>& problems) {
  std::vector<InputFile> out;
  const auto add = [&](const InputFile& file) { add_file(file, kArchivesDeep, out, problems); };
  for (const std::string& argument : arguments) {
    std::error_code unknown;
    if (argument != "-" && fs::is_directory(argument, unknown)) {
      for (const std::string& path : list_files(argument, problems))
        add({path, fs::path(path).filename().string(), true});
    } else {
      add({argument, argument == "-" ? argument : fs::path(argument).filename().string(), false});
    }
  }
  return out;
}

std::optional<std::uint64_t> file_size(const InputFile& file) {
  if (file.unpacked != nullptr) return file.unpacked->size();
  struct stat info = {};
  if (file.path == "-" || ::stat(file.path.c_str(), &info) != 0 || !S_ISREG(info.st_mode)) return std::nullopt;
  return static_cast<std::uint64_t>(info.st_size);
}

Status read_file(const InputFile& file, std::uint64_t max_size, std::string& bytes) {
  bytes.clear();
  if (file.unpacked != nullptr) {
    if (file.unpacked->size() > max_size) return too_large(file, max_size);
    bytes = *file.unpacked;
    return bytes.empty() ? Status(Error{ErrorKind::Empty, "is empty", file.path}) : std::nullopt;
  }
  const bool standard_input = file.path == "-";
  const Handle opened(standard_input ? -1 : ::open(file.path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
  const int in = standard_input ? STDIN_FILENO : opened.get();
  if (in < 0) return Error{ErrorKind::Unreadable, reason(errno), file.path};
  struct stat info = {};
  if (fstat(in, &info) != 0) return Error{ErrorKind::Unreadable, reason(errno), file.path};
  if (S_ISDIR(info.st_mode)) return Error{ErrorKind::Unreadable, reason(EISDIR), file.path};
  if (S_ISREG(info.st_mode)) {
    if (static_cast<std::uint64_t>(info.st_size) > max_size) return too_large(file, max_size);
    bytes.reserve(static_cast<std::size_t>(info.st_size) + 1);
  }
  for (;;) {
    const std::size_t have = bytes.size();
    // Of a file one byte more than its size is asked for, which tells its end; of a pipe what it has.
    const bool sized = S_ISREG(info.st_mode) && have <= static_cast<std::size_t>(info.st_size);
    const std::size_t want = sized ? static_cast<std::size_t>(info.st_size) + 1 - have : kStep;
    bytes.resize(have + want);
    const ssize_t got = ::read(in, bytes.data() + have, want);
    bytes.resize(have + (got > 0 ? static_cast<std::size_t>(got) : 0));
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return Error{ErrorKind::Unreadable, reason(errno), file.path};
    if (bytes.size() > max_size) return too_large(file, max_size);
    if (got == 0) break;
  }
  if (bytes.empty()) return Error{ErrorKind::Empty, "is empty", file.path};
  return std::nullopt;
}

}  // namespace chancery
