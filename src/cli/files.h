#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "base/result.h"

namespace chancery {

/// A file to read: the path to open and the name to report it by.
struct InputFile {
  std::string path;   ///< `-` for standard input
  std::string name;   ///< base name
  bool from_folder = false;
};

/// The files that the arguments name, folders walked in byte order of the path, hidden files and links left out. What cannot
/// be listed stands in `problems`.
std::vector<InputFile> find_input_files(const std::vector<std::string>& arguments, std::vector<Error>& problems);

/// The bytes of a file. Errors: Unreadable, Empty, TooLarge; each names the file.
Result<std::string> read_file(const InputFile& file, std::uint64_t max_size);

}  // namespace chancery
