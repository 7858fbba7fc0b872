#pragma once
#include <cstddef>
#include <span>
#include <string>
#include <utility>

#include "base/result.h"
#include "intake/handle.h"

namespace chancery {

/// A file in memory, without a place on a disk, for libraries that read and write files by name only.
class MemoryFile {
 public:
  /// An empty file. Errors: Unreadable.
  [[nodiscard]] static Result<MemoryFile> create();
  /// A file that holds `bytes`. Errors: Unreadable (no memory left).
  [[nodiscard]] static Result<MemoryFile> holding(std::span<const std::byte> bytes);
  /// The one that this file descriptor, which is kept, stands for. Errors: Unreadable.
  [[nodiscard]] static Result<MemoryFile> of_handle(int handle);

  /// The name by which this process can open it, as long as this object lives.
  [[nodiscard]] std::string path() const { return "/proc/self/fd/" + std::to_string(handle()); }
  /// The same, as a file descriptor.
  [[nodiscard]] int handle() const { return handle_.get(); }
  /// Everything in it. Errors: Unreadable.
  [[nodiscard]] Result<std::string> read() const;

 private:
  explicit MemoryFile(Handle handle) : handle_(std::move(handle)) {}
  Handle handle_;
};

}  // namespace chancery
