#pragma once
#include <string>
#include <string_view>
#include <utility>

#include "base/result.h"

namespace chancery {

/// Words that a file holds, or that a library says of it, as they may stand in a message: well-formed UTF-8, spaces for
/// line ends and other control characters, cut short where they are longer than `most` bytes.
[[nodiscard]] std::string one_line(std::string_view words, std::size_t most = 500);

/// An error about `file` as it may be sent to the program that asked (`is_possible`, intake/answer_check.h): names of
/// sheets and complaints of libraries in it are brought into one line. The name of the file stays as it is.
[[nodiscard]] Error in_one_line(Error error, std::string_view file);

template <class Made>
[[nodiscard]] Result<Made> in_one_line(Result<Made> made, std::string_view file) {
  if (!made) return in_one_line(made.error(), file);
  return made;
}

}  // namespace chancery
