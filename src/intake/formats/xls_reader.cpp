#include <freexl.h>

#include "intake/formats/legacy_font.h"
#include "intake/formats/rich_text.h"
#include "intake/formats/sheet_builder.h"
#include "intake/formats/workbook_source.h"
#include "intake/formats/xls_layout.h"
#include "intake/memory_file.h"
#include "intake/number_format.h"

namespace chancery {
namespace {

class XlsFile {
 public:
  explicit XlsFile(const std::string& path) : outcome_(freexl_open(path.c_str(), &handle_)) {}
  XlsFile(const XlsFile&) = delete;
  XlsFile& operator=(const XlsFile&) = delete;
  ~XlsFile() {
    if (handle_ != nullptr) freexl_close(handle_);
  }
  [[nodiscard]] const void* get() const { return handle_; }
  [[nodiscard]] int outcome() const { return outcome_; }
  [[nodiscard]] unsigned info(unsigned short what) const {
    unsigned value = 0;
    return freexl_get_info(handle_, what, &value) == FREEXL_OK ? value : 0;
  }

 private:
  const void* handle_ = nullptr;
  int outcome_;
};

/// Names of streams in old office files are UTF-16.
bool has_stream(std::string_view bytes, std::string_view name) {
  std::string wide;
  for (const char c : name) wide += {c, '\0'};
  return bytes.find(wide) != bytes.npos;
}

Cell cell_of(const FreeXL_CellValue& value) {
  Cell cell;
  switch (value.type) {
    case FREEXL_CELL_INT:
      cell.kind = CellKind::Number;
      cell.text = std::to_string(value.value.int_value);
      break;
    case FREEXL_CELL_DOUBLE:
      cell.kind = CellKind::Number;
      cell.text = plain_number(value.value.double_value).value_or(std::to_string(value.value.double_value));
      break;
    case FREEXL_CELL_DATE:
    case FREEXL_CELL_DATETIME:
      cell.kind = CellKind::Date;
      cell.text = value.value.text_value;
      if (cell.text.size() > 10) cell.text[10] = 'T';
      break;
    case FREEXL_CELL_TEXT:
    case FREEXL_CELL_SST_TEXT:
    case FREEXL_CELL_TIME:
      if (value.value.text_value != nullptr) cell.text = value.value.text_value;
      break;
    default:
      break;
  }
  return cell;
}

/// What the file says of a sheet beside its values.
void take_layout(const XlsSheetLayout& layout, SheetBuilder& sheet) {
  if (layout.hidden) sheet.hide_sheet();
  for (const std::uint32_t row : layout.hidden_rows) sheet.hide_row(row);
  for (const auto& [first, last] : layout.hidden_columns) sheet.hide_columns(first, last);
  for (const CellRange& range : layout.merged) sheet.merge(range);
}

/// Names the font of a cell with text, and decodes the text where the font is an old one. Fonts stand in the book
/// behind the one without a name.
void take_font(const XlsSheetLayout& layout, const Workbook& book, CellAddress at, Cell& cell, SheetBuilder& sheet) {
  const auto font = layout.fonts.find({at.row, at.column});
  if (cell.kind != CellKind::Text || font == layout.fonts.end()) return;
  cell.font = static_cast<std::uint16_t>(font->second + 1);
  std::set<std::string> unread;
  cell.text = plain_text({{cell.text, ""}}, book.fonts[cell.font], unread);
  for (const std::string& each : unread) sheet.note(at, each);
}

Result<Sheet> read_sheet(const WorkbookSource& source, const XlsFile& xls, unsigned short number, const Workbook& book,
                         const XlsSheetLayout& layout, SheetRoom& room) {
  const char* name = nullptr;
  freexl_get_worksheet_name(xls.get(), number, &name);
  SheetBuilder sheet(source, name == nullptr ? "" : name, room);
  take_layout(layout, sheet);
  unsigned rows = 0;
  unsigned short columns = 0;
  if (freexl_select_active_worksheet(xls.get(), number) != FREEXL_OK ||
      freexl_worksheet_dimensions(xls.get(), &rows, &columns) != FREEXL_OK) {
    return source.error_in(ErrorKind::Unreadable, "is damaged: the sheet cannot be opened", sheet.name());
  }
  for (std::uint32_t row = 0; row < rows; ++row) {
    for (unsigned short column = 0; column < columns; ++column) {
      FreeXL_CellValue value{};
      if (freexl_get_cell_value(xls.get(), row, column, &value) != FREEXL_OK) continue;
      Cell cell = cell_of(value);
      take_font(layout, book, {row, column}, cell, sheet);
      if (auto error = sheet.add({row, column}, std::move(cell))) return *error;
    }
  }
  return sheet.finish();
}

/// A file that FreeXL can open by name.
Result<MemoryFile> file_of(const WorkbookSource& source) {
  return source.handle < 0 ? MemoryFile::holding(source.bytes) : MemoryFile::of_handle(source.handle);
}

}  // namespace

Result<Workbook> read_xls(const WorkbookSource& source) {
  if (has_stream(source.text(), "EncryptedPackage")) {
    return source.error(ErrorKind::Locked, "needs a password; save it without one");
  }
  if (!has_stream(source.text(), "Workbook") && !has_stream(source.text(), "Book")) {
    return source.error(ErrorKind::UnknownFormat,
                        "is an old office file without a spreadsheet; save its table as .xlsx");
  }
  TRY(file, file_of(source));
  const XlsFile xls(file.path());
  if (xls.outcome() != FREEXL_OK) {
    return source.error(ErrorKind::Unreadable, "is damaged or cut short: it cannot be read as XLS (reason " +
                                                   std::to_string(xls.outcome()) + "); save it as .xlsx");
  }
  if (xls.info(FREEXL_BIFF_PASSWORD) == FREEXL_BIFF_OBFUSCATED) {
    return source.error(ErrorKind::Locked, "needs a password; save it without one");
  }
  Workbook book;
  book.file = source.file;
  book.format = WorkbookFormat::Xls;
  SheetRoom room(source.limits);
  const unsigned sheets = xls.info(FREEXL_BIFF_SHEET_COUNT);
  if (sheets > source.limits.sheets) return source.error(ErrorKind::TooLarge, "has too many sheets");
  // Without it the values are read all the same, their fonts unnamed.
  XlsLayout layout = read_xls_layout(source.octets()).value_or(XlsLayout{});
  if (layout.sheets.size() != sheets) layout = XlsLayout{{}, std::vector<XlsSheetLayout>(sheets)};
  book.fonts.insert(book.fonts.end(), layout.fonts.begin(), layout.fonts.end());
  for (unsigned short number = 0; number < sheets; ++number) {
    TRY(sheet, read_sheet(source, xls, number, book, layout.sheets[number], room));
    book.sheets.push_back(std::move(sheet));
  }
  return book;
}

}  // namespace chancery
