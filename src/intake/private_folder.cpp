#include "intake/private_folder.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>

#include <chrono>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <string_view>
#include <thread>
#include <utility>

namespace chancery {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kName = "chancery-office-";

fs::path parent_folder() {
  const char* named = std::getenv("TMPDIR");
  return named != nullptr && *named == '/' ? named : "/tmp";
}

Handle locked(const std::string& path) {
  Handle handle(open(path.c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC));
  if (handle.is_open() && flock(handle.get(), LOCK_EX | LOCK_NB) != 0) handle.reset();
  return handle;
}

/// What was just killed may still write for a moment.
void remove_whole(const std::string& path) {
  constexpr int kTries = 200;
  for (int i = 0; i < kTries; ++i) {
    std::error_code problem;
    fs::remove_all(path, problem);
    if (!problem && !fs::exists(path, problem)) return;
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
}

/// One of ours that nobody has used for an hour.
bool is_left_over(const std::string& path) {
  constexpr std::time_t kHour = 3600;
  struct stat about {};
  return lstat(path.c_str(), &about) == 0 && S_ISDIR(about.st_mode) && about.st_uid == geteuid() &&
         about.st_mtime + kHour < std::time(nullptr);
}

}  // namespace

PrivateFolder PrivateFolder::create() {
  std::string path = (parent_folder() / (std::string(kName) + "XXXXXX")).string();
  PrivateFolder made;
  if (mkdtemp(path.data()) == nullptr) return made;
  made.path_ = path;
  made.lock_ = locked(path);
  return made;
}

void PrivateFolder::remove_left_over() {
  std::error_code problem;
  for (const auto& entry : fs::directory_iterator(parent_folder(), problem)) {
    const std::string path = entry.path().string();
    if (!entry.path().filename().string().starts_with(kName) || !is_left_over(path)) continue;
    if (locked(path).is_open()) remove_whole(path);
  }
}

PrivateFolder::PrivateFolder(PrivateFolder&& other) noexcept
    : path_(std::exchange(other.path_, {})), lock_(std::move(other.lock_)) {}

PrivateFolder& PrivateFolder::operator=(PrivateFolder&& other) noexcept {
  std::swap(path_, other.path_);
  lock_ = std::move(other.lock_);
  return *this;
}

PrivateFolder::~PrivateFolder() {
  if (!path_.empty()) remove_whole(path_);
}

}  // namespace chancery
