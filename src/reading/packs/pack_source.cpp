#include "reading/packs/pack_source.h"

#include <algorithm>
#include <filesystem>

#include "reading/packs/pack_reader.h"

namespace chancery {
namespace {

std::vector<std::string> sorted_entries(const std::string& folder, bool folders, PackReader& reader) {
  std::vector<std::string> out;
  std::error_code failure;
  for (const auto& entry : std::filesystem::directory_iterator(folder, failure)) {
    if (entry.is_directory() == folders) out.push_back(entry.path().string());
  }
  if (failure) reader.problem(Error{ErrorKind::Unreadable, "this folder cannot be read", folder});
  std::sort(out.begin(), out.end());
  return out;
}

}  // namespace

PackCompilation compile_packs(const std::string& language_folder, const std::string& world_folder) {
  PackCompilation out;
  PackReader reader(out);
  read_common(reader, language_folder + "/common");
  read_peoples(reader, language_folder + "/common");
  for (const std::string& folder : sorted_entries(language_folder, true, reader)) {
    if (folder.ends_with("/common")) continue;
    read_language(reader, folder);
    read_romanization(reader, folder);
  }
  if (out.problems.empty()) fit_romanization(reader);
  if (reader.image.languages.empty()) {
    reader.problem(Error{ErrorKind::BadPack, "there is no language pack in this folder", language_folder});
  }
  read_world(reader, world_folder);
  out.languages = reader.image.languages.size();
  if (out.problems.empty()) out.image = reader.image.write();
  return out;
}

}  // namespace chancery
