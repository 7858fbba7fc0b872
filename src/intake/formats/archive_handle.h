#pragma once
#include <archive.h>
#include <archive_entry.h>

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace chancery {

struct ArchiveCloser {
  void operator()(archive* a) const { archive_read_free(a); }
};
/// An archive that libarchive reads, closed with its owner.
using ArchiveHandle = std::unique_ptr<archive, ArchiveCloser>;

/// Why the library could not go on.
[[nodiscard]] std::string archive_reason(archive* a);
/// The name of a member as the archive has it; empty where it has none.
[[nodiscard]] std::string archive_path(archive_entry* entry);

/// The name of a member as it is shown, from the folder of the archive on; nothing for what is hidden.
[[nodiscard]] std::optional<std::string> shown_name(std::string_view raw);

/// What may be unpacked of a file, and what was so far.
struct UnpackBudget {
  std::size_t packed = 0;      ///< bytes of the file
  std::size_t bytes = 0;       ///< that it may become in all
  std::size_t free_bytes = 0;  ///< up to which no ratio is asked
  std::size_t ratio = 0;       ///< unpacked bytes for each byte of the file
  std::size_t used = 0;
};

enum class Unpacked { Whole, Damaged, TooMuch, TooDense };

/// Appends the content of the member at hand to `out`, as far as the budget goes.
[[nodiscard]] Unpacked unpack_member(archive* a, UnpackBudget& budget, std::string& out);

}  // namespace chancery
