#pragma once
#include "intake/archive_file.h"

namespace chancery {

/// `read_archive` (intake/archive_file.h) in this process.
[[nodiscard]] Result<ArchiveFile> unpack_archive(std::string_view file, std::span<const std::byte> bytes,
                                                 const ArchiveLimits& limits = {});

}  // namespace chancery
