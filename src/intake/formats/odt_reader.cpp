#include <algorithm>

#include "intake/formats/list_numbers.h"
#include "intake/formats/odf_styles.h"
#include "intake/formats/render_formats.h"
#include "intake/formats/rich_text.h"
#include "intake/formats/text_builder.h"
#include "intake/formats/xml_reader.h"

namespace chancery {
namespace {

using Event = XmlReader::Event;

NumberStyle number_style(std::string_view format) {
  if (format.empty()) return NumberStyle::None;
  switch (format.front()) {
    case 'a':
      return NumberStyle::SmallLetter;
    case 'A':
      return NumberStyle::CapitalLetter;
    case 'i':
      return NumberStyle::SmallRoman;
    case 'I':
      return NumberStyle::CapitalRoman;
    default:
      return NumberStyle::Decimal;
  }
}

/// Walks content.xml (ODF 1.2, parts 5 and 9), after styles.xml for the lists and fonts that it defines.
class OdtScan {
 public:
  explicit OdtScan(TextBuilder& out) : out_(out) {}

  Status read(XmlReader& xml) {
    for (;;) {
      const auto event = xml.next();
      if (!event) return event.error();
      if (*event == Event::Finished) return std::nullopt;
      if (*event == Event::Text) add_collapsed(xml.text());
      if (*event == Event::End) end(xml.name());
      if (*event != Event::Begin) continue;
      if (auto error = begin(xml)) return error;
    }
  }

  /// Notes stand behind the text that they belong to.
  void write_notes() {
    for (const std::string& note : notes_) out_.paragraph(PieceKind::Footnote, note);
  }

  /// What of the text was not read.
  [[nodiscard]] const std::set<std::string>& unread() const { return unread_; }

 private:
  struct List {
    std::string style;
    ListCounter counter;
  };
  struct Paragraph {
    bool heading = false;
    bool note = false;
    RichText runs;
    std::vector<std::string> fonts;  ///< of the paragraph and of each span that is open in it; empty as around it
    char last = '\0';                ///< character of its text
  };

  Status begin(XmlReader& xml) {
    const std::string_view name = xml.name();
    if (name == "tracked-changes" || name == "annotation" || name == "forms" || name == "note-citation" ||
        name == "sequence-decls" || name == "master-styles")
      return xml.skip();
    if (!body_) fonts_.take(xml);
    if (name == "list-style") style_ = xml.attribute("name").value_or("");
    if (name.starts_with("list-level-style-")) list_level(xml, name);
    if (name == "body") body_ = true;
    if (!body_) return std::nullopt;
    if (name == "note") ++in_note_;
    if (name == "p" || name == "h") paragraphs_.push_back({name == "h", in_note_ > 0, {}, {own_font(xml)}});
    if (name == "list") begin_list(xml);
    if (name == "list-item" || name == "list-header") item_due_ = name == "list-item";
    if (name == "table" && ++depth_ == 1) out_.begin_table();
    if (depth_ == 1) begin_in_table(xml, name);
    if (paragraphs_.empty()) return std::nullopt;
    if (name == "span") paragraphs_.back().fonts.push_back(own_font(xml));
    if (name == "s") add(std::string(xml.number("c", 1, 100), ' '));
    if (name == "tab") add("\t");
    if (name == "line-break") add("\n");
    return std::nullopt;
  }

  std::string own_font(XmlReader& xml) const { return fonts_.font_of(xml.attribute("style-name").value_or("")); }

  void list_level(XmlReader& xml, std::string_view name) {
    ListLevel& level = styles_[style_][xml.count("level", kListLevels) - 1];
    if (name != "list-level-style-number") {
      level.style = NumberStyle::Bullet;
      return;
    }
    level.style = number_style(xml.attribute("num-format").value_or(""));
    level.start = xml.number("start-value", 1, 100'000);
    const std::uint32_t own = xml.count("level", 9);
    const std::uint32_t shown = std::min(xml.count("display-levels", 9), own);
    std::string numbers;
    for (std::uint32_t i = own + 1 - shown; i <= own; ++i) {
      numbers += (numbers.empty() ? "%" : ".%") + std::to_string(i);
    }
    level.label = xml.attribute("num-prefix").value_or("") + numbers + xml.attribute("num-suffix").value_or("");
  }

  void begin_list(XmlReader& xml) {
    const std::string style = xml.attribute("style-name").value_or(open_lists_.empty() ? "" : open_lists_.back());
    open_lists_.push_back(style);
    if (open_lists_.size() == 1 && xml.attribute("continue-numbering").value_or("") != "true" &&
        !xml.attribute("continue-list")) {
      counters_.erase(style);
    }
  }

  void begin_in_table(XmlReader& xml, std::string_view name) {
    if (name == "table-row") row_.clear();
    if (name == "table-cell") {
      row_.push_back({{}, xml.count("number-columns-spanned", 100), xml.count("number-rows-spanned", 10'000)});
    }
  }

  void end(std::string_view name) {
    if (!body_) return;
    if (name == "note" && in_note_ > 0) --in_note_;
    if ((name == "p" || name == "h") && !paragraphs_.empty()) end_paragraph();
    if (name == "span" && !paragraphs_.empty() && paragraphs_.back().fonts.size() > 1)
      paragraphs_.back().fonts.pop_back();
    if (name == "list" && !open_lists_.empty()) open_lists_.pop_back();
    if (name == "table-row" && depth_ == 1) out_.row(row_);
    if (name == "table" && depth_ > 0 && --depth_ == 0) out_.end_table();
    if (name == "body") body_ = false;
  }

  /// White space of the file is one space, as in HTML; more is written as elements.
  void add_collapsed(std::string_view text) {
    if (paragraphs_.empty()) return;
    std::string line;
    char last = paragraphs_.back().last;
    for (const char c : text) {
      const bool blank = c == ' ' || c == '\t' || c == '\n' || c == '\r';
      if (blank && (last == '\0' || last == ' ')) continue;
      line += last = blank ? ' ' : c;
    }
    if (!line.empty()) add(line);
  }

  void add(std::string_view text) {
    Paragraph& paragraph = paragraphs_.back();
    const auto font =
        std::find_if(paragraph.fonts.rbegin(), paragraph.fonts.rend(), [](const auto& f) { return !f.empty(); });
    const std::string named = font == paragraph.fonts.rend() ? "" : *font;
    if (paragraph.runs.empty() || paragraph.runs.back().font != named) paragraph.runs.push_back({"", named});
    paragraph.runs.back().text += text;
    paragraph.last = text.back();
  }

  void end_paragraph() {
    const Paragraph paragraph = std::move(paragraphs_.back());
    paragraphs_.pop_back();
    std::string text = plain_text(paragraph.runs, "", unread_);
    const bool empty = text.find_first_not_of(" \t\n") == text.npos;
    if (paragraph.note) {
      if (!empty) notes_.push_back(std::move(text));
      return;
    }
    const bool item = !open_lists_.empty() && std::exchange(item_due_, false) && !empty;
    if (item) {
      const auto levels = styles_.find(open_lists_.back());
      static const ListLevels kBullets{};
      const ListLevels& form = levels == styles_.end() ? kBullets : levels->second;
      text.insert(0, counters_[open_lists_.front()].next(form, open_lists_.size() - 1));
    }
    if (depth_ > 0) {
      if (row_.empty() || empty) return;
      std::string& cell = row_.back().text;
      if (!cell.empty()) cell += ' ';
      cell += text;
      return;
    }
    out_.paragraph(paragraph.heading ? PieceKind::Heading : item ? PieceKind::ListItem : PieceKind::Paragraph, text);
  }

  TextBuilder& out_;
  OdfStyles fonts_;
  std::set<std::string> unread_;
  bool body_ = false;
  std::vector<Paragraph> paragraphs_;
  std::vector<std::string> notes_;
  int in_note_ = 0;
  int depth_ = 0;  ///< of tables
  std::vector<TableCell> row_;
  std::string style_;  ///< the list style that is being defined
  std::unordered_map<std::string, ListLevels> styles_;
  std::unordered_map<std::string, ListCounter> counters_;
  std::vector<std::string> open_lists_;  ///< styles
  bool item_due_ = false;                ///< the next paragraph begins an item
};

}  // namespace

Result<Rendition> render_odt(const WorkbookSource& source, const ZipFile& zip) {
  TextBuilder out;
  OdtScan scan(out);
  for (const char* name : {"styles.xml", "content.xml"}) {
    const std::string* part = zip.find(name);
    if (part == nullptr) continue;
    auto xml = XmlReader::open(*part, std::string(source.file) + ": " + name, source.limits.depth);
    if (!xml) return xml.error();
    if (auto error = scan.read(*xml)) return *error;
  }
  scan.write_notes();
  Rendition made = out.finish(FileFormat::Odt, {});
  for (const std::string& reason : scan.unread()) made.gaps.push_back({0, reason});
  return made;
}

}  // namespace chancery
