#pragma once
#include <cstdio>
#include <functional>
#include <memory>
#include <string>

#include "store/database.h"

namespace chancery {

/// Opens the register in a SQLite file, or in a PostgreSQL database by its address, and brings it to the layout of this
/// release. An empty PostgreSQL database becomes a register. Errors: NotFound, NotAStore, NewerStore, Unreadable, and
/// those of `Database`.
Result<std::unique_ptr<Database>> open_store(const std::string& location);

/// Makes a register in a new file, under another name until `fill` has put into it what it begins with.
/// Errors: Conflict where the name is taken; those of `Database`.
Status create_store(const std::string& path, const std::function<Status(Database&)>& fill);

/// Writes a file under another name until `fill` has written all of it; it is on the disk when it gets its name. What
/// stands there is never replaced. Errors: Conflict; StoreFull; Unreadable; those of `fill`.
Status write_new_file(const std::string& path, const std::function<Status(std::FILE*)>& fill);
/// Writes a file in the same way; what stands there is replaced by the whole. Errors: StoreFull; StoreFailed;
/// Unreadable.
Status write_file(const std::string& path, std::string_view bytes);

}  // namespace chancery
