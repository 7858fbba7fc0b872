#pragma once
#include <cstddef>
#include <span>
#include <string>
#include <utility>

#include "base/result.h"

namespace chancery {

/// A file in memory, without a place on a disk, for libraries that read and write files by name only.
class MemoryFile {
 public:
  /// An empty file. Errors: Unreadable.
  [[nodiscard]] static Result<MemoryFile> create();
  /// A file that holds `bytes`. Errors: Unreadable (no memory left).
  [[nodiscard]] static Result<MemoryFile> holding(std::span<const std::byte> bytes);

  /// The name by which this process can open it, as long as this object lives.
  [[nodiscard]] std::string path() const { return "/proc/self/fd/" + std::to_string(handle_); }
  /// Everything in it. Errors: Unreadable.
  [[nodiscard]] Result<std::string> read() const;

  MemoryFile(MemoryFile&& other) noexcept : handle_(std::exchange(other.handle_, -1)) {}
  MemoryFile(const MemoryFile&) = delete;
  MemoryFile& operator=(const MemoryFile&) = delete;
  MemoryFile& operator=(MemoryFile&&) = delete;
  ~MemoryFile();

 private:
  explicit MemoryFile(int handle) : handle_(handle) {}
  int handle_;
};

}  // namespace chancery
