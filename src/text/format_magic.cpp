#include "text/format_magic.h"

#include <algorithm>
#include <array>
#include <string>

namespace chancery {
namespace {

constexpr std::size_t kHeadBytes = 4096;

Error not_read(std::string_view what, std::string_view advice) {
  return {ErrorKind::UnknownFormat, "is " + std::string(what) + ", which is not read yet; " + std::string(advice), ""};
}

constexpr std::string_view kSaveAsText = "save it as plain text (.txt, UTF-8) first";

struct Magic {
  std::string_view bytes;
  std::string_view what;
};

using namespace std::string_view_literals;

// Each signature as its format's specification has it; all hold a byte that plain text does not begin with, or are no
// word.
constexpr std::array kMagics = {
    Magic{"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv, "an old office file (DOC, XLS or PPT)"},
    Magic{"\x89PNG\r\n\x1A\n"sv, "a PNG picture"},
    Magic{"\xFF\xD8\xFF"sv, "a JPEG picture"},
    Magic{"GIF87a"sv, "a GIF picture"},
    Magic{"GIF89a"sv, "a GIF picture"},
    Magic{"II*\0"sv, "a TIFF picture"},
    Magic{"MM\0*"sv, "a TIFF picture"},
    Magic{"\x1F\x8B"sv, "a gzip archive"},
    Magic{"\xFD\x37zXZ\0"sv, "an xz archive"},
    Magic{"BZh91AY&SY"sv, "a bzip2 archive"},
    Magic{"7z\xBC\xAF\x27\x1C"sv, "a 7-Zip archive"},
    Magic{"Rar!\x1A\x07"sv, "a RAR archive"},
    Magic{"\x28\xB5\x2F\xFD"sv, "a zstd archive"},
    Magic{"\x7F"
          "ELF"sv,
          "a program"},
    Magic{"SQLite format 3\0"sv, "an SQLite database"},
};

std::string_view head_of(std::span<const std::uint8_t> file) {
  return {reinterpret_cast<const char*>(file.data()), std::min(file.size(), kHeadBytes)};
}

/// A ZIP archive says what it is by the names of its members, which stand in clear in its head.
Error zip_error(std::string_view head) {
  const auto has = [&](std::string_view name) { return head.find(name) != head.npos; };
  if (has("word/")) return not_read("a Word file (DOCX)", kSaveAsText);
  if (has("xl/")) return not_read("an Excel file (XLSX)", kSaveAsText);
  if (has("ppt/")) return not_read("a PowerPoint file (PPTX)", kSaveAsText);
  if (has("application/vnd.oasis.opendocument")) return not_read("an OpenDocument file (ODT, ODS or ODP)", kSaveAsText);
  if (has("application/epub+zip")) return not_read("an EPUB book", kSaveAsText);
  if (has("[Content_Types].xml")) return not_read("an office file (DOCX, XLSX or PPTX)", kSaveAsText);
  return not_read("a ZIP archive", "unpack it first");
}

char to_lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; }

bool begins_with(std::string_view text, std::string_view lower) {
  return text.size() >= lower.size() &&
         std::equal(lower.begin(), lower.end(), text.begin(), [](char a, char b) { return a == to_lower(b); });
}

std::string_view without_leading_space(std::string_view text) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  text.remove_prefix(std::min(text.find_first_not_of(" \t\r\n\f"), text.size()));
  return text;
}

std::string_view without_comments(std::string_view text) {
  while (text.starts_with("<!--")) {
    const std::size_t end = text.find("-->");
    if (end == text.npos) return text;
    text = without_leading_space(text.substr(end + 3));
  }
  return text;
}

constexpr std::array kHtmlTags = {"!doctype"sv, "html"sv,  "head"sv,   "body"sv,   "title"sv,    "meta"sv, "link"sv,
                                  "script"sv,   "style"sv, "div"sv,    "table"sv,  "p"sv,        "span"sv, "article"sv,
                                  "section"sv,  "main"sv,  "header"sv, "center"sv, "font"sv,     "h1"sv,   "h2"sv,
                                  "h3"sv,       "img"sv,   "ul"sv,     "ol"sv,     "noscript"sv, "base"sv};

bool begins_with_tag(std::string_view text, std::string_view name) {
  if (!text.starts_with('<') || !begins_with(text.substr(1), name)) return false;
  const std::size_t end = 1 + name.size();
  return end < text.size() && " \t\r\n>/"sv.find(text[end]) != std::string_view::npos;
}

/// Do all lines, but for line ends in quotes, have as many fields?
bool has_records(std::string_view text, char delimiter) {
  constexpr std::size_t kFewestFields = 3;
  constexpr std::size_t kFewestRecords = 3;
  std::size_t fields = 1;
  std::size_t of_first = 0;
  std::size_t records = 0;
  std::size_t spaced = 0;  // delimiters that a space follows, as in prose
  std::size_t delimiters = 0;
  std::size_t begin = 0;
  bool quoted = false;
  bool figure = false;
  for (std::size_t at = 0; at <= text.size(); ++at) {
    const char c = at < text.size() ? text[at] : '\n';
    const bool starts = at == 0 || text[at - 1] == delimiter || text[at - 1] == '\n';
    if (c == '"' && (starts || quoted)) quoted = !quoted;
    if (starts && records > 0) {
      const char digit = c == '"' && at + 1 < text.size() ? text[at + 1] : c;
      figure = figure || (digit >= '0' && digit <= '9');
    }
    if (quoted && at < text.size()) continue;
    if (c == delimiter) {
      ++fields;
      ++delimiters;
      if (at + 1 < text.size() && text[at + 1] == ' ') ++spaced;
    }
    if (c != '\n') continue;
    const std::string_view line = text.substr(begin, at - begin);
    begin = at + 1;
    if (!line.empty() && line != "\r") {
      if (records == 0) of_first = fields;
      if (fields != of_first || fields < kFewestFields) return false;
      ++records;
    }
    fields = 1;
  }
  return records >= kFewestRecords && figure && spaced * 4 <= delimiters;
}

}  // namespace

std::optional<Error> refuse_format(std::span<const std::uint8_t> file) {
  const std::string_view head = head_of(file);
  // ISO 32000-1, annex H.3.4.1: readers accept the header anywhere in the first 1024 bytes.
  if (head.starts_with("%PDF-") || head.substr(0, 1024).find("\n%PDF-") != head.npos) {
    return not_read("a PDF", "save its text as a .txt file first");
  }
  if (head.starts_with("PK\x03\x04"sv) || head.starts_with("PK\x05\x06"sv)) return zip_error(head);
  if (head.starts_with("RIFF") && head.size() >= 12 && head.substr(8, 4) == "WEBP")
    return not_read("a WebP picture", kSaveAsText);
  for (const Magic& magic : kMagics) {
    if (head.starts_with(magic.bytes)) {
      const bool is_archive = magic.what.ends_with("archive");
      return not_read(magic.what, is_archive ? "unpack it first" : "only text is read");
    }
  }
  return std::nullopt;
}

bool is_html(std::string_view text) {
  const std::string_view markup = without_comments(without_leading_space(text.substr(0, kHeadBytes)));
  for (const std::string_view tag : kHtmlTags) {
    if (begins_with_tag(markup, tag)) return true;
  }
  return begins_with(markup, "<?xml") && markup.find("<html") != markup.npos;
}

bool is_mail(std::string_view text) {
  const bool cut = text.size() >= kHeadBytes;
  text = without_leading_space(text.substr(0, kHeadBytes));
  bool certain = false;
  for (bool first = true; !text.empty(); first = false) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    if (end == text.size() && cut) break;  // a line that goes on
    std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.empty()) break;
    if (!first && (line[0] == ' ' || line[0] == '\t')) continue;
    const std::size_t colon = line.find(':');
    if (colon == line.npos || colon == 0 || line.substr(0, colon).find_first_of(" \t") != line.npos) return false;
    for (const auto name : {"mime-version:"sv, "message-id:"sv, "received:"sv, "return-path:"sv, "content-type:"sv}) {
      certain = certain || begins_with(line, name);
    }
  }
  return certain;
}

bool is_delimited(std::string_view text) {
  constexpr std::size_t kSample = 16U << 10U;
  const std::size_t cut = text.size() > kSample ? text.rfind('\n', kSample) : text.size();
  if (cut == text.npos) return false;
  const std::string_view sample = text.substr(0, cut);
  constexpr std::string_view kDelimiters = ",;\t";
  return std::any_of(kDelimiters.begin(), kDelimiters.end(),
                     [&](char delimiter) { return has_records(sample, delimiter); });
}

std::optional<Error> refuse_markup(std::string_view text) {
  const std::string_view head = without_leading_space(text.substr(0, kHeadBytes));
  if (head.starts_with("{\\rtf")) return not_read("an RTF file", kSaveAsText);
  if (is_html(text)) return not_read("an HTML page", "save it as plain text from the browser first");
  if (begins_with(without_comments(head), "<?xml")) return not_read("an XML file", kSaveAsText);
  if (is_mail(head)) {
    return not_read("a saved e-mail or web archive (EML or MHTML)", "save its text as a .txt file first");
  }
  return std::nullopt;
}

}  // namespace chancery
