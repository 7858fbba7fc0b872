#include "intake/formats/sheet_builder.h"

#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <set>
#include <tuple>
#include <utility>

#include "intake/answer_check.h"

namespace chancery {
namespace {

constexpr std::size_t kMostMerges = 200'000;
constexpr std::size_t kMostNotes = 1000;

bool is_in_sheet(CellAddress at) { return at.row < kMaxSheetRows && at.column < kMaxSheetColumns; }

bool is_blank(std::string_view text) { return text.find_first_not_of(" \t\r\n") == std::string_view::npos; }

/// Well-formed UTF-8 in NFC, as all text here: old encodings have tones apart from their letters.
std::string composed(std::string text) {
  if (std::none_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; })) return text;
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(status);
  if (U_FAILURE(status) != 0) return text;
  const auto letters = icu::UnicodeString::fromUTF8(text);
  const icu::UnicodeString out = nfc->normalize(letters, status);
  if (U_FAILURE(status) != 0) return text;
  text.clear();
  out.toUTF8String(text);
  return text;
}

void put_in_order(SheetRow& row) {
  std::stable_sort(row.cells.begin(), row.cells.end(),
                   [](const Cell& a, const Cell& b) { return a.column < b.column; });
  const auto same = [](const Cell& a, const Cell& b) { return a.column == b.column; };
  // Of equal neighbours `unique` keeps the first; seen from behind that is what was given last.
  const auto kept = std::unique(row.cells.rbegin(), row.cells.rend(), same);
  row.cells.erase(row.cells.begin(), kept.base());
}

}  // namespace

SheetBuilder::SheetBuilder(const WorkbookSource& source, std::string name, SheetRoom& room)
    : source_(source), room_(room) {
  sheet_.name = std::move(name);
}

Error SheetBuilder::error_at(ErrorKind kind, CellAddress at, std::string_view reason) const {
  Error error = source_.error_in(kind, std::string(reason), sheet_.name);
  error.place += ", cell " + to_text(at);
  return error;
}

SheetRow& SheetBuilder::row_at(std::uint32_t row) {
  if (sheet_.rows.empty() || sheet_.rows.back().row != row) sheet_.rows.push_back({row, false, {}});
  return sheet_.rows.back();
}

Status SheetBuilder::add(CellAddress at, Cell cell) {
  if (is_blank(cell.text)) return std::nullopt;
  if (!is_in_sheet(at)) {
    return source_.error_in(ErrorKind::Unreadable, "has a cell outside of every sheet: the file is damaged",
                            sheet_.name);
  }
  if (cell.text.size() > source_.limits.cell_bytes) {
    return error_at(ErrorKind::TooLarge, at,
                    "holds more than " + std::to_string(source_.limits.cell_bytes) + " bytes of text");
  }
  if (room_.cells == 0) {
    return error_at(
        ErrorKind::TooLarge, at,
        "is beyond the " + std::to_string(source_.limits.cells) + " cells that are read of one file; split it");
  }
  if (cell.text.size() > room_.bytes) {
    return error_at(ErrorKind::TooLarge, at,
                    "is beyond the " + std::to_string(source_.limits.unpacked_bytes >> 20U) +
                        " MiB of text that are read of one file; split it");
  }
  --room_.cells;
  room_.bytes -= cell.text.size();
  if (!is_possible(cell)) cell.kind = CellKind::Text, cell.unit.clear();
  if (cell.kind == CellKind::Text) cell.text = composed(std::move(cell.text));
  cell.column = at.column;
  row_at(at.row).cells.push_back(std::move(cell));
  return std::nullopt;
}

void SheetBuilder::hide_row(std::uint32_t row) {
  if (row < kMaxSheetRows) row_at(row).hidden = true;
}

void SheetBuilder::hide_columns(std::uint32_t first, std::uint32_t last) { hidden_columns_.emplace_back(first, last); }

void SheetBuilder::merge(const CellRange& range) {
  if (sheet_.merged.size() >= kMostMerges || !is_in_sheet(range.first)) return;
  const CellAddress last = {std::min(range.last.row, kMaxSheetRows - 1),
                            std::min(range.last.column, kMaxSheetColumns - 1)};
  if (range.first != last) sheet_.merged.push_back({range.first, last});
}

void SheetBuilder::note(CellAddress at, std::string reason) {
  if (sheet_.notes.size() < kMostNotes && is_in_sheet(at)) sheet_.notes.push_back({at, std::move(reason)});
}

Sheet SheetBuilder::finish() {
  auto& rows = sheet_.rows;
  std::stable_sort(rows.begin(), rows.end(), [](const SheetRow& a, const SheetRow& b) { return a.row < b.row; });
  std::vector<SheetRow> joined;
  for (SheetRow& row : rows) {
    if (joined.empty() || joined.back().row != row.row) {
      joined.push_back(std::move(row));
      continue;
    }
    SheetRow& whole = joined.back();
    whole.hidden = whole.hidden || row.hidden;
    std::move(row.cells.begin(), row.cells.end(), std::back_inserter(whole.cells));
  }
  std::set<std::uint32_t> used;
  for (SheetRow& row : joined) {
    put_in_order(row);
    for (const Cell& cell : row.cells) used.insert(cell.column);
  }
  // A hidden row without content says nothing.
  std::erase_if(joined, [](const SheetRow& row) { return row.cells.empty(); });
  for (const std::uint32_t column : used) {
    const auto holds = [&](const auto& range) { return column >= range.first && column <= range.second; };
    if (std::any_of(hidden_columns_.begin(), hidden_columns_.end(), holds)) sheet_.hidden_columns.push_back(column);
  }
  rows = std::move(joined);
  std::sort(sheet_.merged.begin(), sheet_.merged.end(), [](const CellRange& a, const CellRange& b) {
    return std::tie(a.first.row, a.first.column) < std::tie(b.first.row, b.first.column);
  });
  return std::move(sheet_);
}

}  // namespace chancery
