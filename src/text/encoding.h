#pragma once
#include <cstdint>
#include <span>
#include <string_view>

namespace chancery {

enum class Encoding : std::uint8_t {
  Utf8,
  Utf16Le,
  Utf16Be,
  Windows874,   ///< Thai, with TIS-620 in it
  Viscii,       ///< Vietnamese, RFC 1456
  Tcvn3,        ///< Vietnamese, TCVN 5712:1993 VN3, as of the ABC fonts
  Vni,          ///< Vietnamese, VNI-Windows: a letter is one or two bytes
  Windows1258,  ///< Vietnamese with combining tone marks
};

/// `UTF-8`, `windows-874` and so on; IANA names where there are such.
[[nodiscard]] std::string_view name_of(Encoding encoding);

}  // namespace chancery
