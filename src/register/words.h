#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace chancery {

/// A text as it is compared and searched: folded, in lower case, Latin letters without marks (đ is d), one space
/// between words.
std::string plain_form(std::string_view text);

}  // namespace chancery
