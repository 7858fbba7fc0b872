#include "tests/folder.h"

#include <cstdlib>
#include <fstream>
#include <iterator>

namespace chancery::test {

namespace fs = std::filesystem;

Folder::Folder() {
  std::string name = (fs::temp_directory_path() / "chancery-XXXXXX").string();
  if (mkdtemp(name.data()) == nullptr) std::abort();
  path_ = name;
}

Folder::~Folder() {
  std::error_code ignored;
  fs::remove_all(path_, ignored);
}

std::string Folder::file(const std::string& name, std::string_view bytes) const {
  const fs::path at = path_ / name;
  fs::create_directories(at.parent_path());
  std::ofstream(at, std::ios::binary).write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  return at.string();
}

std::string contents(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

}  // namespace chancery::test
