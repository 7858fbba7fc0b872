#include "report/zip_write.h"

#include <archive.h>
#include <archive_entry.h>

#include <memory>

namespace chancery {
namespace {

struct CloseArchive {
  void operator()(archive* zip) const { archive_write_free(zip); }
};
struct CloseEntry {
  void operator()(archive_entry* entry) const { archive_entry_free(entry); }
};

la_ssize_t take_bytes(archive* /*zip*/, void* to, const void* bytes, std::size_t size) {
  static_cast<std::string*>(to)->append(static_cast<const char*>(bytes), size);
  return static_cast<la_ssize_t>(size);
}

bool write_file(archive* zip, const std::string& name, const std::string& content) {
  const std::unique_ptr<archive_entry, CloseEntry> entry(archive_entry_new());
  if (!entry) return false;
  constexpr la_int64_t kFirstDayOfZip = 315'532'800;  // 1980-01-01, so that the bytes do not tell when it was written
  constexpr unsigned kReadable = 0644;
  archive_entry_set_pathname(entry.get(), name.c_str());
  archive_entry_set_size(entry.get(), static_cast<la_int64_t>(content.size()));
  archive_entry_set_filetype(entry.get(), AE_IFREG);
  archive_entry_set_perm(entry.get(), kReadable);
  archive_entry_set_mtime(entry.get(), kFirstDayOfZip, 0);
  return archive_write_header(zip, entry.get()) == ARCHIVE_OK &&
         archive_write_data(zip, content.data(), content.size()) == static_cast<la_ssize_t>(content.size());
}

}  // namespace

Result<std::string> to_zip(const std::vector<std::pair<std::string, std::string>>& files) {
  std::string out;
  const std::unique_ptr<archive, CloseArchive> zip(archive_write_new());
  bool good = zip != nullptr && archive_write_set_format_zip(zip.get()) == ARCHIVE_OK &&
              archive_write_set_bytes_in_last_block(zip.get(), 1) == ARCHIVE_OK &&  // nothing behind the archive
              archive_write_open(zip.get(), &out, nullptr, take_bytes, nullptr) == ARCHIVE_OK;
  for (const auto& [name, content] : files) good = good && write_file(zip.get(), name, content);
  if (!good || archive_write_close(zip.get()) != ARCHIVE_OK)
    return Error{ErrorKind::Unreadable, "there is no memory to put the file together", "docx"};
  return out;
}

}  // namespace chancery
