#pragma once
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "store/database.h"

namespace chancery {

/// A whole register as JSON Lines (docs/lines.md): a head, one line a row in the order of tables and keys, and an end
/// with the count and a digest of all lines before it.

/// Hands out each line, with its end of line, as of one moment; stops where `write` says that it failed.
Status write_lines(Database& from, const std::function<Status(std::string_view)>& write);

/// Puts the rows into a register that holds nothing yet, whole or not at all. `next` gives a line without its end, or
/// nothing behind the last. Errors: NotAStore where the lines are no register; NewerStore; Damaged where a line is
/// missing or is not as it was written; Conflict where `to` holds a register.
Status read_lines(Database& to, const std::function<std::optional<std::string>()>& next);

}  // namespace chancery
