#pragma once
#include <string>
#include <vector>

#include "reading/names/romanize.h"

namespace chancery {

/// The romanization files of a checkout, as the pack compiler would hand them over. Fails the running test where one
/// cannot be read.
struct RomanizationFiles {
  std::vector<RomanizationTables> packs;
  std::vector<RomanizationTables> peoples;
};
RomanizationFiles read_romanization_files(const std::string& checkout);

}  // namespace chancery
