#include "intake/worker/landlock.h"

#include <fcntl.h>
#include <linux/landlock.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cstddef>

#include "intake/worker/sanitized.h"

namespace chancery {
namespace {

/// As in linux/landlock.h of newer kernels than Debian 12 has headers of.
struct RulesetAttributes {
  std::uint64_t files = 0;
  std::uint64_t network = 0;  ///< from version 4
  std::uint64_t scoped = 0;   ///< from version 6
};

/// All rights to files that the version knows.
std::uint64_t rights_of(int version) {
  unsigned count = 13;
  if (version >= 2) count = 14;  // to link and rename between folders
  if (version >= 3) count = 15;  // to cut
  if (version >= 5) count = 16;  // to control devices
  return (std::uint64_t{1} << count) - 1;
}

std::size_t size_for(int version) {
  if (version >= 6) return sizeof(RulesetAttributes);
  return version >= 4 ? offsetof(RulesetAttributes, scoped) : offsetof(RulesetAttributes, network);
}

/// The rights that a file can have; the others are those of folders.
constexpr std::uint64_t kOfFiles = LANDLOCK_ACCESS_FS_EXECUTE | LANDLOCK_ACCESS_FS_WRITE_FILE |
                                   LANDLOCK_ACCESS_FS_READ_FILE | (std::uint64_t{1} << 14U) | (std::uint64_t{1} << 15U);
constexpr std::uint64_t kReading = LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR;

}  // namespace

FileView::FileView() {
  version_ =
      static_cast<int>(syscall(SYS_landlock_create_ruleset, nullptr, std::size_t{0}, LANDLOCK_CREATE_RULESET_VERSION));
  if (version_ < 1) return;
  all_ = rights_of(version_);
  RulesetAttributes attributes;
  attributes.files = all_;
  attributes.network = 3;  // to bind and to connect
  attributes.scoped = 3;   // abstract sockets, signals
  rules_ =
      Handle(static_cast<int>(syscall(SYS_landlock_create_ruleset, &attributes, size_for(version_), std::uint32_t{0})));
}

void FileView::allow(const char* path, std::uint64_t rights) {
  const Handle place(open(path, O_PATH | O_CLOEXEC));
  struct stat about {};
  if (!place.is_open() || fstat(place.get(), &about) != 0) return;
  landlock_path_beneath_attr rule{};
  rule.allowed_access = S_ISDIR(about.st_mode) ? rights : rights & kOfFiles;
  rule.parent_fd = place.get();
  syscall(SYS_landlock_add_rule, rules_.get(), LANDLOCK_RULE_PATH_BENEATH, &rule, 0);
}

void FileView::allow_reading(std::initializer_list<const char*> paths) {
  for (const char* path : paths) allow(path, kReading);
}

void FileView::allow_running(std::initializer_list<const char*> paths) {
  for (const char* path : paths) allow(path, kReading | LANDLOCK_ACCESS_FS_EXECUTE);
}

void FileView::allow_everything(const char* path) { allow(path, all_); }

bool FileView::enter() { return rules_.is_open() && syscall(SYS_landlock_restrict_self, rules_.get(), 0) == 0; }

FileView readers_view() {
  FileView view;
  view.allow_reading(
      {"/usr/share/fonts", "/usr/local/share/fonts", "/usr/share/fontconfig", "/etc/fonts", "/var/cache/fontconfig"});
  view.allow_reading({"/usr/share/tesseract-ocr"});
  view.allow_reading({"/usr/share/poppler"});
  // Tables of the C library for encodings and time, and libraries that it loads late.
  view.allow_reading({"/usr/lib", "/lib", "/lib64", "/etc/ld.so.cache", "/usr/share/zoneinfo", "/etc/localtime"});
  view.allow_reading({"/usr/share/mime"});
  view.allow_reading({"/sys/devices/system/cpu"});  // by which threads are counted
  if (kSanitized) view.allow_reading({"/proc"});    // for their reports
  return view;
}

}  // namespace chancery
