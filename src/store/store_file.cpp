#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>

#include "store/layout.h"
#include "store/postgres.h"
#include "store/sqlite.h"
#include "store/store_file.h"

namespace chancery {
namespace {

constexpr std::string_view kMagic("SQLite format 3\0", 16);

/// Is there a SQLite file? Told before SQLite itself looks, which would make one of an empty file.
Status check_file(const std::string& path) {
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) {
    if (errno == ENOENT)
      return Error{ErrorKind::NotFound, "there is no register here; 'chancery init' or 'chancery add' makes one", path};
    return Error{ErrorKind::Unreadable, std::string("the file cannot be opened: ") + std::strerror(errno), path};
  }
  char head[16] = {};
  const ssize_t size = ::read(file, head, sizeof head);
  ::close(file);
  if (size != static_cast<ssize_t>(sizeof head) || std::string_view(head, sizeof head) != kMagic)
    return Error{ErrorKind::NotAStore, "this file is no register", path};
  return {};
}

/// Makes sure that a new name in a folder is on the disk.
void sync_folder(const std::string& path) {
  const std::filesystem::path folder = std::filesystem::path(path).parent_path();
  const int file = ::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (file < 0) return;
  ::fsync(file);
  ::close(file);
}

/// Only a whole register gets the name; where somebody else was first, theirs stays.
Status give_name(const std::string& making, const std::string& path) {
  int failure = ::renameat2(AT_FDCWD, making.c_str(), AT_FDCWD, path.c_str(), RENAME_NOREPLACE) == 0 ? 0 : errno;
  // A file system that cannot do this has links instead; the sticks that have no links can.
  if (failure == EINVAL || failure == ENOSYS) failure = ::link(making.c_str(), path.c_str()) == 0 ? 0 : errno;
  if (failure == EEXIST) return Error{ErrorKind::Conflict, "something stands here already; it was left as it is", path};
  if (failure != 0)
    return Error{ErrorKind::StoreFailed, std::string("the register cannot get its name: ") + std::strerror(failure),
                 path};
  sync_folder(path);
  return {};
}

}  // namespace

Result<std::unique_ptr<Database>> open_store(const std::string& location) {
  if (is_postgres(location)) {
    TRY(database, open_postgres(location));
    CHECK_STATUS(prepare_layout(*database));
    return database;
  }
  CHECK_STATUS(check_file(location));
  TRY(database, open_sqlite(location, SqliteMode::Open));
  TRY(layout, find_layout(*database));
  if (layout == 0) return Error{ErrorKind::NotAStore, "this file is no register", location};
  CHECK_STATUS(prepare_layout(*database));
  return database;
}

Status create_store(const std::string& path, const std::function<Status(Database&)>& fill) {
  const std::string making = path + ".making-" + std::to_string(::getpid());
  const auto remove = [&] {
    std::error_code ignored;
    for (const char* end : {"", "-wal", "-shm", "-journal"}) std::filesystem::remove(making + end, ignored);
  };
  remove();
  Status problem = [&]() -> Status {
    TRY(database, open_sqlite(making, SqliteMode::Create));
    CHECK_STATUS(prepare_layout(*database));
    return fill(*database);
  }();
  if (!problem) problem = give_name(making, path);
  remove();
  if (problem && problem->place.starts_with(making)) problem->place.replace(0, making.size(), path);
  return problem;
}

namespace {

/// Writes `making` until `fill` has written all of it, on the disk; removed where that failed.
Status write_making(const std::string& making, const std::string& path, const std::function<Status(std::FILE*)>& fill) {
  std::FILE* file = std::fopen(making.c_str(), "wxe");
  if (file == nullptr)
    return Error{ErrorKind::Unreadable, std::string("cannot be made: ") + std::strerror(errno), path};
  Status problem = fill(file);
  if ((std::fflush(file) != 0 || ::fsync(::fileno(file)) != 0) && !problem)
    problem = Error{errno == ENOSPC ? ErrorKind::StoreFull : ErrorKind::StoreFailed,
                    std::string("cannot be written: ") + std::strerror(errno), path};
  std::fclose(file);
  if (problem) ::unlink(making.c_str());
  return problem;
}

std::string making_of(const std::string& path) { return path + ".making-" + std::to_string(::getpid()); }

}  // namespace

Status write_new_file(const std::string& path, const std::function<Status(std::FILE*)>& fill) {
  const std::string making = making_of(path);
  CHECK_STATUS(write_making(making, path, fill));
  Status problem = give_name(making, path);
  ::unlink(making.c_str());
  return problem;
}

Status write_file(const std::string& path, std::string_view bytes) {
  const std::string making = making_of(path);
  CHECK_STATUS(write_making(making, path, [&](std::FILE* file) -> Status {
    std::fwrite(bytes.data(), 1, bytes.size(), file);
    if (std::ferror(file) == 0) return {};
    return Error{errno == ENOSPC ? ErrorKind::StoreFull : ErrorKind::StoreFailed,
                 std::string("cannot be written: ") + std::strerror(errno), path};
  }));
  if (std::rename(making.c_str(), path.c_str()) == 0) return {};
  Error error{ErrorKind::Unreadable, std::string("cannot be made: ") + std::strerror(errno), path};
  ::unlink(making.c_str());
  return error;
}

}  // namespace chancery
