#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace chancery {

/// Base 64 with padding (RFC 4648, section 4).
std::string to_base64(std::string_view bytes);
/// Nothing where the text is no base 64.
std::optional<std::string> from_base64(std::string_view text);

}  // namespace chancery
