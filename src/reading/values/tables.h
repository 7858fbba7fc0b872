#pragma once
#include <vector>

#include "reading/scan/token_text.h"
#include "reading/values/amounts.h"

namespace chancery {

/// Reads tables in text form: lines of cells parted by `|`. A figure alone in its cell has its unit in another cell of
/// the row, in brackets behind the row's label, or in the head of its column.
class TableReader {
 public:
  explicit TableReader(const Packs& packs) : packs_(packs) {}

  /// Forgets the head of the table before (another document begins).
  void reset() { percent_columns_.clear(); }
  /// Looks at one line; true where it is a row of a table, whose figures are then in `amounts` and marked in `taken`.
  /// Only the last figure of a row that is no percentage is its result, the others (plan, year before) are secondary.
  bool read(const TokenText& line, std::vector<char>& taken, std::vector<FoundAmount>& amounts);

 private:
  struct Cell {
    std::size_t first = 0, last = 0;  ///< tokens, half-open
  };
  struct Unit {
    std::int32_t unit = -1;
    int power = 0;  ///< of ten: million USD
  };
  [[nodiscard]] std::vector<Cell> cells(const TokenText& line) const;
  /// The unit that tokens [first, last) say, where they say nothing else.
  [[nodiscard]] Unit unit_of(const TokenText& line, std::size_t first, std::size_t last) const;
  [[nodiscard]] Unit unit_of_row(const TokenText& line, const std::vector<Cell>& row) const;
  void read_head(const TokenText& line, const std::vector<Cell>& row);

  const Packs& packs_;
  std::vector<char> percent_columns_;
};

}  // namespace chancery
