#pragma once
#include <string>
#include <string_view>

namespace chancery {

/// Text in XML 1.0 or HTML: control characters that they cannot hold become spaces, ill-formed bytes U+FFFD.
[[nodiscard]] std::string escaped(std::string_view text);

}  // namespace chancery
