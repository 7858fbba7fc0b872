#include "base/whole_file.h"

#include <fstream>
#include <iterator>

namespace chancery {

Result<std::string> read_whole(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  std::string bytes{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  if (!in) return Error{ErrorKind::Unreadable, "this file cannot be read", path};
  return bytes;
}

}  // namespace chancery
