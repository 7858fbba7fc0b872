#pragma once
#include <string>
#include <vector>

#include "base/result.h"

namespace chancery {

/// What `compile_packs` made, or everything that is wrong with the packs.
struct PackCompilation {
  std::string image;            ///< empty where there are problems
  std::vector<Error> problems;  ///< each with file, line, key and reason
  std::size_t languages = 0, forms_read = 0, places = 0, rules = 0;
};

/// Reads every pack under `language_folder` and the places under `world_folder` (formats: docs/packs.md) and compiles
/// them.
PackCompilation compile_packs(const std::string& language_folder, const std::string& world_folder);

}  // namespace chancery
