#include "report/docx_body.h"

#include <algorithm>
#include <vector>

#include "report/docx_xml.h"
#include "report/script_runs.h"

namespace chancery {
namespace {

/// Runs of one paragraph. Complex scripts have their own switches for what is bold (17.3.2.2).
std::string runs(std::string_view text, std::string_view language, bool bold) {
  std::string out;
  for (const ScriptRun& run : script_runs(text)) {
    std::string as;
    if (run.script != nullptr) as += font_property(run.script->font);
    if (bold) as += "<w:b/><w:bCs/>";
    if (run.script != nullptr) {
      as += "<w:cs/><w:lang w:val=\"" + std::string(run.script->language) + "\" w:bidi=\"" +
            std::string(run.script->language) + "\"/>";
    } else {
      as += "<w:lang w:val=\"" + std::string(language) + "\"/>";
    }
    out += "<w:r><w:rPr>" + as + "</w:rPr><w:t xml:space=\"preserve\">" + escaped(run.text) + "</w:t></w:r>";
  }
  return out;
}

std::string paragraph(std::string_view style, const std::string& content) {
  return "<w:p><w:pPr><w:pStyle w:val=\"" + std::string(style) + "\"/></w:pPr>" + content + "</w:p>";
}

/// The first column says what a row is about, and has half of the width; in twentieths of a point.
std::vector<int> column_widths(std::size_t columns) {
  constexpr int kTextWidth = 9638;  // A4 less margins of 2 cm
  constexpr std::size_t kFewest = 3;
  const int count = static_cast<int>(columns);
  if (columns < kFewest) return std::vector<int>(columns, kTextWidth / std::max(count, 1));
  std::vector<int> out(columns, kTextWidth / 2 / (count - 1));
  out.front() = kTextWidth / 2;
  return out;
}

}  // namespace

DocxBody::DocxBody(const Paper& paper) : language_(paper.language) {
  for (const PaperBlock& block : paper.blocks) add(block);
}

std::string DocxBody::text(const PaperText& text, bool bold) {
  return runs(text.text, language_, bold) + reference(text.note);
}

/// The mark of a footnote, and the footnote itself.
std::string DocxBody::reference(const std::string& note) {
  if (note.empty()) return {};
  const std::string id = std::to_string(++last_note_);
  notes_ +=
      "<w:footnote w:id=\"" + id + "\">" +
      paragraph("FootnoteText", "<w:r><w:rPr><w:rStyle w:val=\"FootnoteReference\"/></w:rPr><w:footnoteRef/></w:r>" +
                                    runs(" " + note, language_, false)) +
      "</w:footnote>";
  return "<w:r><w:rPr><w:rStyle w:val=\"FootnoteReference\"/></w:rPr><w:footnoteReference w:id=\"" + id + "\"/></w:r>";
}

void DocxBody::add(const PaperBlock& block) {
  switch (block.kind) {
    case PaperBlock::Kind::Title:
      body_ += paragraph("Title", text(block.text));
      break;
    case PaperBlock::Kind::Subtitle:
      body_ += paragraph("Subtitle", text(block.text));
      break;
    case PaperBlock::Kind::Heading:
      body_ += paragraph("Heading1", text(block.text));
      break;
    case PaperBlock::Kind::Paragraph:
      body_ += paragraph("Normal", text(block.text));
      break;
    case PaperBlock::Kind::Item:
      body_ += paragraph("ListBullet", text(block.text));
      break;
    case PaperBlock::Kind::Table:
      add_table(block);
      break;
  }
}

void DocxBody::add_table(const PaperBlock& table) {
  if (table.head.empty()) return;
  const std::vector<int> widths = column_widths(table.head.size());
  body_ +=
      "<w:tbl><w:tblPr><w:tblStyle w:val=\"TableGrid\"/><w:tblW w:w=\"5000\" w:type=\"pct\"/></w:tblPr><w:tblGrid>";
  for (const int width : widths) body_ += "<w:gridCol w:w=\"" + std::to_string(width) + "\"/>";
  body_ += "</w:tblGrid><w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>";
  for (std::size_t i = 0; i < table.head.size(); ++i) add_cell(text({table.head[i], {}}, true), widths[i]);
  body_ += "</w:tr>";
  for (const auto& row : table.rows) {
    body_ += "<w:tr><w:trPr><w:cantSplit/></w:trPr>";
    for (std::size_t i = 0; i < table.head.size(); ++i)
      add_cell(i < row.size() ? text(row[i]) : std::string(), widths[i]);
    body_ += "</w:tr>";
  }
  // Two tables that touch would become one.
  body_ += "</w:tbl>" + paragraph("TableText", "");
}

void DocxBody::add_cell(const std::string& content, int width) {
  body_ += "<w:tc><w:tcPr><w:tcW w:w=\"" + std::to_string(width) + "\" w:type=\"dxa\"/></w:tcPr>" +
           paragraph("TableText", content) + "</w:tc>";
}

}  // namespace chancery
