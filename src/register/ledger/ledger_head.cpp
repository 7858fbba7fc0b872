#include "register/ledger/ledger_head.h"

#include <algorithm>
#include <map>

#include "register/ledger/ledger_text.h"

namespace chancery {
namespace {

constexpr std::uint32_t kDeepest = 40;     // rows in which a head is looked for
constexpr std::size_t kLongestHead = 160;  // bytes of one line of a head; titles and notes are longer
constexpr double kNamed = 0.6;             // a column is named by a match this good

/// Scores bands of rows; a text is matched once however often it comes up.
class HeadSearch {
 public:
  HeadSearch(const LedgerGrid& grid, const HeaderIndex& index, const LedgerWords& words)
      : grid_(grid), index_(index), words_(words) {}

  std::optional<LedgerHead> find() {
    std::optional<LedgerHead> best;
    double most = 0;
    std::uint32_t looked_at = 0;
    for (const SheetRow& row : grid_.sheet().rows) {
      if (++looked_at > kDeepest) break;
      for (std::uint32_t height = 1; height <= 3; ++height) {
        LedgerHead head = compose(row.row, row.row + height - 1);
        const double score = score_of(head);
        if (score > most + 0.01) {
          most = score;
          best = std::move(head);
        }
      }
    }
    return best;
  }

 private:
  LedgerHead compose(std::uint32_t first, std::uint32_t last) const {
    LedgerHead head{first, last, {}, {}};
    for (std::uint32_t column = 0; column < grid_.column_count(); ++column) {
      std::string header;
      std::string part;
      CellAddress before{kMaxSheetRows, 0};
      for (std::uint32_t row = first; row <= last; ++row) {
        const CellAddress from = parent({row, column}, last);
        const std::string_view text = trimmed(grid_.text(from));
        if (text.empty() || from == before) continue;
        before = from;
        part = text;
        header += (header.empty() ? "" : " / ") + part;
      }
      head.parts.push_back(std::move(part));
      head.headers.push_back(std::move(header));
    }
    return head;
  }

  /// The cell that heads a place: itself, the first of its merged range, or, where lines below it are filled and it is
  /// not, the next filled one to its left (a head whose merged cells were lost on the way).
  [[nodiscard]] CellAddress parent(CellAddress at, std::uint32_t last) const {
    const auto seen = grid_.seen(at);
    if (seen.cell != nullptr || at.row == last) return seen.from;
    if (grid_.own({last, at.column}) == nullptr) return seen.from;
    for (std::uint32_t column = at.column; column-- > 0;) {
      const auto left = grid_.seen({at.row, column});
      if (left.cell != nullptr) return grid_.own({last, column}) != nullptr ? left.from : seen.from;
    }
    return seen.from;
  }

  [[nodiscard]] bool holds_data(const LedgerHead& head) const {
    for (std::uint32_t row = head.first; row <= head.last; ++row) {
      const SheetRow* cells = grid_.sheet().find_row(row);
      if (cells == nullptr) return true;  // an empty row ends a head
      // One text over all columns is the title of the sheet.
      if (row == head.first && row != head.last && cells->cells.size() < 2) return true;
      for (const Cell& cell : cells->cells) {
        if (cell.kind != CellKind::Text || cell.text.size() > kLongestHead) return true;
      }
    }
    return false;
  }

  double score_of(const LedgerHead& head) {
    if (holds_data(head)) return 0;
    double score = 0;
    std::size_t named = 0;
    std::map<std::string, int> seen;
    for (std::size_t column = 0; column < head.headers.size(); ++column) {
      const std::string& header = head.headers[column];
      if (header.empty() || ++seen[header] > 1) continue;  // a title over all columns is one text
      const double match = std::max(quality(header), quality(head.parts[column]));
      score += match >= kNamed ? match : -0.15;
      named += match >= kNamed ? 1 : 0;
    }
    return named >= 2 ? score : 0;
  }

  double quality(const std::string& header) {
    const auto known = qualities_.find(header);
    if (known != qualities_.end()) return known->second;
    double best = is_ordinal_head(header, words_) ? 1.0 : 0.0;
    for (const std::string& text : {header, without_brackets(header)}) {
      const auto matches = index_.find(text);
      if (!matches.empty()) best = std::max(best, matches.front().score);
    }
    return qualities_[header] = best;
  }

  const LedgerGrid& grid_;
  const HeaderIndex& index_;
  const LedgerWords& words_;
  std::map<std::string, double> qualities_;
};

}  // namespace

bool is_ordinal_head(std::string_view header, const LedgerWords& words) {
  const std::string bare = plain_form(header);
  return std::any_of(words.languages.begin(), words.languages.end(),
                     [&](const LedgerLanguage& language) { return is_one_of(bare, language.ordinal); });
}

std::optional<LedgerHead> find_head(const LedgerGrid& grid, const HeaderIndex& index, const LedgerWords& words) {
  return HeadSearch(grid, index, words).find();
}

}  // namespace chancery
