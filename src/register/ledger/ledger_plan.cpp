#include <algorithm>

#include "register/ledger/ledger.h"
#include "register/ledger/ledger_cells.h"
#include "register/ledger/ledger_grid.h"
#include "register/ledger/ledger_head.h"
#include "register/ledger/ledger_headers.h"
#include "register/ledger/ledger_text.h"

namespace chancery {
namespace {

constexpr double kThreshold = 0.5;      // below it nothing is proposed
constexpr double kSecondColumn = 0.75;  // of a field that may hold many
constexpr std::size_t kSampledCells = 20;
constexpr double kNameShare = 0.7;  // of the score; the rest is what the cells look like

struct Proposal {
  std::size_t place = 0;  // in plan.columns
  std::size_t field = 0;
  double score = 0;
  double name = 0;
  std::string reason;
};

/// Makes the proposals of a sheet: each column by its words and by its cells.
class ColumnProposer {
 public:
  ColumnProposer(const LedgerGrid& grid, const HeaderIndex& index, std::span<const LedgerField> fields,
                 const LedgerTools& tools, LedgerPlan& plan)
      : grid_(grid), index_(index), fields_(fields), cells_(tools), words_(tools.words), plan_(plan) {}

  void propose(const LedgerHead& head) {
    for (std::size_t place = 0; place < plan_.columns.size(); ++place) collect(place, head);
    std::stable_sort(proposals_.begin(), proposals_.end(),
                     [](const Proposal& a, const Proposal& b) { return a.score > b.score; });
    for (const Proposal& proposal : proposals_) take(proposal);
    for (LedgerColumn& column : plan_.columns) {
      if (!column.field && column.reason.empty()) column.reason = "no field has a name like this";
    }
  }

 private:
  void collect(std::size_t place, const LedgerHead& head) {
    const LedgerColumn& column = plan_.columns[place];
    const std::string& part = head.parts[column.column];
    std::vector<HeaderMatch> best(fields_.size());
    for (const std::string& text : {column.header, without_brackets(column.header), part, without_brackets(part)}) {
      for (HeaderMatch match : index_.find(text)) {
        // What stands in brackets may be just what tells two fields apart.
        if (text.size() < part.size()) match.score *= 0.97;
        if (match.score > best[match.field].score + 0.001) best[match.field] = match;
      }
    }
    for (std::size_t field = 0; field < fields_.size(); ++field) {
      if (best[field].score < kThreshold - 0.1) continue;
      weigh(place, {field, best[field].score, best[field].form});
    }
  }

  void weigh(std::size_t place, const HeaderMatch& match) {
    const auto [read, looked_at] = share(plan_.columns[place].column, fields_[match.field]);
    const double fit = looked_at == 0 ? 1.0 : static_cast<double>(read) / static_cast<double>(looked_at);
    Proposal proposal{place, match.field, match.score * (kNameShare + (1 - kNameShare) * fit), match.score, ""};
    proposal.reason = "its head is like '" + std::string(match.form) + "'; " + std::to_string(read) + " of " +
                      std::to_string(looked_at) + " cells fit";
    if (proposal.score >= kThreshold) proposals_.push_back(std::move(proposal));
  }

  /// How many of the first cells below the head can be read as the field's type.
  std::pair<std::size_t, std::size_t> share(std::uint32_t column, const LedgerField& field) {
    std::size_t read = 0;
    std::size_t looked_at = 0;
    CellContext context;
    context.year = plan_.year.value_or(2024);
    context.month = 1;
    for (const SheetRow& row : grid_.sheet().rows) {
      if (row.row <= plan_.head_last) continue;
      const Cell* cell = row.find(column);
      if (cell == nullptr || row.cells.size() < 2) continue;
      const bool words = cell->kind == CellKind::Text;
      const bool is_text =
          field.type == FieldType::Text || field.type == FieldType::Note || field.type == FieldType::Link;
      const bool fits =
          is_text ? words || field.type != FieldType::Note
                  : !cells_.read(*cell, field, context).values.empty() || (words && says_no_value(cell->text));
      read += fits ? 1 : 0;
      if (++looked_at == kSampledCells) break;
    }
    return {read, looked_at};
  }

  [[nodiscard]] bool says_no_value(std::string_view text) const {
    return says_nothing(text, words_) || says_ditto(text, words_);
  }

  void take(const Proposal& proposal) {
    LedgerColumn& column = plan_.columns[proposal.place];
    if (column.field) return;
    const LedgerField& field = fields_[proposal.field];
    LedgerColumn* other = column_of(proposal.field);
    if (other != nullptr && field.type == FieldType::Date && other->end == PeriodEnd::Whole) {
      if (!pair_up(*other, column)) return refuse(column, *other);
    } else if (other != nullptr && !(field.many && proposal.name >= kSecondColumn)) {
      return refuse(column, *other);
    }
    column.field = proposal.field;
    column.score = proposal.score;
    column.reason = proposal.reason;
  }

  static void refuse(LedgerColumn& column, const LedgerColumn& other) {
    column.reason = "column " + column_letters(other.column) + " fits the same field better";
  }

  LedgerColumn* column_of(std::size_t field) {
    const auto found = std::find_if(plan_.columns.begin(), plan_.columns.end(),
                                    [&](const LedgerColumn& column) { return column.field == field; });
    return found == plan_.columns.end() ? nullptr : &*found;
  }

  /// Two columns of one date, `from` and `to`, are the ends of a period.
  bool pair_up(LedgerColumn& one, LedgerColumn& two) const {
    LedgerColumn& left = one.column < two.column ? one : two;
    LedgerColumn& right = one.column < two.column ? two : one;
    if (!is_end(left.header, &LedgerLanguage::from) || !is_end(right.header, &LedgerLanguage::to)) return false;
    left.end = PeriodEnd::From;
    right.end = PeriodEnd::To;
    return true;
  }

  [[nodiscard]] bool is_end(std::string_view header, std::vector<std::string> LedgerLanguage::*forms) const {
    const std::size_t slash = header.rfind(" / ");
    const std::string bare = plain_form(slash == header.npos ? header : header.substr(slash + 3));
    return std::any_of(words_.languages.begin(), words_.languages.end(),
                       [&](const LedgerLanguage& language) { return begins_with_one_of(bare, language.*forms); });
  }

  const LedgerGrid& grid_;
  const HeaderIndex& index_;
  std::span<const LedgerField> fields_;
  CellReader cells_;
  const LedgerWords& words_;
  LedgerPlan& plan_;
  std::vector<Proposal> proposals_;
};

/// The unit of all figures, from a line such as `ĐVT: triệu đồng`.
std::string unit_of_line(std::string_view line, const LedgerWords& words) {
  const std::size_t open = line.find_first_not_of("( ");
  if (open == line.npos) return "";
  line.remove_prefix(open);
  const std::size_t colon = line.find(':');
  if (colon == line.npos) return "";
  const std::string bare = plain_form(line.substr(0, colon));
  for (const LedgerLanguage& language : words.languages) {
    if (!is_one_of(bare, language.unit_line)) continue;
    std::string unit(trimmed(line.substr(colon + 1)));
    while (unit.ends_with(')')) unit.pop_back();
    return unit;
  }
  return "";
}

void read_title(const LedgerGrid& grid, const LedgerWords& words, LedgerPlan& plan) {
  for (const SheetRow& row : grid.sheet().rows) {
    if (row.row >= plan.head_first) break;
    for (const Cell& cell : row.cells) {
      const std::string unit = unit_of_line(cell.text, words);
      if (!unit.empty()) {
        plan.unit = unit;
        continue;
      }
      plan.title += (plan.title.empty() ? "" : "\n") + cell.text;
    }
  }
}

bool has_cells(const Sheet& sheet, std::uint32_t column, std::uint32_t head_last) {
  return std::any_of(sheet.rows.begin(), sheet.rows.end(),
                     [&](const SheetRow& row) { return row.row > head_last && row.find(column) != nullptr; });
}

/// The year of the title's last line that has one, else of the sheet's or the file's name. A title may name a decree of
/// another year above the line that says what the sheet is.
std::optional<int> year_of(const LedgerPlan& plan, const Workbook& book) {
  std::size_t end = plan.title.size();
  while (end != 0 && end != std::string::npos) {
    const std::size_t begin = plan.title.rfind('\n', end - 1);
    const std::size_t from = begin == std::string::npos ? 0 : begin + 1;
    if (const auto year = only_year(std::string_view(plan.title).substr(from, end - from))) return year;
    end = begin == std::string::npos ? 0 : begin;
  }
  if (const auto year = only_year(book.sheets[plan.sheet].name)) return year;
  return only_year(std::string_view(book.file).substr(book.file.rfind('/') + 1));
}

}  // namespace

Result<LedgerPlan> plan_ledger(const Workbook& book, std::size_t sheet, std::span<const LedgerField> fields,
                               const LedgerTools& tools) {
  if (sheet >= book.sheets.size()) return Error{ErrorKind::BadArgument, "has no sheet of this number", book.file};
  const LedgerGrid grid(book.sheets[sheet]);
  const HeaderIndex index(fields);
  const auto head = find_head(grid, index, tools.words);
  if (!head) {
    return Error{ErrorKind::UnknownFormat,
                 "no row names columns that are known here; give the table a line with the names of its columns",
                 book.file + ": sheet '" + book.sheets[sheet].name + "'"};
  }
  LedgerPlan plan;
  plan.sheet = sheet;
  plan.head_first = head->first;
  plan.head_last = head->last;
  read_title(grid, tools.words, plan);
  plan.year = year_of(plan, book);
  for (std::uint32_t column = 0; column < head->headers.size(); ++column) {
    const std::string& header = head->headers[column];
    if (!plan.ordinal_column && is_ordinal_head(head->parts[column], tools.words)) {
      plan.ordinal_column = column;
      continue;
    }
    if (header.empty() && !has_cells(book.sheets[sheet], column, head->last)) continue;
    LedgerColumn made;
    made.column = column;
    made.header = header;
    made.unit = bracketed_part(header);
    plan.columns.push_back(std::move(made));
  }
  ColumnProposer(grid, index, fields, tools, plan).propose(*head);
  return plan;
}

}  // namespace chancery
