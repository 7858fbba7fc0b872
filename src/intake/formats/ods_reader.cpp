#include <algorithm>

#include "intake/answer_check.h"
#include "intake/formats/legacy_font.h"
#include "intake/formats/odf_styles.h"
#include "intake/formats/rich_text.h"
#include "intake/formats/sheet_builder.h"
#include "intake/formats/xml_reader.h"
#include "intake/formats/zipped_formats.h"
#include "intake/number_format.h"

namespace chancery {
namespace {

using Event = XmlReader::Event;

/// Walks content.xml: tables of rows of cells, each of which may stand for many (`number-rows-repeated`).
class OdsScan {
 public:
  OdsScan(const WorkbookSource& source, XmlReader& xml, OdfStyles& styles, Workbook& book)
      : source_(source), xml_(xml), styles_(styles), book_(book), room_(source.limits) {}

  Status read() {
    for (;;) {
      const auto event = xml_.next();
      if (!event) return event.error();
      if (*event == Event::Finished) return std::nullopt;
      if (*event == Event::End && xml_.name() == "table" && --tables_ == 0) end_sheet();
      if (*event != Event::Begin) continue;
      if (auto error = begin()) return error;
    }
  }

 private:
  Status begin() {
    const std::string_view name = xml_.name();
    if (name == "table") return begin_table();
    if (!sheet_) {
      styles_.take(xml_);
      return std::nullopt;
    }
    if (name == "tracked-changes" || name == "shapes") return xml_.skip();
    if (tables_ > 1) return std::nullopt;  // a table inside a cell
    if (name == "table-column") begin_column();
    if (name == "table-row") return row();
    return std::nullopt;
  }

  Status begin_table() {
    if (++tables_ > 1) return std::nullopt;
    if (book_.sheets.size() >= source_.limits.sheets) {
      return source_.error(ErrorKind::TooLarge, "has more than " + std::to_string(source_.limits.sheets) + " sheets");
    }
    sheet_.emplace(source_, xml_.attribute("name").value_or(""), room_);
    if (styles_.hides_sheet(xml_.attribute("style-name").value_or(""))) sheet_->hide_sheet();
    row_ = column_ = 0;
    column_fonts_.clear();
    return std::nullopt;
  }

  void end_sheet() {
    book_.sheets.push_back(sheet_->finish());
    sheet_.reset();
  }

  [[nodiscard]] bool is_hidden() {
    const std::string visibility = xml_.attribute("visibility").value_or("visible");
    return visibility == "collapse" || visibility == "filter";
  }

  void begin_column() {
    const std::uint32_t count = xml_.count("number-columns-repeated", kMaxSheetColumns);
    if (is_hidden()) sheet_->hide_columns(column_, column_ + count - 1);
    column_fonts_.emplace_back(column_ + count,
                               styles_.font_of(xml_.attribute("default-cell-style-name").value_or("")));
    column_ += count;
  }

  Status row() {
    const std::uint32_t count = xml_.count("number-rows-repeated", kMaxSheetRows);
    const bool hidden = is_hidden();
    cells_.clear();
    std::uint32_t column = 0;
    for (int depth = 1; depth > 0;) {
      const auto event = xml_.next();
      if (!event) return event.error();
      if (*event == Event::Finished) return std::nullopt;
      if (*event == Event::End) --depth;
      if (*event != Event::Begin) continue;
      if (xml_.name() == "table-cell" || xml_.name() == "covered-table-cell") {
        if (auto error = cell(column)) return error;
      } else {
        ++depth;
      }
    }
    return put_row(count, hidden);
  }

  Status put_row(std::uint32_t count, bool hidden) {
    if (!cells_.empty()) {
      for (std::uint32_t i = 0; i < count; ++i) {
        if (hidden) sheet_->hide_row(row_ + i);
        for (const auto& [cell, across] : cells_) {
          for (std::uint32_t k = 0; k < across; ++k) {
            if (auto error = sheet_->add({row_ + i, cell.column + k}, cell)) return error;
          }
        }
      }
    }
    row_ = std::min(row_ + count, kMaxSheetRows);
    return std::nullopt;
  }

  /// The cell that begins at the reader, up to its end.
  Status cell(std::uint32_t& column) {
    const bool covered = xml_.name() == "covered-table-cell";
    const std::uint32_t count = xml_.count("number-columns-repeated", kMaxSheetColumns);
    const std::uint32_t across = xml_.count("number-columns-spanned", kMaxSheetColumns);
    const std::uint32_t down = xml_.count("number-rows-spanned", kMaxSheetRows);
    if (across > 1 || down > 1) sheet_->merge({{row_, column}, {row_ + down - 1, column + across - 1}});
    Cell made = typed_cell();
    auto text = cell_text(column, font_at(column));
    if (!text) return text.error();
    if (!is_possible(made)) made.kind = CellKind::Text, made.unit.clear();
    if (made.kind == CellKind::Text) made.text = std::move(*text);
    made.column = column;
    const bool blank = made.text.find_first_not_of(" \t\r\n") == std::string::npos;
    if (!covered && !blank && column < kMaxSheetColumns) {
      cells_.emplace_back(std::move(made), std::min(count, kMaxSheetColumns - column));
    }
    column = std::min(column + count, kMaxSheetColumns);
    return std::nullopt;
  }

  /// Kind and value by the attributes of the cell; text of other kinds than Text.
  Cell typed_cell() {
    Cell made;
    style_ = xml_.attribute("style-name").value_or("");
    const std::string type = xml_.attribute("value-type").value_or("");
    const std::string value = xml_.attribute("value").value_or("");
    if (type == "float" || type == "currency" || type == "percentage") {
      auto number = read_double(value);
      if (!number) return made;
      if (type == "percentage") *number *= 100;
      if (type == "percentage") made.unit = "%";
      if (type == "currency") made.unit = xml_.attribute("currency").value_or("");
      made.kind = CellKind::Number;
      made.text = plain_number(*number).value_or(value);
    } else if (type == "date") {
      made.kind = CellKind::Date;
      made.text = read_cell_date(xml_.attribute("date-value").value_or("")).value_or("");
    } else if (type == "boolean") {
      made.kind = CellKind::Flag;
      made.text = xml_.attribute("boolean-value").value_or("");
    }
    return made;
  }

  std::string font_at(std::uint32_t column) {
    if (std::string font = styles_.font_of(style_); !font.empty()) return font;
    for (const auto& [end, font] : column_fonts_) {
      if (column < end) return font;
    }
    return "";
  }

  /// The paragraphs in the cell that begins at the reader, one a line; notes on it are left out.
  Result<std::string> cell_text(std::uint32_t column, const std::string& cell_font) {
    RichText runs;
    std::vector<std::string> fonts{""};
    bool first = true;
    int in_paragraph = 0;
    for (int depth = 1; depth > 0;) {
      TRY(event, xml_.next());
      if (event == Event::Finished) break;
      if (event == Event::Text) {
        if (in_paragraph > 0) runs.push_back({std::string(xml_.text()), fonts.back()});
        continue;
      }
      const std::string_view name = xml_.name();
      if (event == Event::End) {
        --depth;
        if (name == "p") --in_paragraph;
        if (name == "span" && fonts.size() > 1) fonts.pop_back();
        continue;
      }
      if (name == "annotation") {
        if (auto error = xml_.skip()) return *error;
        continue;
      }
      ++depth;
      if (name == "p") {
        if (!std::exchange(first, false)) runs.push_back({"\n", ""});
        ++in_paragraph;
      }
      if (name == "span") fonts.push_back(styles_.font_of(xml_.attribute("style-name").value_or("")));
      if (name == "s") runs.push_back({std::string(xml_.number("c", 1, 100), ' '), ""});
      if (name == "tab") runs.push_back({"\t", ""});
      if (name == "line-break") runs.push_back({"\n", ""});
    }
    std::set<std::string> unread;
    std::string out = plain_text(runs, cell_font, unread);
    for (const std::string& each : unread) sheet_->note({row_, column}, each);
    return out;
  }

  const WorkbookSource& source_;
  XmlReader& xml_;
  OdfStyles& styles_;
  Workbook& book_;
  SheetRoom room_;
  std::optional<SheetBuilder> sheet_;
  int tables_ = 0;
  std::uint32_t row_ = 0, column_ = 0;
  std::string style_;
  std::vector<std::pair<std::uint32_t, std::string>> column_fonts_;  ///< column behind the last, font
  std::vector<std::pair<Cell, std::uint32_t>> cells_;                ///< of a row: the first, and how many are alike
};

Status take_styles(const WorkbookSource& source, std::string_view part, OdfStyles& styles) {
  auto xml = XmlReader::open(part, std::string(source.file) + ": styles.xml", source.limits.depth);
  if (!xml) return xml.error();
  return xml->each_element([&]() -> Status {
    styles.take(*xml);
    return std::nullopt;
  });
}

}  // namespace

Result<Workbook> read_ods(const WorkbookSource& source, const ZipFile& zip) {
  const std::string* manifest = zip.find("meta-inf/manifest.xml");
  if (manifest != nullptr && manifest->find("encryption-data") != manifest->npos) {
    return source.error(ErrorKind::Locked, "needs a password; save it without one");
  }
  const std::string* content = zip.find("content.xml");
  if (content == nullptr) return source.error(ErrorKind::Unreadable, "is damaged: it has no content.xml");
  OdfStyles styles;
  if (const std::string* part = zip.find("styles.xml")) {
    if (auto error = take_styles(source, *part, styles)) return *error;
  }
  Workbook book;
  book.file = source.file;
  book.format = WorkbookFormat::Ods;
  TRY(xml, XmlReader::open(*content, std::string(source.file) + ": content.xml", source.limits.depth));
  if (auto error = OdsScan(source, xml, styles, book).read()) return *error;
  if (book.sheets.empty()) return source.error(ErrorKind::Unreadable, "is damaged: it has no sheet");
  return book;
}

}  // namespace chancery
