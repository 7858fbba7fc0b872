#pragma once
#include <linux/filter.h>

#include <vector>

namespace chancery {

/// The system calls that a process which reads a document may make (seccomp): what it takes to compute, to have
/// threads and memory, and to read files. Sockets of the network,
/// other programs and processes, other processes' memory and what only an administrator does end it; all else is not
/// there, to open for writing too.
class SyscallFilter {
 public:
  /// False where the kernel has no such filters.
  [[nodiscard]] static bool is_offered();
  /// Made once; a process takes it in microseconds.
  [[nodiscard]] static SyscallFilter create();

  /// False where it could not be made.
  [[nodiscard]] bool is_whole() const { return !program_.empty(); }
  /// From here on it holds for this process, which has one thread, and cannot be undone. False where it failed.
  [[nodiscard]] bool enter();

 private:
  std::vector<sock_filter> program_;
};

}  // namespace chancery
