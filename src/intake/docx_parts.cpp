#include "intake/docx_parts.h"

#include "intake/xml_reader.h"

namespace chancery {
namespace {

using Event = XmlReader::Event;

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
  Style* style = nullptr;
  bool defaults = false;
  for (;;) {
    const auto event = xml.next();
    if (!event) return event.error();
    if (*event == Event::Finished) return std::nullopt;
    const std::string_view name = xml.name();
    if (*event == Event::End && name == "style") style = nullptr;
    if (*event == Event::End && name == "docDefaults") defaults = false;
    if (*event != Event::Begin) continue;
    if (name == "docDefaults") defaults = true;
    if (name == "style") {
      const std::string id = xml.attribute("styleId").value_or("");
      if (xml.attribute("type").value_or("") == "paragraph" && xml.flag("default")) default_style_ = id;
      style = &styles_[id];
    }
    if (name == "rFonts" && defaults) default_font_ = font_of(xml);
    if (style == nullptr) continue;
    if (name == "basedOn") style->based_on = xml.attribute("val").value_or("");
    if (name == "rFonts") style->font = font_of(xml);
    if (name == "outlineLvl") style->heading = xml.number("val", 9, 9) < 9;
    if (name == "numId") style->list = xml.attribute("val").value_or("");
    if (name == "ilvl") style->level = xml.number("val", 0, kListLevels - 1);
  }
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
  ListLevels* levels = nullptr;
  ListLevel* level = nullptr;
  std::string numbering;
  for (;;) {
    const auto event = xml.next();
    if (!event) return event.error();
    if (*event == Event::Finished) return std::nullopt;
    const std::string_view name = xml.name();
    if (*event == Event::End && name == "abstractNum") levels = nullptr;
    if (*event == Event::End && name == "lvl") level = nullptr;
    if (*event != Event::Begin) continue;
    if (name == "abstractNum") levels = &levels_[xml.attribute("abstractNumId").value_or("")];
    if (name == "lvl" && levels != nullptr) level = &(*levels)[xml.number("ilvl", 0, kListLevels - 1)];
    if (name == "num") numbering = xml.attribute("numId").value_or("");
    if (name == "abstractNumId") abstract_of_[numbering] = xml.attribute("val").value_or("");
    if (level == nullptr) continue;
    if (name == "numFmt") level->style = number_style(xml.attribute("val").value_or(""));
    if (name == "lvlText") level->label = xml.attribute("val").value_or("");
    if (name == "start") level->start = xml.number("val", 1, 100'000);
  }
}

std::string DocxParts::next_label(const std::string& list, std::size_t level) {
  const auto abstract = abstract_of_.find(list);
  if (abstract == abstract_of_.end()) return {};
  const auto levels = levels_.find(abstract->second);
  return levels == levels_.end() ? std::string() : counters_[abstract->second].next(levels->second, level);
}

}  // namespace chancery
