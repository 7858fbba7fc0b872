#pragma once
#include <string>

#include "base/result.h"

namespace chancery {

/// All bytes of a file of the program's own. Errors: Unreadable with its path.
Result<std::string> read_whole(const std::string& path);

}  // namespace chancery
