#include <algorithm>

#include "register/check/check_parts.h"
#include "store/layout.h"
#include "store/row_reader.h"

namespace chancery {
namespace {

/// Not tables of which the log has more than digests: what `check_documents` looks at, and the log itself.
constexpr std::string_view kElsewhere[] = {"log", "document_bytes", "document_reading", "claim"};

std::string shown(const SqlValue& value) {
  if (const auto* integer = std::get_if<std::int64_t>(&value)) return std::to_string(*integer);
  if (const auto* text = std::get_if<std::string>(&value)) return *text;
  return "?";
}

/// Two tables, row by row in the order of their key.
class Comparison {
 public:
  Comparison(Check& check, Database& replayed, const TableLayout& table)
      : check_(check), table_(table), stored_(check.database, table), told_(replayed, table) {}

  Status run() {
    CHECK_STATUS(advance(stored_, stored_row_));
    CHECK_STATUS(advance(told_, told_row_));
    while (stored_row_ != nullptr || told_row_ != nullptr) {
      const int order = compare();
      if (order < 0 && !is_unknown_counter() && !is_only_index(*stored_row_))
        fault(*stored_row_, "stands here, and the log does not tell of it");
      if (order > 0 && !is_only_index(*told_row_)) fault(*told_row_, "is missing, or is not what the log tells");
      if (order == 0 && !is_as_told() && !is_only_index(*stored_row_)) fault(*stored_row_, "is not what the log tells");
      if (order <= 0) CHECK_STATUS(advance(stored_, stored_row_));
      if (order >= 0) CHECK_STATUS(advance(told_, told_row_));
      ++check_.report.rows;
    }
    return {};
  }

 private:
  static Status advance(RowReader& reader, const SqlValues*& row) {
    TRY(next, reader.next());
    row = next;
    return {};
  }

  /// By the key. Numbers before texts, as SQLite sorts them; a damaged row can have one for the other.
  [[nodiscard]] int compare() const {
    if (stored_row_ == nullptr) return 1;
    if (told_row_ == nullptr) return -1;
    for (const std::size_t i : stored_.key()) {
      const SqlValue& left = (*stored_row_)[i];
      const SqlValue& right = (*told_row_)[i];
      if (left.index() != right.index()) return left.index() < right.index() ? -1 : 1;
      if (left == right) continue;
      if (const auto* number = std::get_if<std::int64_t>(&left))
        return *number < std::get<std::int64_t>(right) ? -1 : 1;
      if (const auto* text = std::get_if<std::string>(&left)) return *text < std::get<std::string>(right) ? -1 : 1;
      return -1;
    }
    return 0;
  }

  /// But for what is of the moment alone.
  [[nodiscard]] bool is_as_told() const {
    return std::equal(stored_row_->begin(), stored_row_->end() - static_cast<std::ptrdiff_t>(table_.passing),
                      told_row_->begin(), told_row_->end() - static_cast<std::ptrdiff_t>(table_.passing));
  }

  /// A counter of something else than the log tells of.
  [[nodiscard]] bool is_unknown_counter() const { return table_.name == "counter"; }

  /// Numbers of search rows, and the keys by which matching proposes: they are made of what stands elsewhere, as the
  /// packs of the day have it, and nothing is read from them.
  [[nodiscard]] bool is_only_index(const SqlValues& row) const {
    const auto* second = std::get_if<std::string>(&row[1]);
    if (second == nullptr) return false;
    if (table_.name == "counter") return *second == "text";
    return table_.name == "match_key" && !second->starts_with("id:");
  }

  void fault(const SqlValues& row, const std::string& sentence) {
    std::string where(table_.name);
    for (std::size_t i = 0; i < std::min<std::size_t>(row.size(), 3); ++i) where += " " + shown(row[i]);
    check_.fault(where, "this row " + sentence);
  }

  Check& check_;
  const TableLayout& table_;
  RowReader stored_, told_;
  const SqlValues* stored_row_ = nullptr;
  const SqlValues* told_row_ = nullptr;
};

}  // namespace

Status check_rows(Check& check, Replay& replay) {
  for (const TableLayout& table : unit_tables()) {
    if (std::find(std::begin(kElsewhere), std::end(kElsewhere), table.name) != std::end(kElsewhere)) continue;
    check.progress(std::string(table.name), check.report.rows);
    // A page that cannot be read ends one table, not the check.
    check.keep(Comparison(check, replay.database(), table).run());
  }
  return {};
}

}  // namespace chancery
