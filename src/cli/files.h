#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"

namespace chancery {

/// A file to read: the path to open and the name to report it by.
struct InputFile {
  std::string path;  ///< `-` for standard input
  std::string name;  ///< base name
  bool from_folder = false;
  std::shared_ptr<const std::string> unpacked = nullptr;  ///< its bytes, where it stands in an archive
};

/// The files in a folder and below it, in byte order of the path, hidden files and links left out. Folders that cannot
/// be listed stand in `problems`.
std::vector<std::string> list_files(const std::string& folder, std::vector<Error>& problems);

/// The files that the arguments name: folders walked in byte order of the path, hidden files and links left out, and
/// archives walked in their own order, up to three in one another. What cannot be listed or unpacked stands in
/// `problems`.
std::vector<InputFile> find_input_files(const std::vector<std::string>& arguments, std::vector<Error>& problems);

/// The size of a regular file; nothing for standard input, devices and what is not there.
std::optional<std::uint64_t> file_size(const InputFile& file);

/// Reads the bytes of a file into `bytes`, whose memory is used again. Problems: Unreadable, Empty, TooLarge; each
/// names the file.
Status read_file(const InputFile& file, std::uint64_t max_size, std::string& bytes);

}  // namespace chancery
