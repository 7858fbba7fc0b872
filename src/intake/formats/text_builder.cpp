#include "intake/formats/text_builder.h"

#include <algorithm>

namespace chancery {
namespace {

constexpr std::string_view kBlank = " \t\r\n\f\v";
/// Columns of a table: cells farther out follow without the empty ones, which few bytes of a file could make without
/// end.
constexpr std::uint32_t kWidest = 1000;

std::string_view trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(kBlank);
  if (first == text.npos) return {};
  return text.substr(first, text.find_last_not_of(kBlank) - first + 1);
}

}  // namespace

std::string one_spaced(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  bool due = false;
  for (const char c : text) {
    const bool blank = c == ' ' || (c >= '\t' && c <= '\r');
    if (blank) {
      due = !out.empty();
      continue;
    }
    if (due) out += ' ';
    due = false;
    out += c;
  }
  return out;
}

void TextBuilder::gap() {
  std::string& text = out_.text;
  if (!text.empty() && !text.ends_with("\n\n")) text += '\n';
}

void TextBuilder::paragraph(PieceKind kind, std::string_view text) {
  text = trimmed(text);
  if (text.empty()) {
    if (!out_.text.empty()) out_.text += '\n';
    return;
  }
  if (kind == PieceKind::Heading) gap();
  Piece piece;
  piece.kind = kind;
  piece.paragraph = ++paragraphs_;
  piece.begin = static_cast<std::uint32_t>(out_.text.size());
  out_.text += text;
  piece.end = static_cast<std::uint32_t>(out_.text.size());
  out_.layout.pieces.push_back(piece);
  out_.text += '\n';
}

void TextBuilder::paragraph(PieceKind kind, std::string_view text, std::uint32_t page,
                            std::span<const PageWord> words) {
  paragraph(kind, text);
  if (!text.empty()) place(page, words);
}

void TextBuilder::place(std::uint32_t page, std::span<const PageWord> words) {
  Piece& piece = out_.layout.pieces.back();
  piece.page = page;
  for (PageWord word : words) {
    word.begin += piece.begin;
    word.end += piece.begin;
    out_.layout.words.push_back(word);
  }
}

void TextBuilder::begin_table() {
  gap();
  ++tables_;
  rows_ = 0;
  reaching_.clear();
}

void TextBuilder::row(std::span<const TableCell> cells) {
  ++rows_;
  std::uint32_t column = 0;
  bool any = false;
  const std::size_t line = out_.text.size();
  const std::size_t pieces = out_.layout.pieces.size();
  const auto next_column = [&] {
    if (column++ > 0) out_.text += " | ";
    if (reaching_.size() < column && column <= kWidest) reaching_.resize(column, 0);
  };
  const auto pass_reaching = [&] {
    while (column < reaching_.size() && reaching_[column] > 0) {
      next_column();
      --reaching_[column - 1];
    }
  };
  for (const TableCell& cell : cells) {
    pass_reaching();
    const std::string text = one_spaced(cell.text);
    for (std::uint32_t i = 0; i < cell.columns; ++i) {
      if (i > 0 && column >= kWidest) break;
      next_column();
      if (column <= kWidest) reaching_[column - 1] = cell.rows - 1;
      if (i > 0 || text.empty()) continue;
      any = true;
      Piece piece;
      piece.kind = PieceKind::Cell;
      piece.table = tables_;
      piece.row = rows_;
      piece.column = column;
      piece.begin = static_cast<std::uint32_t>(out_.text.size());
      out_.text += text;
      piece.end = static_cast<std::uint32_t>(out_.text.size());
      out_.layout.pieces.push_back(piece);
      if (cell.page > 0) place(cell.page, cell.words);
    }
  }
  pass_reaching();
  if (!any) {
    out_.text.resize(line);
    out_.layout.pieces.resize(pieces);
    return;
  }
  out_.text += '\n';
}

Rendition TextBuilder::finish(FileFormat format, DocumentFields fields) {
  while (out_.text.ends_with("\n\n")) out_.text.pop_back();
  out_.format = format;
  out_.fields = std::move(fields);
  return std::move(out_);
}

}  // namespace chancery
