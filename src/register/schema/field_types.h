#pragma once
#include <array>
#include <string_view>

namespace chancery {

/// The words for `FieldType`, in its order: in files and on the wire.
inline constexpr std::array<std::string_view, 14> kFieldTypes = {"text",   "note", "integer", "decimal", "money",
                                                                 "date",   "flag", "choice",  "place",   "link",
                                                                 "person", "url",  "email",   "phone"};

}  // namespace chancery
