#pragma once
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "base/result.h"

namespace chancery {

/// Looks at a folder again and again, and tells which files have arrived in it. It looks, rather than being told by the
/// system: folders of another machine tell nothing.
class FolderWatch {
 public:
  explicit FolderWatch(std::string folder) : folder_(std::move(folder)) {}

  /// The files, in byte order of their paths, that are new or other than when they were last told, and have not changed
  /// since the look before: whoever copies them is done. Left out are hidden files, empty ones, links, and what
  /// programs keep beside a file while it is written. `problems` are those of folders that cannot be listed.
  std::vector<std::string> look(std::vector<Error>& problems);

 private:
  struct Seen {
    std::uint64_t size = 0;
    std::int64_t changed = 0;  ///< nanoseconds since 1970
    bool told = false;

    [[nodiscard]] bool is_as(const Seen& other) const { return size == other.size && changed == other.changed; }
  };

  std::string folder_;
  std::map<std::string, Seen> seen_;
};

}  // namespace chancery
