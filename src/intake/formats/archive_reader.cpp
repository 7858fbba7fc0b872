#include "intake/formats/archive_reader.h"

#include <optional>

#include "intake/formats/archive_handle.h"
#include "intake/formats/mail_reader.h"
#include "intake/formats/one_line.h"
#include "text/format_magic.h"

namespace chancery {
namespace {

/// A ZIP file with one of these is an office file or a book.
bool tells_office_file(std::string_view name) {
  return name == "mimetype" || name == "[Content_Types].xml" || name == "META-INF/container.xml";
}

/// What a file that is only packed was called: letter.txt of letter.txt.gz.
std::string unpacked_name(std::string_view file) {
  const std::string_view name = file.substr(file.rfind('/') + 1);
  const std::size_t dot = name.rfind('.');
  return std::string(dot == 0 || dot == std::string_view::npos ? name : name.substr(0, dot));
}

class ArchiveReader {
 public:
  ArchiveReader(std::string_view file, std::span<const std::byte> bytes, const ArchiveLimits& limits)
      : file_(file),
        bytes_(bytes),
        limits_(limits),
        budget_{bytes.size(), limits.bytes, limits.free_bytes, limits.ratio},
        archive_(archive_read_new()) {}

  Result<ArchiveFile> read() {
    if (!archive_) return error(ErrorKind::TooLarge, "cannot be unpacked: there is no memory left");
    archive_read_support_filter_all(archive_.get());
    archive_read_support_format_zip_seekable(archive_.get());
    archive_read_support_format_tar(archive_.get());
    archive_read_support_format_7zip(archive_.get());
    archive_read_support_format_rar(archive_.get());
    archive_read_support_format_rar5(archive_.get());
    archive_read_support_format_raw(archive_.get());
    if (archive_read_open_memory(archive_.get(), bytes_.data(), bytes_.size()) != ARCHIVE_OK) return damaged();
    for (std::size_t entries = 0;; ++entries) {
      archive_entry* entry = nullptr;
      const int outcome = archive_read_next_header(archive_.get(), &entry);
      if (outcome == ARCHIVE_EOF) return std::move(out_);
      if (outcome != ARCHIVE_OK && outcome != ARCHIVE_WARN) return damaged();
      if (entries >= limits_.members)
        return error(ErrorKind::TooLarge, "holds more than " + std::to_string(limits_.members) + " files; unpack it");
      if (Status problem = take(entry)) return *problem;
    }
  }

 private:
  [[nodiscard]] Error error(ErrorKind kind, std::string sentence) const {
    return {kind, std::move(sentence), std::string(file_)};
  }
  [[nodiscard]] Error damaged() const {
    return error(ErrorKind::Unreadable, "is damaged or cut short: it cannot be unpacked (" +
                                            archive_reason(archive_.get()) + "); ask for the file again");
  }

  Status take(archive_entry* entry) {
    const bool raw = archive_format(archive_.get()) == ARCHIVE_FORMAT_RAW;
    if (raw && archive_filter_count(archive_.get()) < 2) return error(ErrorKind::UnknownFormat, "is no archive");
    const std::string own = raw ? unpacked_name(file_) : archive_path(entry);
    if (tells_office_file(own)) return error(ErrorKind::UnknownFormat, "is an office file, no archive");
    const std::optional<std::string> name = shown_name(own);
    if (!name || (!raw && archive_entry_filetype(entry) != AE_IFREG)) return std::nullopt;
    if (archive_entry_is_encrypted(entry) != 0)
      return error(ErrorKind::Locked, "needs a password; unpack it, or ask for it without one");
    ArchiveMember member{*name, {}};
    TRY(whole, unpack(member));
    if (whole) out_.members.push_back(std::move(member));
    return std::nullopt;
  }

  /// Whether the member could be unpacked; a problem of it alone is noted. Errors: of the archive as a whole.
  Result<bool> unpack(ArchiveMember& member) {
    switch (unpack_member(archive_.get(), budget_, member.bytes)) {
      case Unpacked::Whole:
        return true;
      case Unpacked::Damaged:
        out_.problems.push_back({ErrorKind::Unreadable,
                                 "cannot be unpacked: " + one_line(archive_reason(archive_.get())),
                                 std::string(file_) + "/" + member.name});
        return false;
      case Unpacked::TooMuch:
        return error(ErrorKind::TooLarge,
                     "unpacks to more than " + std::to_string(budget_.bytes >> 20U) + " MiB; unpack it in parts");
      case Unpacked::TooDense:
        break;
    }
    return error(ErrorKind::TooLarge, "unpacks to more than " + std::to_string(budget_.ratio) +
                                          " times its size, as a file made to attack does; it is not read");
  }

  std::string_view file_;
  std::span<const std::byte> bytes_;
  const ArchiveLimits& limits_;
  UnpackBudget budget_;
  ArchiveHandle archive_;
  ArchiveFile out_;
};

}  // namespace

Result<ArchiveFile> unpack_archive(std::string_view file, std::span<const std::byte> bytes,
                                   const ArchiveLimits& limits) {
  const std::string_view text(reinterpret_cast<const char*>(bytes.data()), bytes.size());
  if (is_mail(text)) return in_one_line(unpack_mail(file, bytes, limits), file);
  return in_one_line(ArchiveReader(file, bytes, limits).read(), file);
}

}  // namespace chancery
