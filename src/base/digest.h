#pragma once
#include <string>
#include <string_view>

namespace chancery {

/// BLAKE2b (RFC 7693) with 32 bytes, in 64 hexadecimal digits: what documents, rows and the chain of the log are told
/// by.
std::string digest(std::string_view bytes);

}  // namespace chancery
