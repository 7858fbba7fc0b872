#pragma once
#include <string>
#include <string_view>

namespace chancery {

/// Appends `text` as a JSON string with its quotes (RFC 8259, section 7); bytes that are no UTF-8 become U+FFFD, one
/// for each maximal subpart.
void append_json_text(std::string& out, std::string_view text);

/// The same for text that is known to be well-formed UTF-8.
void append_clean_json_text(std::string& out, std::string_view text);

/// Does a string of JSON need an escape for a byte of the text?
[[nodiscard]] bool has_escape(std::string_view text);

}  // namespace chancery
