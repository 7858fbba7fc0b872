#include "intake/memory_file.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <utility>

#include "intake/packet.h"

namespace chancery {
namespace {

Error failed() {
  return {ErrorKind::Unreadable, std::string("no room for working memory: ") + std::strerror(errno), ""};
}

}  // namespace

Result<MemoryFile> MemoryFile::create() {
  Handle handle(memfd_create("chancery", MFD_CLOEXEC));
  if (!handle.is_open()) return failed();
  return MemoryFile(std::move(handle));
}

Result<MemoryFile> MemoryFile::holding(std::span<const std::byte> bytes) {
  TRY(file, create());
  if (!write_all(file.handle(), {reinterpret_cast<const char*>(bytes.data()), bytes.size()})) return failed();
  return Result<MemoryFile>(std::move(file));
}

Result<MemoryFile> MemoryFile::of_handle(int handle) {
  Handle own(fcntl(handle, F_DUPFD_CLOEXEC, 0));
  if (!own.is_open()) return failed();
  return MemoryFile(std::move(own));
}

Result<std::string> MemoryFile::read() const {
  std::string out;
  std::array<char, 1U << 16U> block{};
  for (;;) {
    const ssize_t count = pread(handle(), block.data(), block.size(), static_cast<off_t>(out.size()));
    if (count < 0) return failed();
    if (count == 0) return out;
    out.append(block.data(), static_cast<std::size_t>(count));
  }
}

}  // namespace chancery
