#pragma once
#include <optional>
#include <string_view>
#include <vector>

#include "reading/claims/claim_block.h"
#include "reading/values/tables.h"

namespace chancery {

/// A figure in a cell of a table, and what its row and column say of it.
struct TableFigure {
  Stretch stretch;  ///< the row, with the words of its label and of the column's head
  std::uint32_t figure = 0;
  std::optional<std::uint32_t> period;                      ///< the date that it is of
  std::optional<std::uint32_t> place;                       ///< whose figure it is
  std::optional<std::uint32_t> plan, plan_percent, growth;  ///< cells beside it
};

/// The concepts that heads and labels of tables are told by.
struct TableWords {
  explicit TableWords(const Packs& packs);
  std::uint16_t row_total, head_plan, head_result;
  ConceptSet topics;  ///< what figures are of
  ConceptSet passed;  ///< what a figure takes over from its column, beside topics
};

/// Understands tables by the heads of their columns: which hold what was planned, which results and of when, which how
/// much of the plan that is; and by their rows: what is counted, or whose figures they are. To be asked sentence by
/// sentence, in text order.
class TableFigures {
 public:
  TableFigures(const TableWords& words, const ConceptIds& ids) : words_(words), ids_(ids) {}

  /// The figures of the row that the sentence begins; all others of the row become secondary. Empty where the sentence
  /// begins no row or the heads tell nothing, so that the row must be understood without them.
  const std::vector<TableFigure>& take(ClaimBlock& block, const Sentence& sentence, std::uint32_t number);
  /// Adds what row and column say to an indicator that was made of the figure.
  static void complete(const ClaimBlock& block, const TableFigure& figure, Claim& claim);

 private:
  enum class Role : std::uint8_t { Other, Result, Plan };
  struct Column {
    bool filled = false;
    std::optional<std::uint32_t> date;
    ConceptSet concepts;
  };
  struct Row {
    std::size_t first = 0;               ///< token of the block
    std::vector<TableCellSpan> cells;    ///< tokens of the block
    std::vector<std::uint32_t> amounts;  ///< mentions
    std::vector<std::size_t> columns;    ///< of each amount
    std::optional<std::size_t> label;    ///< cell
    bool figures = false;
  };
  [[nodiscard]] Row row_of(const ClaimBlock& block, const LineSpan& line) const;
  [[nodiscard]] Column column_of(const ClaimBlock& block, const TableCellSpan& cell) const;
  void take_caption(const ClaimBlock& block, const LineSpan& line);
  void take_head(const ClaimBlock& block, const Row& row);
  void take_figures(ClaimBlock& block, const Row& row, std::uint32_t sentence);
  [[nodiscard]] Role role_of(const Column& column) const;
  [[nodiscard]] const Column& column(std::size_t number) const;
  /// The results of the row, understood by their columns; the last is the one that plan and percentages are of.
  [[nodiscard]] std::vector<std::size_t> results_of(const ClaimBlock& block, const Row& row) const;
  /// What the row is of: nothing where that is only a part of what its columns tell ('of which Korea').
  [[nodiscard]] std::optional<TableFigure> of_row(const ClaimBlock& block, const Row& row,
                                                  std::uint32_t sentence) const;
  void add_beside(const ClaimBlock& block, const Row& row, TableFigure& figure) const;

  /// Does a head speak of what was planned?
  [[nodiscard]] bool is_of_plan(const ConceptSet& head) const;

  const TableWords& words_;
  const ConceptIds& ids_;
  std::vector<Column> columns_;
  Column caption_, section_;
  std::uint32_t line_ = UINT32_MAX;
  bool open_ = false, figures_seen_ = false;
  std::vector<TableFigure> figures_;
};

}  // namespace chancery
