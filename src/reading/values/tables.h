#pragma once
#include <optional>
#include <vector>

#include "reading/scan/concept_set.h"
#include "reading/scan/token_text.h"
#include "reading/values/amounts.h"
#include "reading/values/dates.h"

namespace chancery {

/// The tokens of a cell, half-open.
struct TableCellSpan {
  std::size_t first = 0, last = 0;
};

/// The cells of a line that are parted by `|`, empty ones too; a bar at its very begin or its end may be a border.
[[nodiscard]] std::vector<TableCellSpan> cells_of(const TokenText& line);

/// Does a line have cells enough for a row of a table?
[[nodiscard]] bool is_table_row(const TokenText& line);

/// Does a row without figures name one thing, which parts the rows below it from those above, rather than head columns?
[[nodiscard]] bool parts_rows(const std::vector<TableCellSpan>& row);

/// Reads tables in text form: lines of cells parted by `|`. A figure alone in its cell has its unit in another cell of
/// the row, in brackets behind the row's label, in the head of its column, in the line above the table, or in what the
/// row or column counts.
class TableReader {
 public:
  explicit TableReader(const Packs& packs);

  /// Forgets the table before; `caption` is the line above the one that begins, which may say the unit of all figures.
  void start(const TokenText& caption);
  /// Reads one row (`is_table_row`): its figures into `amounts`, the years of its heads into `years`, both marked in
  /// `taken`. Only the last figure of a row that is no percentage is its result, the
  /// others (plan, year before) are secondary: heads of columns that say more are for who forms claims.
  void read(const TokenText& line, bool buddhist_years, std::vector<char>& taken, std::vector<FoundAmount>& amounts,
            std::vector<FoundDate>& years);

 private:
  struct Unit {
    std::int32_t unit = -1;
    int power = 0;  ///< of ten: million USD
    [[nodiscard]] bool known() const { return unit >= 0; }
  };
  struct Column {
    bool percent = false;
    Unit unit;     ///< that its head says in brackets
    Unit counted;  ///< what its head counts
  };
  /// The unit that tokens [first, last) say, where they say nothing else.
  [[nodiscard]] Unit unit_of(const TokenText& line, std::size_t first, std::size_t last) const;
  /// The unit in brackets at the end of the cell.
  [[nodiscard]] Unit unit_in_brackets(const TokenText& line, const TableCellSpan& cell) const;
  /// The only thing that the cell names and that is counted, where it names no sum.
  [[nodiscard]] Unit counted_in(const TokenText& line, const TableCellSpan& cell) const;
  [[nodiscard]] Unit unit_of_row(const TokenText& line, const std::vector<TableCellSpan>& row) const;
  [[nodiscard]] Unit unit_of_figure(const TokenText& line, const std::vector<TableCellSpan>& row, const Unit& of_row,
                                    std::size_t column) const;
  [[nodiscard]] bool is_percent(const Unit& unit) const;
  [[nodiscard]] bool is_head(const TokenText& line, const std::vector<TableCellSpan>& row,
                             const std::vector<char>& taken) const;
  void read_head(const TokenText& line, const std::vector<TableCellSpan>& row);
  /// A year that ends a short cell: 'Plan 2025'.
  static void read_year(const TokenText& line, const TableCellSpan& cell, bool buddhist_years, std::vector<char>& taken,
                        std::vector<FoundDate>& years);
  void read_figures(const TokenText& line, const std::vector<TableCellSpan>& row, std::vector<char>& taken,
                    std::vector<FoundAmount>& amounts) const;

  const Packs& packs_;
  ConceptSet sums_;  ///< what is told in money
  std::vector<Column> columns_;
  Unit caption_;
  bool figures_seen_ = false;  ///< below the last head
  std::size_t rows_ = 0;
};

}  // namespace chancery
