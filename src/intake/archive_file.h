#pragma once
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace chancery {

/// A file in an archive.
struct ArchiveMember {
  std::string name;  ///< with its folders, `/` between; well-formed UTF-8, no `..`, not hidden
  std::string bytes;
};

/// What an archive holds, in its order. Folders, links and hidden files are left out.
struct ArchiveFile {
  bool is_document = false;  ///< it is to be read itself as well: an e-mail and what came with it
  std::vector<ArchiveMember> members;
  std::vector<Error> problems;  ///< of members that could not be unpacked; place: `archive/member`
};

struct ArchiveLimits {
  std::size_t members = 10'000;
  std::size_t bytes = std::size_t{1} << 30U;        ///< of all members
  std::size_t free_bytes = std::size_t{64} << 20U;  ///< unpacked size up to which no ratio is asked
  std::size_t ratio = 30;                           ///< unpacked bytes for each byte of the archive
};

/// May a file that begins so be an archive, or an e-mail? Office files, which are archives inside, may now and then be
/// taken for one.
[[nodiscard]] bool may_be_archive(std::string_view head);
/// Bytes that `may_be_archive` needs.
inline constexpr std::size_t kArchiveHead = 4096;

/// Unpacks ZIP, TAR, 7-Zip, RAR, files packed with gzip, bzip2, xz or zstd, and what came with an e-mail. Errors, with
/// `file` as place: UnknownFormat (no archive, or an office file); TooLarge (limits); Locked (needs a password);
/// Unreadable (damaged).
[[nodiscard]] Result<ArchiveFile> read_archive(std::string_view file, std::span<const std::byte> bytes);

}  // namespace chancery
