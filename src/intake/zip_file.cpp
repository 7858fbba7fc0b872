#include "intake/zip_file.h"

#include <archive.h>
#include <archive_entry.h>

#include <memory>
#include <utility>

namespace chancery {
namespace {

struct Closer {
  void operator()(archive* a) const { archive_read_free(a); }
};
using Archive = std::unique_ptr<archive, Closer>;

std::string words_of(archive* a) {
  const char* words = archive_error_string(a);
  return words == nullptr ? "no reason given" : words;
}

Error damaged(const WorkbookSource& source, std::string_view why) {
  return source.error(ErrorKind::Unreadable, "is damaged or cut short: its archive cannot be read (" +
                                                 std::string(why) + "); ask for the file again");
}

std::string mebibytes(std::size_t bytes) { return std::to_string(bytes >> 20U) + " MiB"; }

/// What was unpacked so far against what may be.
class Budget {
 public:
  explicit Budget(const WorkbookSource& source) : source_(source) {}
  Status take(std::size_t bytes) {
    used_ += bytes;
    const WorkbookLimits& limits = source_.limits;
    if (used_ > limits.unpacked_bytes) {
      return source_.error(ErrorKind::TooLarge,
                           "unpacks to more than " + mebibytes(limits.unpacked_bytes) + ", more than is read");
    }
    if (used_ > limits.free_bytes && used_ / limits.ratio > source_.bytes.size()) {
      return source_.error(ErrorKind::TooLarge, "unpacks to more than " + std::to_string(limits.ratio) +
                                                    " times its size: no office file does, so it is not read");
    }
    return std::nullopt;
  }

 private:
  const WorkbookSource& source_;
  std::size_t used_ = 0;
};

Status read_part(const WorkbookSource& source, archive* a, Budget& budget, std::string& part) {
  for (;;) {
    const void* block = nullptr;
    std::size_t size = 0;
    la_int64_t offset = 0;
    const int outcome = archive_read_data_block(a, &block, &size, &offset);
    if (outcome == ARCHIVE_EOF) return std::nullopt;
    if (outcome != ARCHIVE_OK) return damaged(source, words_of(a));
    if (auto error = budget.take(size)) return error;
    part.append(static_cast<const char*>(block), size);
  }
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
  const Archive a(archive_read_new());
  if (!a) return source.error(ErrorKind::TooLarge, "cannot be read: there is no memory left");
  // By the list at its end only, which a file that was cut short has lost.
  archive_read_support_format_zip_seekable(a.get());
  if (archive_read_open_memory(a.get(), source.bytes.data(), source.bytes.size()) != ARCHIVE_OK) {
    return damaged(source, words_of(a.get()));
  }
  ZipFile file;
  Budget budget(source);
  for (std::size_t entries = 0;; ++entries) {
    archive_entry* entry = nullptr;
    const int outcome = archive_read_next_header(a.get(), &entry);
    if (outcome == ARCHIVE_EOF) return file;
    if (outcome != ARCHIVE_OK && outcome != ARCHIVE_WARN) return damaged(source, words_of(a.get()));
    if (entries >= source.limits.entries) {
      return source.error(ErrorKind::TooLarge,
                          "holds more than " + std::to_string(source.limits.entries) + " files: it is no office file");
    }
    const char* raw = archive_entry_pathname_utf8(entry);
    if (raw == nullptr) raw = archive_entry_pathname(entry);
    const std::string name = raw == nullptr ? std::string() : part_name(raw);
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
