#include "report/paper.h"

namespace chancery {
namespace {

std::string with_note(const PaperText& text) {
  return text.note.empty() ? text.text : text.text + " [" + text.note + "]";
}

void append_table(const PaperBlock& table, std::string& out) {
  for (const auto& row : table.rows) {
    std::string line;
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (row[i].text.empty()) continue;
      const bool named = i > 0 && i < table.head.size() && !table.head[i].empty();
      line += (line.empty() ? "- " : "; ") + (named ? table.head[i] + ": " : std::string()) + with_note(row[i]);
    }
    out += line + "\n";
  }
}

/// The left side, then the right one.
void append_sides(const PaperBlock& sides, std::string& out) {
  for (std::size_t side = 0; side < 2; ++side)
    for (const auto& row : sides.rows)
      if (side < row.size() && !row[side].text.empty()) out += with_note(row[side]) + "\n";
}

}  // namespace

std::string to_plain(const Paper& paper) {
  std::string out;
  for (const PaperBlock& block : paper.blocks) {
    switch (block.kind) {
      case PaperBlock::Kind::Title:
      case PaperBlock::Kind::Subtitle:
      case PaperBlock::Kind::Paragraph:
        out += with_note(block.text) + "\n";
        break;
      case PaperBlock::Kind::Heading:
        out += "\n" + block.text.text + "\n";
        break;
      case PaperBlock::Kind::Item:
        out += "- " + with_note(block.text) + "\n";
        break;
      case PaperBlock::Kind::Table:
        append_table(block, out);
        break;
      case PaperBlock::Kind::Sides:
        append_sides(block, out);
        break;
    }
  }
  return out;
}

}  // namespace chancery
