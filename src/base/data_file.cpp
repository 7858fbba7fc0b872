#include "base/data_file.h"

#include <cstdlib>
#include <filesystem>

namespace chancery {

std::string find_data_file(const std::string& name) {
  namespace fs = std::filesystem;
  if (const char* folder = std::getenv("CHANCERY_DATA"); folder != nullptr && *folder != '\0') {
    return (fs::path(folder) / name).string();
  }
  std::error_code unknown;
  const fs::path beside = fs::read_symlink("/proc/self/exe", unknown).parent_path();
  const fs::path installed = beside.parent_path() / "share" / "chancery" / name;
  if (fs::exists(installed, unknown)) return installed.string();
  return (beside / "share" / "chancery" / name).string();
}

}  // namespace chancery
