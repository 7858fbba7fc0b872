#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "reading/scan/token_text.h"
#include "register/ledger/ledger.h"

namespace chancery {

/// What a cell is read with beside its text.
struct CellContext {
  std::optional<int> year;                ///< from a section, the title, the sheet
  std::optional<int> month;               ///< from a section
  std::string unit;                       ///< of figures, from the head
  DecimalMark mark = DecimalMark::Comma;  ///< of the column
  std::string head;                       ///< the last line of the column's head
};

/// What was read in a cell; both may hold something (two of three countries).
struct CellReading {
  std::vector<LedgerValue> values;
  std::vector<std::string> problems;

  static CellReading of(LedgerValue value) { return {{std::move(value)}, {}}; }
  static CellReading problem(std::string reason) { return {{}, {std::move(reason)}}; }
};

/// The product's reader over single cells. A cell leaves out what its head says, so those who use it put the text into
/// the words in which the reader knows such values (a year behind a month, a title before a name).
class CellRun {
 public:
  explicit CellRun(const LedgerTools& given) : tools(given), reader_(given.reading) {}

  struct Result {
    std::string text;  ///< folded; mentions are spans of it
    Reading reading;

    [[nodiscard]] std::vector<const Mention*> mentions(MentionKind kind) const;
    [[nodiscard]] std::string_view text_of(const Mention& mention) const {
      return std::string_view(text).substr(mention.begin, mention.end - mention.begin);
    }
  };
  [[nodiscard]] Result operator()(std::string_view text);

  const LedgerTools& tools;

 private:
  Reader reader_;
};

/// The items of a list in a cell: by lines, semicolons, bullets and numbers before them; `commas`: also by commas and
/// the languages' words for and.
enum class ListMarks : std::uint8_t { LinesOnly, AlsoCommas };
[[nodiscard]] std::vector<std::string> list_items(std::string_view text, ListMarks marks, const LedgerWords& words);

/// True for the words that mean the same as in the row above.
[[nodiscard]] bool says_ditto(std::string_view text, const LedgerWords& words);
/// True for the whole of the office's own locality.
[[nodiscard]] bool says_whole(std::string_view text, const LedgerWords& words);
/// True for who pays, in place of a sum; no figure stands in it.
[[nodiscard]] bool says_who_pays(std::string_view text, const LedgerWords& words);

/// True for a dash and the words that say that there is nothing.
[[nodiscard]] bool says_nothing(std::string_view text, const LedgerWords& words);

/// `text` in quotation marks, shortened where it is long.
[[nodiscard]] std::string quoted(std::string_view text);

/// A cell as a date: EDTF, in the contract's forms.
[[nodiscard]] CellReading read_date_cell(CellRun& run, const Cell& cell, const CellContext& context);
/// The only date of a text, as `read_date_cell` reads it; nothing where it holds none or several.
[[nodiscard]] std::optional<std::string> only_date(CellRun& run, std::string_view text, std::optional<int> year);
/// The year of a text: 'Đoàn ra 2024', 'năm 2024', 'ปี 2567'. Nothing where there are several.
[[nodiscard]] std::optional<int> only_year(std::string_view text);

/// A cell as a figure of a field of type Integer, Decimal or Money.
[[nodiscard]] CellReading read_number_cell(CellRun& run, const Cell& cell, const LedgerField& field,
                                           const CellContext& context);

/// A cell as persons.
[[nodiscard]] CellReading read_person_cell(CellRun& run, const Cell& cell, const LedgerField& field);

}  // namespace chancery
