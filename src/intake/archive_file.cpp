#include "intake/archive_file.h"

#include <array>

#include "intake/intake_worker.h"
#include "text/format_magic.h"

namespace chancery {

using namespace std::string_view_literals;

namespace {

/// The name of the first member of a ZIP file (APPNOTE.TXT, 4.3.7) is one that office programs put there.
bool begins_as_office_file(std::string_view head) {
  constexpr std::size_t kName = 30;
  if (!head.starts_with("PK\x03\x04") || head.size() <= kName) return false;
  constexpr std::array kFirst = {
      "[Content_Types].xml"sv, "mimetype"sv, "_rels/"sv, "docProps/"sv, "word/"sv, "xl/"sv, "ppt/"sv, "customXml/"sv};
  for (const std::string_view first : kFirst) {
    if (head.substr(kName).starts_with(first)) return true;
  }
  return false;
}

}  // namespace

bool may_be_archive(std::string_view head) {
  if (begins_as_office_file(head)) return false;
  // Signatures as the formats' specifications have them; that of tar stands at byte 257 (POSIX.1-1988, ustar).
  constexpr std::array kMagics = {"PK\x03\x04"sv,   "PK\x05\x06"sv,      "7z\xBC\xAF\x27\x1C"sv,
                                  "Rar!\x1A\x07"sv, "\x1F\x8B"sv,        "\xFD\x37zXZ\0"sv,
                                  "BZh"sv,          "\x28\xB5\x2F\xFD"sv};
  for (const std::string_view magic : kMagics) {
    if (head.starts_with(magic)) return true;
  }
  return (head.size() > 262 && head.substr(257, 5) == "ustar") || is_mail(head);
}

Result<ArchiveFile> read_archive(std::string_view file, std::span<const std::byte> bytes) {
  return IntakeWorker::shared().read_archive(file, bytes);
}

}  // namespace chancery
