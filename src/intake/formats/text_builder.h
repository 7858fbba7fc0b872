#pragma once
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "intake/rendition.h"

namespace chancery {

/// A cell of a table on its way into the text.
struct TableCell {
  std::string text;
  std::uint32_t columns = 1;  ///< that it stands in
  std::uint32_t rows = 1;
  std::uint32_t page = 0;
  std::vector<PageWord> words = {};  ///< count in `text`, which has one space between its words then
};

/// Puts the text of a document together line by line, and notes where each piece stood.
class TextBuilder {
 public:
  /// A paragraph, without the white space around it; an empty one is an empty line.
  void paragraph(PieceKind kind, std::string_view text);
  /// A paragraph of a page; its words count in `text`, which has no white space around it.
  void paragraph(PieceKind kind, std::string_view text, std::uint32_t page, std::span<const PageWord> words);
  /// A table; cells that reach over several columns or rows leave the others empty.
  void begin_table();
  void row(std::span<const TableCell> cells);
  void end_table() { gap(); }

  [[nodiscard]] std::size_t size() const { return out_.text.size(); }
  /// What there is so far, for those that add pieces of their own.
  [[nodiscard]] Rendition& rendition() { return out_; }
  /// The text with its layout. Ends with one line end.
  [[nodiscard]] Rendition finish(FileFormat format, DocumentFields fields);

 private:
  void gap();  ///< an empty line, unless one stands there already
  /// Notes the page of the latest piece, and its words.
  void place(std::uint32_t page, std::span<const PageWord> words);

  Rendition out_;
  std::uint32_t paragraphs_ = 0, tables_ = 0, rows_ = 0;
  std::vector<std::uint32_t> reaching_;  ///< rows that a cell above still takes, by column
};

/// The text with each run of spaces, tabs and line ends as one space, and none at the ends.
[[nodiscard]] std::string one_spaced(std::string_view text);

}  // namespace chancery
