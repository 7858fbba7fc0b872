#include "intake/formats/office_letter.h"

#include "intake/formats/compound_file.h"

namespace chancery {
namespace {

using namespace std::string_view_literals;

/// Of the head of a Word document ([MS-DOC] 2.5.2): the document is encrypted or obfuscated.
bool is_locked(const std::string& document) {
  constexpr std::size_t kFlags = 10;
  constexpr unsigned kEncrypted = 0x0100;
  const std::span bytes(reinterpret_cast<const std::uint8_t*>(document.data()), document.size());
  return (low_16(bytes, kFlags) & kEncrypted) != 0;
}

}  // namespace

Result<std::optional<FileFormat>> find_office_letter(const WorkbookSource& source) {
  std::string_view text = source.text();
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  if (first != text.npos && text.substr(first).starts_with("{\\rtf"sv)) return std::optional(FileFormat::Rtf);
  if (!is_compound_file(text)) return std::optional<FileFormat>();
  // Sheets may hold letters and letters sheets; the one that stands first in the directory holds the other.
  const auto main = first_compound_entry(source.octets(), {"WordDocument", "Workbook", "Book"});
  if (main != "WordDocument") return std::optional<FileFormat>();
  const auto document = read_compound_stream(source.octets(), "WordDocument");
  if (document && is_locked(*document)) {
    return source.error(ErrorKind::Locked, "needs a password; save it without one");
  }
  return std::optional(FileFormat::Doc);
}

}  // namespace chancery
