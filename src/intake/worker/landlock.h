#pragma once
#include <cstdint>
#include <initializer_list>

#include "intake/handle.h"

namespace chancery {

/// What this process and those that it starts may still see of the files of the machine, once it is entered: what was
/// allowed, and no more; besides no TCP, and no signals to processes outside, where the kernel can (Landlock: files
/// from Linux 5.13 on, TCP from 6.7, signals from 6.12).
class FileView {
 public:
  /// Nothing is allowed yet.
  FileView();

  /// Files to read, alone or in folders; what is not on this machine is left away.
  void allow_reading(std::initializer_list<const char*> paths);
  /// Programs to run, and all else that stands beside them to read.
  void allow_running(std::initializer_list<const char*> paths);
  void allow_everything(const char* path);
  /// Cannot be undone. False where the kernel has no Landlock.
  bool enter();

 private:
  void allow(const char* path, std::uint64_t rights);

  int version_ = 0;
  std::uint64_t all_ = 0;
  Handle rules_;
};

/// The fonts, models and tables that readers of documents need, for reading only.
[[nodiscard]] FileView readers_view();

}  // namespace chancery
