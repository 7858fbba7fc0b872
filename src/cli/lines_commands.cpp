#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <string>

#include "cli/commands.h"
#include "cli/open_register.h"
#include "register/office/copy_register.h"
#include "store/lines.h"
#include "store/store_file.h"

namespace chancery {
namespace {

constexpr const char* kOutHelp =
    "chancery take-out [--store FILE|postgresql://...] TO.jsonl|-\n"
    "\n"
    "Writes the whole register as JSON Lines that any program can read: all documents, records, their history and the\n"
    "chain of changes. 'bring-in' makes the same register from them.\n";

constexpr const char* kInHelp =
    "chancery bring-in FROM.jsonl|- [--store FILE|postgresql://...]\n"
    "\n"
    "Makes a register from what 'take-out' wrote, checked before it gets its name. What stands there is never "
    "replaced.\n";

Status cannot(const std::string& path, const char* what) {
  return Error{ErrorKind::Unreadable, std::string(what) + ": " + std::strerror(errno), path};
}

/// Lines into a file under another name until all of them are there.
Status write_file(Database& from, const std::string& path) {
  if (path == "-")
    return write_lines(from, [](std::string_view line) -> Status {
      return std::fwrite(line.data(), 1, line.size(), stdout) == line.size() ? Status()
                                                                             : cannot("-", "cannot be written");
    });
  return write_new_file(path, [&](std::FILE* file) {
    return write_lines(from, [&](std::string_view line) -> Status {
      return std::fwrite(line.data(), 1, line.size(), file) == line.size() ? Status()
                                                                           : cannot(path, "cannot be written");
    });
  });
}

Status index_and_check(Database& made) {
  CHECK_STATUS(index_copy(made));
  TRY(checked, check_store(made));
  return checked.whole() ? Status() : Status(checked.faults.front());
}

Status fill(Database& made, std::istream& in) {
  return read_lines(made, [&]() -> std::optional<std::string> {
    std::string line;
    if (!std::getline(in, line)) return std::nullopt;
    return line;
  });
}

Status bring_in(const std::string& path, std::istream& in, const std::string& to) {
  Status problem;
  if (is_postgres(to)) {
    TRY(made, open_store(to));
    problem = fill(*made, in);
    if (!problem) return index_and_check(*made);
  } else {
    problem = create_store(to, [&](Database& made) -> Status {
      CHECK_STATUS(fill(made, in));
      return index_and_check(made);
    });
  }
  if (problem && problem->place.starts_with("line ")) problem->place = path + ": " + problem->place;
  return problem;
}

}  // namespace

int take_out_command(const std::vector<std::string>& arguments) {
  const auto given = Arguments::parse(arguments, {{"--store", true}, {"--help"}});
  if (!given) return report(given.error());
  if (given->has("--help")) return std::fputs(kOutHelp, stdout), 0;
  if (given->names().size() != 1) return usage_error("take-out: name the file to write");
  const auto from = open_store(given->value("--store", kDefaultStore));
  if (!from) return report(from.error());
  const Status problem = write_file(**from, given->names().front());
  return problem ? report(*problem) : 0;
}

int bring_in_command(const std::vector<std::string>& arguments) {
  const auto given = Arguments::parse(arguments, {{"--store", true}, {"--help"}});
  if (!given) return report(given.error());
  if (given->has("--help")) return std::fputs(kInHelp, stdout), 0;
  if (given->names().size() != 1) return usage_error("bring-in: name the file that 'take-out' wrote");
  const std::string& path = given->names().front();
  std::ifstream file(path == "-" ? "/dev/stdin" : path, std::ios::binary);
  if (!file) return report(*cannot(path, "cannot be opened"));
  const std::string to = given->value("--store", kDefaultStore);
  if (const Status problem = bring_in(path, file, to)) return report(*problem);
  std::printf("%s: made from %s and checked\n", to.c_str(), path.c_str());
  return 0;
}

}  // namespace chancery
