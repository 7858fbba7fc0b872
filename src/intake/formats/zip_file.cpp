#include "intake/formats/zip_file.h"

#include <utility>

#include "intake/formats/archive_handle.h"

namespace chancery {
namespace {

Error damaged(const WorkbookSource& source, std::string_view why) {
  return source.error(ErrorKind::Unreadable, "is damaged or cut short: its archive cannot be read (" +
                                                 std::string(why) + "); ask for the file again");
}

std::string mebibytes(std::size_t bytes) { return std::to_string(bytes >> 20U) + " MiB"; }

Status read_part(const WorkbookSource& source, archive* a, UnpackBudget& budget, std::string& part) {
  switch (unpack_member(a, budget, part)) {
    case Unpacked::Whole:
      return std::nullopt;
    case Unpacked::Damaged:
      return damaged(source, archive_reason(a));
    case Unpacked::TooMuch:
      return source.error(ErrorKind::TooLarge,
                          "unpacks to more than " + mebibytes(budget.bytes) + ", more than is read");
    case Unpacked::TooDense:
      break;
  }
  return source.error(ErrorKind::TooLarge, "unpacks to more than " + std::to_string(budget.ratio) +
                                               " times its size: no office file does, so it is not read");
}

}  // namespace

std::string part_name(std::string_view name) {
  std::string out(name);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + ('a' - 'A'));
    if (c == '\\') c = '/';
  }
  out.erase(0, out.find_first_not_of('/'));
  return out;
}

Result<ZipFile> ZipFile::open(const WorkbookSource& source, bool (*is_wanted)(std::string_view)) {
  const ArchiveHandle a(archive_read_new());
  if (!a) return source.error(ErrorKind::TooLarge, "cannot be read: there is no memory left");
  // By the list at its end only, which a file that was cut short has lost.
  archive_read_support_format_zip_seekable(a.get());
  if (archive_read_open_memory(a.get(), source.bytes.data(), source.bytes.size()) != ARCHIVE_OK) {
    return damaged(source, archive_reason(a.get()));
  }
  ZipFile file;
  const WorkbookLimits& limits = source.limits;
  UnpackBudget budget{source.bytes.size(), limits.unpacked_bytes, limits.free_bytes, limits.ratio};
  for (std::size_t entries = 0;; ++entries) {
    archive_entry* entry = nullptr;
    const int outcome = archive_read_next_header(a.get(), &entry);
    if (outcome == ARCHIVE_EOF) return file;
    if (outcome != ARCHIVE_OK && outcome != ARCHIVE_WARN) return damaged(source, archive_reason(a.get()));
    if (entries >= limits.entries) {
      return source.error(ErrorKind::TooLarge,
                          "holds more than " + std::to_string(limits.entries) + " files: it is no office file");
    }
    const std::string name = part_name(archive_path(entry));
    if (!is_wanted(name) || file.parts_.contains(name)) continue;
    if (archive_entry_is_encrypted(entry) != 0) {
      return source.error(ErrorKind::Locked, "needs a password; save it without one");
    }
    if (auto error = read_part(source, a.get(), budget, file.parts_[name])) return *error;
  }
}

const std::string* ZipFile::find(std::string_view name) const {
  const auto found = parts_.find(std::string(name));
  return found == parts_.end() ? nullptr : &found->second;
}

}  // namespace chancery
