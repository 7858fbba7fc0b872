#include "report/docx_body.h"

#include <algorithm>
#include <vector>

#include "report/docx_xml.h"
#include "report/markup_text.h"
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

/// Letters of a text (UTF-8), marks that stand over others among them.
int letters(std::string_view text) {
  return static_cast<int>(std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

int longest_word(std::string_view text) {
  int out = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    out = std::max(out, letters(text.substr(at, end - at)));
    at = end + 1;
  }
  return out;
}

constexpr int kTextWidth = 9638;  // A4 less margins of 2 cm, in twentieths of a point

/// Shares of the width of the page by what stands in the columns, in twentieths of a point. Heads break into words.
std::vector<int> column_widths(const PaperBlock& table) {
  constexpr int kMargins = 3;  // of a cell, in letters
  constexpr int kMost = 40;
  std::vector<int> needs;
  int all = 0;
  for (std::size_t column = 0; column < table.head.size(); ++column) {
    int need = std::min(longest_word(table.head[column]), kMost);
    for (const auto& row : table.rows)
      if (column < row.size()) need = std::max(need, std::min(letters(row[column].text), kMost));
    needs.push_back(need + kMargins);
    all += needs.back();
  }
  for (int& need : needs) need = kTextWidth * need / all;
  return needs;
}

}  // namespace

DocxBody::DocxBody(const Paper& paper) : language_(paper.language) {
  for (const PaperBlock& block : paper.blocks) add(block);
}

std::string DocxBody::text(const PaperText& text, bool bold) {
  return runs(text.text, language_, bold) + reference(text.note);
}

/// The mark of a footnote, and the footnote itself; of one that stands already, its number again (17.16.5.35).
std::string DocxBody::reference(const std::string& note) {
  if (note.empty()) return {};
  constexpr const char* kMark = "<w:r><w:rPr><w:rStyle w:val=\"FootnoteReference\"/></w:rPr>";
  const auto [known, is_new] = numbers_.try_emplace(note, std::to_string(numbers_.size() + 1));
  const std::string& id = known->second;
  if (!is_new)
    return "<w:fldSimple w:instr=\" NOTEREF _Note" + id + " \\f \\h \">" + kMark + "<w:t>" + id +
           "</w:t></w:r></w:fldSimple>";
  notes_ +=
      "<w:footnote w:id=\"" + id + "\">" +
      paragraph("FootnoteText", kMark + std::string("<w:footnoteRef/></w:r>") + runs(" " + note, language_, false)) +
      "</w:footnote>";
  return "<w:bookmarkStart w:id=\"" + id + "\" w:name=\"_Note" + id + "\"/>" + kMark + "<w:footnoteReference w:id=\"" +
         id + "\"/></w:r><w:bookmarkEnd w:id=\"" + id + "\"/>";
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
    case PaperBlock::Kind::Sides:
      add_sides(block);
      break;
  }
}

void DocxBody::add_table(const PaperBlock& table) {
  if (table.head.empty()) return;
  const std::vector<int> widths = column_widths(table);
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

void DocxBody::add_sides(const PaperBlock& sides) {
  constexpr int kLeft = kTextWidth * 2 / 5;
  constexpr int kRight = kTextWidth - kLeft;
  body_ += "<w:tbl><w:tblPr><w:tblW w:w=\"5000\" w:type=\"pct\"/></w:tblPr><w:tblGrid><w:gridCol w:w=\"" +
           std::to_string(kLeft) + "\"/><w:gridCol w:w=\"" + std::to_string(kRight) + "\"/></w:tblGrid>";
  for (const auto& row : sides.rows) {
    body_ += "<w:tr><w:trPr><w:cantSplit/></w:trPr>";
    for (std::size_t side = 0; side < 2; ++side)
      add_cell(side < row.size() ? text(row[side], row[side].strong) : std::string(), side == 0 ? kLeft : kRight,
               "SideText");
    body_ += "</w:tr>";
  }
  body_ += "</w:tbl>" + paragraph("TableText", "");
}

void DocxBody::add_cell(const std::string& content, int width, std::string_view style) {
  body_ += "<w:tc><w:tcPr><w:tcW w:w=\"" + std::to_string(width) + "\" w:type=\"dxa\"/></w:tcPr>" +
           paragraph(style, content) + "</w:tc>";
}

}  // namespace chancery
