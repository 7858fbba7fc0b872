#pragma once
#include <string>
#include <utility>
#include <vector>

#include "base/result.h"

namespace chancery {

/// Files by name, in their order, as the bytes of a ZIP archive; the same files always give the same bytes. Errors:
/// Unreadable where there is no memory for it.
[[nodiscard]] Result<std::string> to_zip(const std::vector<std::pair<std::string, std::string>>& files);

}  // namespace chancery
