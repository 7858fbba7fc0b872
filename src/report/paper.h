#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace chancery {

/// A number as a spreadsheet reckons with it: plain digits, and what they count (`%`, `USD`).
struct PaperNumber {
  std::string digits, unit;
};

/// Words of a paper, with the source that they rest on.
struct PaperText {
  std::string text;
  std::string note;                        ///< a footnote; or empty
  std::optional<PaperNumber> number = {};  ///< where the words are one
  bool strong = false;                     ///< in bold
};

/// A part of a paper, one under the other.
struct PaperBlock {
  /// `Sides`: what stands at the left and at the right of a page, as above and below the text of an official paper.
  enum class Kind : std::uint8_t { Title, Subtitle, Heading, Paragraph, Item, Table, Sides };
  Kind kind = Kind::Paragraph;
  PaperText text;                            ///< of all but tables and sides
  std::vector<std::string> head;             ///< of a table: what stands over its columns
  std::vector<std::vector<PaperText>> rows;  ///< of a table: as many cells each as the head has; of sides two
};

/// A paper as an office signs it: briefing, list, report. What it looks like is up to the format.
struct Paper {
  std::string title;     ///< in the properties of the file
  std::string language;  ///< BCP 47
  std::vector<PaperBlock> blocks;
  std::string sources = {};  ///< over the column of a spreadsheet that holds the notes
};

/// The paper as a Word file (ECMA-376, 5th edition; transitional): real styles, headings, tables and footnotes, and for
/// each script the font that its offices write in. Errors: Unreadable where there is no memory for it.
[[nodiscard]] Result<std::string> to_docx(const Paper& paper);

/// The paper as a page that prints on A4: headings, tables, and the notes at its end. `fonts`: rules of CSS that bring
/// the fonts along, or nothing.
[[nodiscard]] std::string to_html(const Paper& paper, std::string_view fonts);

/// The tables of the paper as an XLSX file, a sheet each, named by the heading over it. Errors: those of `to_xlsx`.
[[nodiscard]] Result<std::string> to_sheets(const Paper& paper);

/// The paper as text to be copied into a message: headings, lines, and the sources in brackets.
[[nodiscard]] std::string to_plain(const Paper& paper);

}  // namespace chancery
