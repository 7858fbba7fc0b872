#pragma once
#include <string>

#include "intake/handle.h"

namespace chancery {

/// A folder in $TMPDIR or /tmp that nobody else may look into, removed with its owner.
class PrivateFolder {
 public:
  PrivateFolder() = default;
  /// Without a path where none could be made.
  [[nodiscard]] static PrivateFolder create();
  /// Removes those that were left by processes that were killed.
  static void remove_left_over();

  [[nodiscard]] const std::string& path() const { return path_; }

  PrivateFolder(PrivateFolder&& other) noexcept;
  PrivateFolder& operator=(PrivateFolder&& other) noexcept;
  PrivateFolder(const PrivateFolder&) = delete;
  PrivateFolder& operator=(const PrivateFolder&) = delete;
  ~PrivateFolder();

 private:
  std::string path_;
  Handle lock_;  ///< held as long as there is an owner
};

}  // namespace chancery
