#include "register/ledger/decimal_habit.h"

#include <algorithm>

#include "reading/values/digits.h"

namespace chancery {

DecimalHabit::DecimalHabit(const Sheet& sheet, const LedgerPlan& plan, CellRun& run) {
  for (const SheetRow& row : sheet.rows) {
    if (row.row <= plan.head_last) continue;
    for (const Cell& cell : row.cells) count(cell);
  }
  std::string heads = plan.title;
  for (const LedgerColumn& column : plan.columns) heads += "\n" + column.header;
  const auto result = run(heads);
  const Packs& packs = run.tools.reading.packs;
  for (const LanguageRecord& language : packs.languages()) {
    if (result.reading.languages.empty() || packs.text(language.code) != result.reading.languages[0].code) continue;
    by_language_ = language.decimal_comma != 0 ? DecimalMark::Comma : DecimalMark::Point;
  }
}

DecimalMark DecimalHabit::mark(std::uint32_t column) const {
  const auto found = by_column_.find(column);
  const int own = found == by_column_.end() ? 0 : found->second;
  const int evidence = own != 0 ? own : all_;
  if (evidence == 0) return by_language_;
  return evidence > 0 ? DecimalMark::Comma : DecimalMark::Point;
}

void DecimalHabit::count(const Cell& cell) {
  if (cell.kind != CellKind::Text) return;
  const std::string& text = cell.text;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = text.find_first_of("0123456789", at);
    if (begin == text.npos) return;
    at = std::min(text.find_first_not_of("0123456789.,", begin), text.size());
    std::string_view digits(text.data() + begin, at - begin);
    while (digits.back() == '.' || digits.back() == ',') digits.remove_suffix(1);
    // Dates with points are no evidence.
    if (std::count(digits.begin(), digits.end(), '.') == 2 && digits.size() - digits.rfind('.') == 5) continue;
    const int said = decimal_evidence(digits);
    by_column_[cell.column] += said;
    all_ += said;
  }
}

}  // namespace chancery
