#include "intake/formats/docx_parts.h"
#include "intake/formats/legacy_font.h"
#include "intake/formats/rich_text.h"
#include "intake/formats/text_builder.h"
#include "intake/formats/xml_reader.h"

namespace chancery {
namespace {

using Event = XmlReader::Event;

/// Walks word/document.xml, or the part that holds the footnotes (ISO/IEC 29500-1, 17.2 to 17.4): paragraphs of runs,
/// tables of rows of cells of paragraphs.
class DocxScan {
 public:
  DocxScan(XmlReader& xml, DocxParts& parts, TextBuilder& out, PieceKind kind, std::set<std::string>& unread)
      : xml_(xml), parts_(parts), out_(out), kind_(kind), unread_(unread) {}

  Status read() {
    for (;;) {
      const auto event = xml_.next();
      if (!event) return event.error();
      if (*event == Event::Finished) return std::nullopt;
      if (*event == Event::Text && in_text_) add(xml_.text());
      if (*event == Event::End) end();
      if (*event != Event::Begin) continue;
      if (auto error = begin()) return error;
    }
  }

 private:
  struct Paragraph {
    RichText runs;
    ParagraphStyle style;
    std::string run_font;
    bool in_properties = false;
  };
  struct Table {
    std::vector<TableCell> row;
    bool continued = false;  ///< the cell at hand goes on from the row above
  };

  Status begin() {
    const std::string_view name = xml_.name();
    // What was deleted, what instructions compute, and the older twin of a drawing.
    if (name == "del" || name == "moveFrom" || name == "instrText" || name == "Fallback" || name == "delText")
      return xml_.skip();
    if (name == "footnote") {
      const std::string type = xml_.attribute("type").value_or("");
      if (!type.empty() && type != "normal") return xml_.skip();  // the rule above the notes
    }
    if (name == "p") begin_paragraph();
    if (name == "tbl" && ++depth_ == 1) out_.begin_table();
    if (depth_ == 1) {
      if (name == "tr") table_ = {};
      if (name == "tc") table_.row.emplace_back();
      if (name == "gridSpan" && !table_.row.empty()) table_.row.back().columns = xml_.count("val", 100);
    }
    if (paragraphs_.empty()) return std::nullopt;
    Paragraph& paragraph = paragraphs_.back();
    if (name == "pPr") paragraph.in_properties = true;
    if (name == "pStyle") paragraph.style = parts_.style(xml_.attribute("val").value_or(""));
    if (name == "numId") paragraph.style.list = xml_.attribute("val").value_or("");
    if (name == "ilvl") paragraph.style.level = xml_.number("val", 0, kListLevels - 1);
    if (name == "outlineLvl") paragraph.style.heading = xml_.number("val", 9, 9) < 9;
    if (name == "r") paragraph.run_font.clear();
    if (name == "rFonts" && !paragraph.in_properties) {
      paragraph.run_font = xml_.attribute("ascii").value_or("");
      if (paragraph.run_font.empty()) paragraph.run_font = xml_.attribute("hAnsi").value_or("");
    }
    if (name == "t") in_text_ = true;
    if (paragraph.in_properties) return std::nullopt;
    if (name == "tab") add("\t");
    if (name == "br" || name == "cr") add("\n");
    if (name == "noBreakHyphen") add("-");
    if (name == "softHyphen") add_soft_hyphen(paragraph);
    return std::nullopt;
  }

  void end() {
    const std::string_view name = xml_.name();
    if (name == "t") in_text_ = false;
    if (name == "pPr" && !paragraphs_.empty()) paragraphs_.back().in_properties = false;
    if (name == "p") end_paragraph();
    if (name == "tr" && depth_ == 1) out_.row(table_.row);
    if (name == "tbl" && depth_ > 0 && --depth_ == 0) out_.end_table();
  }

  /// A paragraph may hold others, in a text box.
  void begin_paragraph() {
    paragraphs_.emplace_back();
    paragraphs_.back().style = parts_.style("");
  }

  void add(std::string_view text) {
    if (paragraphs_.empty()) return;
    Paragraph& paragraph = paragraphs_.back();
    if (!paragraph.runs.empty() && paragraph.runs.back().font == paragraph.run_font) {
      paragraph.runs.back().text += text;
    } else {
      paragraph.runs.push_back({std::string(text), paragraph.run_font});
    }
  }

  /// Word keeps the byte of a soft hyphen as an element of its own. In old Lao fonts it is a letter; elsewhere it shows
  /// nothing.
  void add_soft_hyphen(const Paragraph& paragraph) {
    const auto font = legacy_font(paragraph.run_font.empty() ? paragraph.style.font : paragraph.run_font);
    if (font && font->code == FontCode::LsWin) add("\xC2\xAD");
  }

  void end_paragraph() {
    if (paragraphs_.empty()) return;
    const Paragraph paragraph = std::move(paragraphs_.back());
    paragraphs_.pop_back();
    std::string text = plain_text(paragraph.runs, paragraph.style.font, unread_);
    const bool empty = text.find_first_not_of(" \t\n") == text.npos;
    const bool item = !paragraph.style.list.empty() && paragraph.style.list != "0" && !empty;
    if (item) text.insert(0, parts_.next_label(paragraph.style.list, paragraph.style.level));
    if (depth_ > 0) {
      if (table_.row.empty() || empty) return;
      std::string& cell = table_.row.back().text;
      if (!cell.empty()) cell += ' ';
      cell += text;
      return;
    }
    const PieceKind kind = paragraph.style.heading ? PieceKind::Heading : item ? PieceKind::ListItem : kind_;
    out_.paragraph(kind, text);
  }

  XmlReader& xml_;
  DocxParts& parts_;
  TextBuilder& out_;
  const PieceKind kind_;
  std::set<std::string>& unread_;  ///< what of the text was not read
  std::vector<Paragraph> paragraphs_;
  Table table_;
  int depth_ = 0;  ///< of tables; those inside a cell are text of it
  bool in_text_ = false;
};

Status scan(const WorkbookSource& source, const std::string& part, std::string_view name, DocxParts& parts,
            TextBuilder& out, PieceKind kind, std::set<std::string>& unread) {
  auto xml = XmlReader::open(part, std::string(source.file) + ": " + std::string(name), source.limits.depth);
  if (!xml) return xml.error();
  return DocxScan(*xml, parts, out, kind, unread).read();
}

}  // namespace

// The properties of a Word file (title, author) are mostly those of the file that it was first copied from, so nothing
// is taken from them.
Result<Rendition> render_docx(const WorkbookSource& source, const ZipFile& zip) {
  TRY(parts, DocxParts::read(source, zip));
  TextBuilder out;
  std::set<std::string> unread;
  for (const auto& [name, kind] :
       {std::pair("word/document.xml", PieceKind::Paragraph), std::pair("word/footnotes.xml", PieceKind::Footnote),
        std::pair("word/endnotes.xml", PieceKind::Footnote)}) {
    const std::string* part = zip.find(name);
    if (part == nullptr) continue;
    if (auto error = scan(source, *part, name, parts, out, kind, unread)) return *error;
  }
  Rendition made = out.finish(FileFormat::Docx, {});
  for (const std::string& reason : unread) made.gaps.push_back({0, reason});
  return made;
}

}  // namespace chancery
