#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace chancery {

enum class PieceKind : std::uint8_t { Paragraph, Heading, ListItem, Footnote, Cell };

/// A rectangle on a page, in ten-thousandths of the page's width and height from its upper left corner as it is shown.
struct Box {
  std::uint16_t left = 0, top = 0, right = 0, bottom = 0;

  friend bool operator==(const Box&, const Box&) = default;
};

/// A piece of a document's text, and where it stood in the file. Numbers count from 1; 0 is one that does not apply.
struct Piece {
  std::uint32_t begin = 0, end = 0;  ///< in the text, in bytes, half-open
  PieceKind kind = PieceKind::Paragraph;
  std::uint32_t paragraph = 0;  ///< of the document, empty ones left out; of cells 0
  std::uint32_t table = 0;      ///< of the document, or the sheet of a workbook
  std::uint32_t row = 0;
  std::uint32_t column = 0;
  std::uint32_t page = 0;

  friend bool operator==(const Piece&, const Piece&) = default;
};

/// A word on a page. Where a script sets no spaces it is what stands between two of them.
struct PageWord {
  std::uint32_t begin = 0, end = 0;  ///< in the text, in bytes, half-open; within one piece
  std::uint32_t page = 0;            ///< from 1
  Box box;
  std::uint8_t certainty = 100;  ///< in hundredths: how sure it is that these letters stand there; 100 but for pictures
  bool by_shape = false;         ///< a digit that was told by its shape, against what recognition had read

  friend bool operator==(const PageWord&, const PageWord&) = default;
};

/// A page of a file that has pages.
struct PageSize {
  float width = 0, height = 0;  ///< in points (1/72 inch); 0 where a picture does not say
  bool picture = false;         ///< its text was read from a picture

  friend bool operator==(const PageSize&, const PageSize&) = default;
};

/// A part of a text, in bytes, half-open.
struct TextRange {
  std::uint32_t begin = 0, end = 0;

  friend bool operator==(const TextRange&, const TextRange&) = default;
};

/// Where the text of a document stood in its file: pieces in text order that do not overlap.
struct Layout {
  std::vector<Piece> pieces;
  std::vector<std::string> sheets;  ///< names of the sheets of a workbook, by `Piece::table`
  std::vector<PageSize> pages;      ///< by `Piece::page`
  std::vector<PageWord> words;      ///< of pages, in text order; they do not overlap

  /// The piece that holds the byte `at` of the text; the one before it where none does; null before the first.
  [[nodiscard]] const Piece* find(std::uint32_t at) const;
  /// The words that a stretch of the text touches.
  [[nodiscard]] std::span<const PageWord> words_of(std::uint32_t begin, std::uint32_t end) const;
  /// The parts of the text that were read from pictures, in text order, apart from each other.
  [[nodiscard]] std::vector<TextRange> of_pictures() const;
};

/// Something of a file that could not be read while the rest was.
struct Gap {
  std::uint32_t page = 0;  ///< from 1; 0 for the file as a whole
  std::string reason;      ///< a sentence for the reader

  friend bool operator==(const Gap&, const Gap&) = default;
};

/// What a file says of the document in it, beside the text. Empty where it does not say.
struct DocumentFields {
  std::string title, author, publisher, url;
  std::string published;  ///< EDTF: a day
  std::string language;   ///< BCP 47

  friend bool operator==(const DocumentFields&, const DocumentFields&) = default;
};

}  // namespace chancery
