#include "intake/memory_file.h"

#include <sys/mman.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <utility>

namespace chancery {
namespace {

Error failed() {
  return {ErrorKind::Unreadable, std::string("no room for working memory: ") + std::strerror(errno), ""};
}

}  // namespace

Result<MemoryFile> MemoryFile::create() {
  const int handle = memfd_create("chancery", MFD_CLOEXEC);
  if (handle < 0) return failed();
  return MemoryFile(handle);
}

Result<MemoryFile> MemoryFile::holding(std::span<const std::byte> bytes) {
  const int handle = memfd_create("chancery", MFD_CLOEXEC);
  if (handle < 0) return failed();
  MemoryFile file(handle);
  for (std::size_t at = 0; at < bytes.size();) {
    const ssize_t written = write(handle, bytes.data() + at, bytes.size() - at);
    if (written <= 0) return failed();
    at += static_cast<std::size_t>(written);
  }
  return Result<MemoryFile>(std::move(file));
}

Result<std::string> MemoryFile::read() const {
  std::string out;
  std::array<char, 1U << 16U> block{};
  for (;;) {
    const ssize_t count = pread(handle_, block.data(), block.size(), static_cast<off_t>(out.size()));
    if (count < 0) return failed();
    if (count == 0) return out;
    out.append(block.data(), static_cast<std::size_t>(count));
  }
}

MemoryFile::~MemoryFile() {
  if (handle_ >= 0) close(handle_);
}

}  // namespace chancery
