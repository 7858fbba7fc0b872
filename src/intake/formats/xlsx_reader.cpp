#include <charconv>
#include <map>

#include "intake/formats/legacy_font.h"
#include "intake/formats/sheet_builder.h"
#include "intake/formats/xlsx_styles.h"
#include "intake/formats/xml_reader.h"
#include "intake/formats/zipped_formats.h"

namespace chancery {
namespace {

using Event = XmlReader::Event;

/// A sheet as xl/workbook.xml lists it.
struct SheetEntry {
  std::string name;
  std::string relation;
  bool hidden = false;
};

/// All that the cells of a workbook refer to.
struct BookParts {
  std::vector<SheetEntry> sheets;
  DateEpoch epoch = DateEpoch::Year1900;
  std::vector<CellStyle> styles;
  std::vector<RichText> strings;
};

Status read_book(const WorkbookSource& source, std::string_view part, BookParts& parts) {
  auto xml = XmlReader::open(part, std::string(source.file) + ": xl/workbook.xml", source.limits.depth);
  if (!xml) return xml.error();
  return xml->each_element([&]() -> Status {
    if (xml->name() == "workbookPr" && xml->flag("date1904")) parts.epoch = DateEpoch::Year1904;
    if (xml->name() != "sheet") return std::nullopt;
    if (parts.sheets.size() >= source.limits.sheets) {
      return source.error(ErrorKind::TooLarge, "has more than " + std::to_string(source.limits.sheets) + " sheets");
    }
    const std::string state = xml->attribute("state").value_or("visible");
    // `id` is the relation (r:id); the sheet's own number is called sheetId.
    parts.sheets.push_back(
        {xml->attribute("name").value_or(""), xml->attribute("id").value_or(""), state != "visible"});
    return std::nullopt;
  });
}

/// Where the parts of the relations are, by their id.
Result<std::map<std::string, std::string>> read_relations(const WorkbookSource& source, const ZipFile& zip) {
  std::map<std::string, std::string> targets;
  const std::string* part = zip.find("xl/_rels/workbook.xml.rels");
  if (part == nullptr) return targets;
  TRY(xml, XmlReader::open(*part, std::string(source.file) + ": xl/_rels/workbook.xml.rels", source.limits.depth));
  const Status problem = xml.each_element([&]() -> Status {
    if (xml.name() != "Relationship") return std::nullopt;
    const std::string target = xml.attribute("Target").value_or("");
    const std::string name = part_name(target);
    targets[xml.attribute("Id").value_or("")] = target.starts_with('/') ? name : "xl/" + name;
    return std::nullopt;
  });
  if (problem) return *problem;
  return targets;
}

/// Walks one xl/worksheets/*.xml.
class SheetScan {
 public:
  SheetScan(XmlReader& xml, const BookParts& parts, const Workbook& book, SheetBuilder& sheet)
      : xml_(xml), parts_(parts), book_(book), sheet_(sheet) {}

  Status read() {
    for (;;) {
      const auto event = xml_.next();
      if (!event) return event.error();
      if (*event == Event::Finished) return std::nullopt;
      if (*event != Event::Begin) continue;
      const std::string_view name = xml_.name();
      if (name == "col" && xml_.flag("hidden")) {
        sheet_.hide_columns(xml_.count("min", kMaxSheetColumns) - 1, xml_.count("max", kMaxSheetColumns) - 1);
      } else if (name == "row") {
        begin_row();
      } else if (name == "c") {
        if (auto error = cell()) return error;
      } else if (name == "mergeCell") {
        if (const auto range = read_cell_range(xml_.attribute("ref").value_or(""))) sheet_.merge(*range);
      }
    }
  }

 private:
  void begin_row() {
    // Rows and cells may leave out their numbers and then follow those before them.
    at_.row = xml_.number("r", next_row_ + 1, kMaxSheetRows + 1) - 1;
    next_row_ = at_.row + 1;
    next_column_ = 0;
    if (xml_.flag("hidden")) sheet_.hide_row(at_.row);
  }

  Status cell() {
    at_.column = next_column_;
    if (const auto ref = xml_.attribute("r")) {
      if (const auto address = read_cell_address(*ref)) at_ = *address;
    }
    next_column_ = at_.column + 1;
    type_ = xml_.attribute("t").value_or("n");
    const std::uint32_t style = xml_.number("s", 0, 1U << 20U);
    style_ = style < parts_.styles.size() ? parts_.styles[style] : CellStyle{};
    value_.clear();
    inline_.clear();
    has_formula_ = false;
    if (auto error = content()) return error;
    return put();
  }

  Status content() {
    for (int depth = 1; depth > 0;) {
      const auto event = xml_.next();
      if (!event) return event.error();
      if (*event == Event::Finished) return std::nullopt;
      if (*event == Event::End) --depth;
      if (*event != Event::Begin) continue;
      if (xml_.name() == "v") {
        auto text = xml_.read_text();
        if (!text) return text.error();
        value_ = std::move(*text);
      } else if (xml_.name() == "is") {
        auto text = read_rich_text(xml_);
        if (!text) return text.error();
        inline_ = std::move(*text);
      } else {
        has_formula_ = has_formula_ || xml_.name() == "f";
        ++depth;
      }
    }
    return std::nullopt;
  }

  Status put() {
    Cell cell{at_.column, CellKind::Text, "", "", style_.font};
    if (has_formula_ && value_.empty() && type_ != "str") {
      sheet_.note(at_, "a formula without its result; open the file in a spreadsheet program and save it");
      return std::nullopt;
    }
    if (type_ == "s") {
      std::uint32_t number = 0;
      const auto status = std::from_chars(value_.data(), value_.data() + value_.size(), number).ec;
      if (status == std::errc() && number < parts_.strings.size()) {
        cell.text = text_of(parts_.strings[number]);
      } else if (!value_.empty()) {
        sheet_.note(at_, "a text that the file has lost (number " + value_ + ")");
      }
    } else if (type_ == "inlineStr") {
      cell.text = text_of(inline_);
    } else if (type_ == "str") {
      cell.text = text_of({{value_, ""}});
    } else {
      put_value(cell);
    }
    return sheet_.add(at_, std::move(cell));
  }

  /// The text of the cell at hand, with a note where its font leaves nobody to tell its letters.
  std::string text_of(const RichText& runs) {
    std::set<std::string> unread;
    std::string text = plain_text(runs, font(), unread);
    for (const std::string& each : unread) sheet_.note(at_, each);
    return text;
  }

  void put_value(Cell& cell) {
    cell.text = value_;
    if (type_ == "b") {
      cell.kind = CellKind::Flag;
      cell.text = value_ == "1" ? "true" : "false";
    } else if (type_ == "e") {
      cell.kind = CellKind::Fault;
    } else if (auto date = type_ == "d" ? read_cell_date(value_) : std::nullopt) {
      cell.kind = CellKind::Date;
      cell.text = std::move(*date);
    } else if (const auto number = read_double(value_)) {
      put_number(cell, *number);
    }
  }

  void put_number(Cell& cell, double number) {
    if (style_.format.kind == NumberFormat::Kind::Time && number < 1 && number >= 0) {
      cell.text = time_of_serial(number);
      return;
    }
    if (style_.format.kind == NumberFormat::Kind::Date) {
      if (auto date = date_of_serial(number, parts_.epoch)) {
        cell.kind = CellKind::Date;
        cell.text = std::move(*date);
        return;
      }
    }
    if (style_.format.unit == "%") number *= 100;  // stored as a share, shown in hundredths
    auto digits = plain_number(number);
    if (!digits) return;
    cell.kind = CellKind::Number;
    cell.unit = style_.format.unit;
    cell.text = std::move(*digits);
  }

  [[nodiscard]] std::string_view font() const { return book_.fonts[style_.font]; }

  XmlReader& xml_;
  const BookParts& parts_;
  const Workbook& book_;
  SheetBuilder& sheet_;
  CellAddress at_;
  std::uint32_t next_row_ = 0, next_column_ = 0;
  std::string type_, value_;
  CellStyle style_;
  RichText inline_;
  bool has_formula_ = false;
};

}  // namespace

Result<Workbook> read_xlsx(const WorkbookSource& source, const ZipFile& zip) {
  Workbook book;
  book.file = source.file;
  book.format = WorkbookFormat::Xlsx;
  BookParts parts;
  if (auto error = read_book(source, *zip.find("xl/workbook.xml"), parts)) return *error;
  TRY(targets, read_relations(source, zip));
  TRY(styles, read_xlsx_styles(source, zip, book));
  parts.styles = std::move(styles);
  TRY(strings, read_xlsx_strings(source, zip));
  parts.strings = std::move(strings);
  SheetRoom room(source.limits);
  for (const SheetEntry& entry : parts.sheets) {
    const std::string* part = zip.find(targets[entry.relation]);
    if (part == nullptr) continue;  // a chart sheet
    SheetBuilder sheet(source, entry.name, room);
    if (entry.hidden) sheet.hide_sheet();
    const std::string place = std::string(source.file) + ": sheet '" + entry.name + "'";
    TRY(xml, XmlReader::open(*part, place, source.limits.depth));
    if (auto error = SheetScan(xml, parts, book, sheet).read()) return *error;
    book.sheets.push_back(sheet.finish());
  }
  if (book.sheets.empty()) return source.error(ErrorKind::Unreadable, "is damaged: it has no sheet with cells");
  return book;
}

}  // namespace chancery
