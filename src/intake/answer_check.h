#pragma once
#include <optional>
#include <string_view>

#include "intake/archive_file.h"
#include "intake/rendition.h"
#include "intake/workbook.h"

namespace chancery {

// What comes back from the process of the readers may be written by the document itself, if it took the process over.
// So it is believed only where it is what a reader could have made: these say whether that is so.

/// Text is well-formed UTF-8; pieces and words lie in it, whole characters, one behind the other; pages are there.
[[nodiscard]] bool is_possible(const Rendition& rendition);
/// Rows and cells stand in order within the sizes of sheets; fonts are there; values look as `Cell` says.
[[nodiscard]] bool is_possible(const Workbook& book);
/// Its text is what a cell of its kind holds.
[[nodiscard]] bool is_possible(const Cell& cell);
/// A sentence of some length, about `file` or a part of it.
[[nodiscard]] bool is_possible(const Error& error, std::string_view file);

/// Names are lines without steps out of the archive; problems are about members of `file`.
[[nodiscard]] bool is_possible(const ArchiveFile& archive, std::string_view file);

/// What a message holds, if it holds that and is possible.
[[nodiscard]] std::optional<Rendition> rendition_in(std::string_view message);
[[nodiscard]] std::optional<Workbook> workbook_in(std::string_view message);
[[nodiscard]] std::optional<ArchiveFile> archive_in(std::string_view message, std::string_view file);

}  // namespace chancery
