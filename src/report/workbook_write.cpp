#include "report/workbook_write.h"

#include <xlsxwriter.h>

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <map>
#include <memory>
#include <optional>
#include <utility>

#include "intake/memory_file.h"
#include "intake/number_format.h"

namespace chancery {
namespace {

Error refused(const Workbook& book, const Sheet& sheet, lxw_error code, ErrorKind kind, std::string_view cell = "") {
  std::string place = book.file + ": sheet '" + sheet.name + "'";
  if (!cell.empty()) place += ", cell " + std::string(cell);
  return {kind, std::string("cannot be written as XLSX: ") + lxw_strerror(code), place};
}

/// A whole day of the years that a spreadsheet can count from.
std::optional<lxw_datetime> whole_day(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto part = [&](std::size_t from, std::size_t size) {
    int number = 0;
    const auto end = std::from_chars(text.data() + from, text.data() + from + size, number).ptr;
    return end == text.data() + from + size ? number : 0;
  };
  lxw_datetime day{part(0, 4), part(5, 2), part(8, 2), 0, 0, 0};
  if (day.year < 1901 || day.month < 1 || day.day < 1) return std::nullopt;
  return day;
}

/// Writes a workbook through libxlsxwriter, which owns what it hands out until it is closed.
class XlsxOut {
 public:
  XlsxOut(const Workbook& book, const std::string& path) : book_(book), out_(workbook_new(path.c_str())) {}
  XlsxOut(const XlsxOut&) = delete;
  XlsxOut& operator=(const XlsxOut&) = delete;
  ~XlsxOut() {
    if (out_ != nullptr) workbook_close(out_);
  }

  Status write() {
    if (out_ == nullptr) return Error{ErrorKind::Unreadable, "cannot be written: there is no memory left", book_.file};
    head_ = workbook_add_format(out_);
    format_set_bold(head_);
    format_set_text_wrap(head_);
    date_ = workbook_add_format(out_);
    format_set_num_format(date_, "dd/mm/yyyy");
    for (const Sheet& sheet : book_.sheets) {
      if (auto error = add(sheet)) return error;
    }
    const lxw_error closed = workbook_close(std::exchange(out_, nullptr));
    if (closed != LXW_NO_ERROR) {
      return Error{ErrorKind::Unreadable, std::string("cannot be written as XLSX: ") + lxw_strerror(closed),
                   book_.file};
    }
    return std::nullopt;
  }

 private:
  Status add(const Sheet& sheet) {
    const char* name = sheet.name.empty() ? nullptr : sheet.name.c_str();
    if (name != nullptr) {
      const lxw_error valid = workbook_validate_sheet_name(out_, name);
      if (valid != LXW_NO_ERROR) return refused(book_, sheet, valid, ErrorKind::BadArgument);
    }
    lxw_worksheet* to = workbook_add_worksheet(out_, name);
    if (to == nullptr) return refused(book_, sheet, LXW_ERROR_MEMORY_MALLOC_FAILED, ErrorKind::Unreadable);
    if (sheet.hidden) worksheet_hide(to);
    // Merged first: merging writes an empty first cell, which is then filled.
    for (const CellRange& range : sheet.merged) merge(to, range);
    std::map<std::uint32_t, std::size_t> widths;
    for (const SheetRow& row : sheet.rows) {
      if (auto error = add(sheet, to, row, widths)) return error;
    }
    set_columns(sheet, to, widths);
    return std::nullopt;
  }

  static void merge(lxw_worksheet* to, const CellRange& range) {
    worksheet_merge_range(to, range.first.row, static_cast<lxw_col_t>(range.first.column), range.last.row,
                          static_cast<lxw_col_t>(range.last.column), "", nullptr);
  }

  Status add(const Sheet& sheet, lxw_worksheet* to, const SheetRow& row, std::map<std::uint32_t, std::size_t>& widths) {
    if (row.hidden) {
      lxw_row_col_options options{};
      options.hidden = LXW_TRUE;
      worksheet_set_row_opt(to, row.row, LXW_DEF_ROW_HEIGHT, nullptr, &options);
    }
    const bool is_head = &row == &sheet.rows.front();
    for (const Cell& cell : row.cells) {
      const lxw_error outcome = put(to, row.row, cell, is_head ? head_ : nullptr);
      if (outcome != LXW_NO_ERROR) {
        return refused(book_, sheet, outcome, ErrorKind::TooLarge, to_text(CellAddress{row.row, cell.column}));
      }
      std::size_t& width = widths[cell.column];
      width = std::max(width, cell.text.size());
    }
    return std::nullopt;
  }

  lxw_error put(lxw_worksheet* to, std::uint32_t row, const Cell& cell, lxw_format* format) {
    const auto column = static_cast<lxw_col_t>(cell.column);
    if (cell.column >= kMaxSheetColumns) return LXW_ERROR_WORKSHEET_INDEX_OUT_OF_RANGE;
    if (cell.kind == CellKind::Date) {
      if (auto day = whole_day(cell.text)) return worksheet_write_datetime(to, row, column, &*day, date_);
    }
    if (cell.kind == CellKind::Flag) return worksheet_write_boolean(to, row, column, cell.text == "true", format);
    if (cell.kind == CellKind::Number) {
      // A double holds 15 digits exactly; a longer number stays text rather than lose its last ones.
      const auto digits =
          std::count_if(cell.text.begin(), cell.text.end(), [](char c) { return c >= '0' && c <= '9'; });
      const auto number = read_double(cell.text);
      if (number && digits <= 15) {
        const double value = cell.unit == "%" ? *number / 100 : *number;
        return worksheet_write_number(to, row, column, value, unit_format(cell.unit, format));
      }
    }
    return worksheet_write_string(to, row, column, cell.text.c_str(), format);
  }

  lxw_format* unit_format(const std::string& unit, lxw_format* otherwise) {
    if (unit.empty()) return otherwise;
    lxw_format*& format = units_[unit];
    if (format == nullptr) {
      format = workbook_add_format(out_);
      const bool plain = unit.find('"') == std::string::npos;
      const std::string code = unit == "%" ? "0.##%" : "#,##0.## \"" + (plain ? unit : std::string()) + "\"";
      format_set_num_format(format, code.c_str());
    }
    return format;
  }

  static void set_columns(const Sheet& sheet, lxw_worksheet* to, const std::map<std::uint32_t, std::size_t>& widths) {
    constexpr double kNarrowest = 6;
    constexpr double kWidest = 50;
    for (const auto& [column, bytes] : widths) {
      const auto& hidden = sheet.hidden_columns;
      lxw_row_col_options options{};
      options.hidden = std::find(hidden.begin(), hidden.end(), column) != hidden.end() ? LXW_TRUE : LXW_FALSE;
      const double width = std::clamp(static_cast<double>(bytes), kNarrowest, kWidest);
      const auto at = static_cast<lxw_col_t>(column);
      worksheet_set_column_opt(to, at, at, width, nullptr, &options);
    }
  }

  const Workbook& book_;
  lxw_workbook* out_;
  lxw_format* head_ = nullptr;
  lxw_format* date_ = nullptr;
  std::map<std::string, lxw_format*> units_;
};

std::string csv_field(const Cell& cell) {
  std::string text = cell.text;
  const bool formula =
      cell.kind == CellKind::Text && std::string_view("=+-@").find(text.front()) != std::string_view::npos;
  if (formula) text.insert(text.begin(), '\'');
  if (text.find_first_of(",;\t\"\r\n") == text.npos) return text;
  std::string quoted = "\"";
  for (const char c : text) {
    if (c == '"') quoted.push_back('"');
    quoted.push_back(c);
  }
  return quoted + "\"";
}

}  // namespace

Result<std::string> to_xlsx(const Workbook& book) {
  TRY(file, MemoryFile::create());
  if (auto error = XlsxOut(book, file.path()).write()) return *error;
  return file.read();
}

std::string to_csv(const Sheet& sheet) {
  std::string out = "\xEF\xBB\xBF";
  std::uint32_t next_row = 0;
  for (const SheetRow& row : sheet.rows) {
    for (; next_row < row.row; ++next_row) out += "\r\n";
    std::uint32_t column = 0;
    for (const Cell& cell : row.cells) {
      for (; column < cell.column; ++column) out.push_back(',');
      if (!cell.text.empty()) out += csv_field(cell);
    }
    out += "\r\n";
    next_row = row.row + 1;
  }
  return out;
}

}  // namespace chancery
