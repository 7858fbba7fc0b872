#include "intake/formats/docx_parts.h"

#include "intake/formats/xml_reader.h"

namespace chancery {
namespace {

constexpr int kDeepestStyle = 20;  // styles that build on each other, in a circle too

NumberStyle number_style(std::string_view format) {
  if (format == "none") return NumberStyle::None;
  if (format == "bullet") return NumberStyle::Bullet;
  if (format == "lowerLetter") return NumberStyle::SmallLetter;
  if (format == "upperLetter") return NumberStyle::CapitalLetter;
  if (format == "lowerRoman") return NumberStyle::SmallRoman;
  if (format == "upperRoman") return NumberStyle::CapitalRoman;
  return NumberStyle::Decimal;
}

std::string font_of(XmlReader& xml) {
  std::string font = xml.attribute("ascii").value_or("");
  return font.empty() ? xml.attribute("hAnsi").value_or("") : font;
}

}  // namespace

Result<DocxParts> DocxParts::read(const WorkbookSource& source, const ZipFile& zip) {
  DocxParts out;
  if (const std::string* xml = zip.find("word/styles.xml")) {
    if (auto error = out.read_styles(source, *xml)) return *error;
  }
  if (const std::string* xml = zip.find("word/numbering.xml")) {
    if (auto error = out.read_numbering(source, *xml)) return *error;
  }
  return out;
}

Status DocxParts::read_styles(const WorkbookSource& source, const std::string& part) {
  auto opened = XmlReader::open(part, std::string(source.file) + ": word/styles.xml", source.limits.depth);
  if (!opened) return opened.error();
  XmlReader& xml = *opened;
  Style* style = nullptr;  // none yet: what comes before the styles are the defaults
  return xml.each_element([&]() -> Status {
    const std::string_view name = xml.name();
    if (name == "style") {
      const std::string id = xml.attribute("styleId").value_or("");
      if (xml.attribute("type").value_or("") == "paragraph" && xml.flag("default")) default_style_ = id;
      style = &styles_[id];
    }
    if (name == "rFonts") (style == nullptr ? default_font_ : style->font) = font_of(xml);
    if (style == nullptr) return {};
    if (name == "basedOn") style->based_on = xml.attribute("val").value_or("");
    if (name == "outlineLvl") style->heading = xml.number("val", 9, 9) < 9;
    if (name == "numId") style->list = xml.attribute("val").value_or("");
    if (name == "ilvl") style->level = xml.number("val", 0, kListLevels - 1);
    return {};
  });
}

ParagraphStyle DocxParts::style(const std::string& id) const {
  ParagraphStyle out;
  std::string at = id.empty() ? default_style_ : id;
  for (int depth = 0; depth < kDeepestStyle && !at.empty(); ++depth) {
    const auto found = styles_.find(at);
    if (found == styles_.end()) break;
    const Style& style = found->second;
    if (out.font.empty()) out.font = style.font;
    if (out.list.empty()) {
      out.list = style.list;
      out.level = style.level.value_or(0);
    }
    out.heading = out.heading || style.heading;
    at = style.based_on;
  }
  if (out.font.empty()) out.font = default_font_;
  return out;
}

Status DocxParts::read_numbering(const WorkbookSource& source, const std::string& part) {
  auto opened = XmlReader::open(part, std::string(source.file) + ": word/numbering.xml", source.limits.depth);
  if (!opened) return opened.error();
  XmlReader& xml = *opened;
  ListLevels* levels = nullptr;  // of the abstract numbering at hand
  ListLevel* level = nullptr;
  std::string numbering;
  return xml.each_element([&]() -> Status {
    const std::string_view name = xml.name();
    if (name == "abstractNum") levels = &levels_[xml.attribute("abstractNumId").value_or("")];
    if (name == "num") {  // behind all of them; what it overrides is not read
      numbering = xml.attribute("numId").value_or("");
      levels = nullptr;
    }
    if (name == "abstractNum" || name == "num") level = nullptr;
    if (name == "abstractNumId") abstract_of_[numbering] = xml.attribute("val").value_or("");
    if (name == "lvl" && levels != nullptr) level = &(*levels)[xml.number("ilvl", 0, kListLevels - 1)];
    if (level == nullptr) return {};
    if (name == "numFmt") level->style = number_style(xml.attribute("val").value_or(""));
    if (name == "lvlText") level->label = xml.attribute("val").value_or("");
    if (name == "start") level->start = xml.number("val", 1, 100'000);
    return {};
  });
}

std::string DocxParts::next_label(const std::string& list, std::size_t level) {
  const auto abstract = abstract_of_.find(list);
  if (abstract == abstract_of_.end()) return {};
  const auto levels = levels_.find(abstract->second);
  return levels == levels_.end() ? std::string() : counters_[abstract->second].next(levels->second, level);
}

}  // namespace chancery
