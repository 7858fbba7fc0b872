#include "intake/formats/xlsx_styles.h"

#include <charconv>
#include <map>

#include "text/utf8.h"

namespace chancery {
namespace {

using Event = XmlReader::Event;
constexpr std::size_t kMostStyles = 65536;

std::string place_of(const WorkbookSource& source, std::string_view part) {
  return std::string(source.file) + ": " + std::string(part);
}

/// `_x000D_` stands for the character of that number (ECMA-376 part 1, section 22.9.2.19).
std::string unescaped(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    unsigned code = 0;
    const bool shape = text.size() - at >= 7 && text[at] == '_' && text[at + 1] == 'x' && text[at + 6] == '_';
    const char* digits = text.data() + at + 2;
    if (shape && std::from_chars(digits, digits + 4, code, 16).ptr == digits + 4 && (code < 0xD800 || code > 0xDFFF)) {
      if (code != '\r') append_utf8(out, code);
      at += 7;
    } else {
      out.push_back(text[at++]);
    }
  }
  return out;
}

std::uint16_t font_number(Workbook& book, const std::string& name) {
  for (std::size_t i = 0; i < book.fonts.size(); ++i) {
    if (book.fonts[i] == name) return static_cast<std::uint16_t>(i);
  }
  if (book.fonts.size() >= kMostStyles) return 0;
  book.fonts.push_back(name);
  return static_cast<std::uint16_t>(book.fonts.size() - 1);
}

/// Walks styles.xml; its lists refer to each other by number only.
class StyleScan {
 public:
  StyleScan(XmlReader& xml, Workbook& book) : xml_(xml), book_(book) {}

  Result<std::vector<CellStyle>> read() {
    for (;;) {
      TRY(event, xml_.next());
      if (event == Event::Finished) return std::move(styles_);
      if (event == Event::End) end();
      if (event == Event::Begin) begin();
    }
  }

 private:
  void begin() {
    const std::string_view name = xml_.name();
    if (name == "fonts" || name == "cellXfs") list_ = name;
    if (name == "numFmt") formats_[xml_.number("numFmtId", 0, 100000)] = xml_.attribute("formatCode").value_or("");
    if (list_ == "fonts" && name == "font") fonts_.push_back(0);
    if (list_ == "fonts" && name == "name" && !fonts_.empty()) {
      fonts_.back() = font_number(book_, xml_.attribute("val").value_or(""));
    }
    if (list_ == "cellXfs" && name == "xf" && styles_.size() < kMostStyles) styles_.push_back(style());
  }
  void end() {
    if (xml_.name() == list_) list_.clear();
  }
  CellStyle style() {
    CellStyle made;
    const std::uint32_t font = xml_.number("fontId", 0, kMostStyles);
    if (font < fonts_.size()) made.font = fonts_[font];
    const std::uint32_t id = xml_.number("numFmtId", 0, 100000);
    const auto own = formats_.find(id);
    made.format = own != formats_.end() ? number_format(own->second) : built_in_format(id).value_or(NumberFormat{});
    return made;
  }

  XmlReader& xml_;
  Workbook& book_;
  std::string list_;
  std::map<std::uint32_t, std::string> formats_;
  std::vector<std::uint16_t> fonts_;
  std::vector<CellStyle> styles_;
};

}  // namespace

Result<std::vector<CellStyle>> read_xlsx_styles(const WorkbookSource& source, const ZipFile& zip, Workbook& book) {
  const std::string* part = zip.find("xl/styles.xml");
  if (part == nullptr) return std::vector<CellStyle>{};
  TRY(xml, XmlReader::open(*part, place_of(source, "xl/styles.xml"), source.limits.depth));
  return StyleScan(xml, book).read();
}

Result<RichText> read_rich_text(XmlReader& xml) {
  RichText runs;
  std::string font;
  for (int depth = 1; depth > 0;) {
    TRY(event, xml.next());
    if (event == Event::Finished) break;
    if (event == Event::End) --depth;
    if (event != Event::Begin) continue;
    if (xml.name() == "rPh") {
      if (auto error = xml.skip()) return *error;
      continue;
    }
    if (xml.name() == "r") font.clear();
    if (xml.name() == "rFont") font = xml.attribute("val").value_or("");
    if (xml.name() == "t") {
      TRY(text, xml.read_text());
      runs.push_back({unescaped(text), font});
      continue;
    }
    ++depth;
  }
  return runs;
}

Result<std::vector<RichText>> read_xlsx_strings(const WorkbookSource& source, const ZipFile& zip) {
  std::vector<RichText> strings;
  const std::string* part = zip.find("xl/sharedstrings.xml");
  if (part == nullptr) return strings;
  TRY(xml, XmlReader::open(*part, place_of(source, "xl/sharedStrings.xml"), source.limits.depth));
  for (;;) {
    TRY(event, xml.next());
    if (event == Event::Finished) return strings;
    if (event != Event::Begin || xml.name() != "si") continue;
    if (strings.size() >= source.limits.cells) {
      return source.error(ErrorKind::TooLarge, "has more texts than cells may be read of one file; split it");
    }
    TRY(text, read_rich_text(xml));
    strings.push_back(std::move(text));
  }
}

}  // namespace chancery
