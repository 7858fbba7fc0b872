#include "cli/add_files.h"

#include <cstdio>

namespace chancery {

Adding add_files(const std::vector<std::string>& arguments, const TakeFile& take) {
  std::vector<Error> problems;
  const std::vector<InputFile> files = find_input_files(arguments, problems);
  Progress progress;
  std::string bytes;
  const auto problem = [&](const Error& error) {
    progress.clear();
    std::fprintf(stderr, "chancery: %s\n", error.message().c_str());
    problems.push_back(error);
  };
  for (const Error& error : problems) std::fprintf(stderr, "chancery: %s\n", error.message().c_str());
  for (std::size_t i = 0; i < files.size(); ++i) {
    const InputFile& file = files[i];
    progress.show(i, files.size(), file.path);
    if (const Status unread = read_file(file, kMaxDocument, bytes)) {
      problem(*unread);
      continue;
    }
    const Result<std::string> taken = take({file.name, file.path == "-" ? "" : file.path, bytes}, file);
    if (!taken) {
      problem(taken.error());
      if (taken.error().kind == ErrorKind::StoreFull || taken.error().kind == ErrorKind::StoreReadOnly)
        return Adding::StoreRefuses;
      continue;
    }
    progress.clear();
    if (taken->empty()) continue;
    std::puts(taken->c_str());
    std::fflush(stdout);  // nothing is held back of what is on the disk
  }
  progress.clear();
  return problems.empty() ? Adding::AllTaken : Adding::SomeLeft;
}

}  // namespace chancery
