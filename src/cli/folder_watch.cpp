#include "cli/folder_watch.h"

#include <sys/stat.h>

#include <array>
#include <string_view>

#include "cli/files.h"

namespace chancery {
namespace {

/// A file that a program keeps beside the one that it writes: the lock of an office program, a download that is not
/// done.
bool is_on_the_way(std::string_view path) {
  constexpr std::array<std::string_view, 4> kEndings = {".part", ".crdownload", ".tmp", ".partial"};
  const std::string_view name = path.substr(path.rfind('/') + 1);
  if (name.starts_with("~$")) return true;
  for (const std::string_view ending : kEndings) {
    if (name.ends_with(ending)) return true;
  }
  return false;
}

}  // namespace

std::vector<std::string> FolderWatch::look(std::vector<Error>& problems) {
  constexpr std::int64_t kSecond = 1'000'000'000;
  std::vector<std::string> arrived;
  std::map<std::string, Seen> now;
  for (std::string& path : list_files(folder_, problems)) {
    struct stat info = {};
    if (is_on_the_way(path) || ::stat(path.c_str(), &info) != 0 || info.st_size == 0) continue;
    Seen file{static_cast<std::uint64_t>(info.st_size), info.st_mtim.tv_sec * kSecond + info.st_mtim.tv_nsec};
    const auto before = seen_.find(path);
    if (before != seen_.end() && before->second.is_as(file)) {
      if (!before->second.told) arrived.push_back(path);
      file.told = true;
    }
    now.emplace(std::move(path), file);
  }
  seen_ = std::move(now);
  return arrived;
}

}  // namespace chancery
