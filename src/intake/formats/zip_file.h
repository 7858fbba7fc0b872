#pragma once
#include <string>
#include <string_view>
#include <unordered_map>

#include "intake/formats/workbook_source.h"

namespace chancery {

/// The parts of a zipped office file that its reader wants, unpacked.
class ZipFile {
 public:
  /// Reads the parts for which `is_wanted` holds (names in small letters, without a leading slash). Errors: TooLarge
  /// (entries, unpacked size, ratio), Locked, Unreadable (damaged, cut short).
  [[nodiscard]] static Result<ZipFile> open(const WorkbookSource& source, bool (*is_wanted)(std::string_view));

  /// The part, or nothing where the archive has none of this name; letters as in `open`.
  [[nodiscard]] const std::string* find(std::string_view name) const;

 private:
  std::unordered_map<std::string, std::string> parts_;
};

/// A part's name as it is compared: small letters, forward slashes, none at the start.
[[nodiscard]] std::string part_name(std::string_view name);

}  // namespace chancery
