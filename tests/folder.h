#pragma once
#include <filesystem>
#include <string>
#include <string_view>

namespace chancery::test {

/// A folder of its own, removed with all that is in it.
class Folder {
 public:
  Folder();
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  ~Folder();

  /// Writes a file, with the folders on its way; returns its path.
  std::string file(const std::string& name, std::string_view bytes) const;
  [[nodiscard]] std::string path(const std::string& name = {}) const {
    return name.empty() ? path_.string() : (path_ / name).string();
  }

 private:
  std::filesystem::path path_;
};

/// The bytes of a file; none where it cannot be read.
std::string contents(const std::string& path);

}  // namespace chancery::test
