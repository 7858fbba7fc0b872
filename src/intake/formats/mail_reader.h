#pragma once
#include "intake/archive_file.h"
#include "intake/formats/workbook_source.h"
#include "intake/rendition.h"

namespace chancery {

/// The text of a saved e-mail, or the main text of a web page saved with its pictures. Errors: those of `read_message`;
/// Empty (holds no text).
[[nodiscard]] Result<Rendition> render_mail(const WorkbookSource& source);

/// What came with an e-mail; nothing came with a page. Errors: those of `read_message`.
[[nodiscard]] Result<ArchiveFile> unpack_mail(std::string_view file, std::span<const std::byte> bytes,
                                              const ArchiveLimits& limits = {});

}  // namespace chancery
