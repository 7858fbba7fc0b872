#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace chancery {

enum class PieceKind : std::uint8_t { Paragraph, Heading, ListItem, Footnote, Cell };

/// A piece of a document's text, and where it stood in the file. Numbers count from 1; 0 is one that does not apply.
struct Piece {
  std::uint32_t begin = 0, end = 0;  ///< in the text, in bytes, half-open
  PieceKind kind = PieceKind::Paragraph;
  std::uint32_t paragraph = 0;  ///< of the document, empty ones left out; of cells 0
  std::uint32_t table = 0;      ///< of the document, or the sheet of a workbook
  std::uint32_t row = 0;
  std::uint32_t column = 0;

  friend bool operator==(const Piece&, const Piece&) = default;
};

/// Where the text of a document stood in its file: pieces in text order that do not overlap.
struct Layout {
  std::vector<Piece> pieces;
  std::vector<std::string> sheets;  ///< names of the sheets of a workbook, by `Piece::table`

  /// The piece that holds the byte `at` of the text; the one before it where none does; null before the first.
  [[nodiscard]] const Piece* find(std::uint32_t at) const;
};

/// What a file says of the document in it, beside the text. Empty where it does not say.
struct DocumentFields {
  std::string title, author, publisher, url;
  std::string published;  ///< EDTF: a day
  std::string language;   ///< BCP 47

  friend bool operator==(const DocumentFields&, const DocumentFields&) = default;
};

}  // namespace chancery
