#include <unordered_map>

#include "intake/formats/html_page.h"
#include "intake/formats/render_formats.h"
#include "intake/formats/text_builder.h"

namespace chancery {
namespace {

std::uint32_t span_of(std::string_view digits) {
  constexpr std::uint32_t kWidest = 100;
  std::uint32_t value = 0;
  for (const char c : digits) {
    if (c < '0' || c > '9') return 1;
    value = std::min(value * 10 + static_cast<std::uint32_t>(c - '0'), kWidest);
  }
  return std::max(value, 1U);
}

/// Writes the main text of a page out as lines.
class PageText {
 public:
  PageText(const HtmlTree& page, const MainText& main) : page_(page), nodes_(page.nodes()), main_(main) {}

  TextBuilder&& write() {
    for (std::uint32_t i = main_.begin; i < main_.end;) i = step(i);
    end_line();
    return std::move(out_);
  }

 private:
  /// Writes what begins at node `i`; the node to go on with.
  std::uint32_t step(std::uint32_t i) {
    while (!open_.empty() && nodes_[open_.back()].end <= i) {
      end_line();
      if (nodes_[open_.back()].tag == "pre") --in_pre_;
      open_.pop_back();
    }
    const HtmlNode& node = nodes_[i];
    if (main_.left_out[i]) return node.end;
    if (node.is_text()) {
      text(node);
      return i + 1;
    }
    if (node.tag == "br") {
      line_ += '\n';
      return i + 1;
    }
    if (node.tag == "table" && is_data(i)) {
      end_line();
      table(i);
      return node.end;
    }
    if (node.is(TagKind::Block)) {
      end_line();
      open_.push_back(i);
      if (node.tag == "pre") ++in_pre_;
      if (node.is(TagKind::Heading)) kind_ = PieceKind::Heading;
      if (node.tag == "li") kind_ = PieceKind::ListItem;
    }
    return i + 1;
  }

  void text(const HtmlNode& node) {
    if (in_pre_ > 0) {
      line_ += node.text;
      return;
    }
    const std::string_view blank = " \t\r\n\f";
    if (node.text.empty()) return;
    const std::string words = one_spaced(node.text);
    const bool space = blank.find(node.text.front()) != blank.npos;
    if (space && !line_.empty() && !line_.ends_with(' ') && !line_.ends_with('\n')) line_ += ' ';
    line_ += words;
    if (!words.empty() && blank.find(node.text.back()) != blank.npos) line_ += ' ';
  }

  /// A paragraph for each line between `br`s.
  void end_line() {
    const std::string lines = std::move(line_);
    line_.clear();
    const PieceKind kind = std::exchange(kind_, PieceKind::Paragraph);
    if (lines.find_first_not_of(" \n") == lines.npos) {
      // `<p><br></p>` is how editors write an empty line.
      if (!lines.empty() && lines.find('\n') != lines.npos) out_.paragraph(kind, {});
      return;
    }
    const std::string mark = kind == PieceKind::ListItem ? list_mark() : std::string();
    bool first = true;
    for (std::size_t at = 0; at <= lines.size();) {
      const std::size_t end = std::min(lines.find('\n', at), lines.size());
      const std::string_view line = std::string_view(lines).substr(at, end - at);
      at = end + 1;
      if (end == lines.size() && line.empty()) break;
      out_.paragraph(kind, (first ? mark : std::string()) + std::string(line));
      first = false;
    }
    if (kind == PieceKind::Heading) out_.paragraph(PieceKind::Paragraph, {});
  }

  /// What stands before an item of a list: its number, or a dash.
  [[nodiscard]] std::string list_mark() {
    for (std::size_t k = open_.size(); k-- > 0;) {
      if (nodes_[open_[k]].tag != "li") continue;
      const std::uint32_t list = nodes_[open_[k]].parent;
      if (nodes_[list].tag != "ol") return "- ";
      return std::to_string(number_in(list, open_[k])) + ". ";
    }
    return "- ";
  }

  /// The number of an item of an ordered list. Counting goes on where it ended for the item before.
  std::uint32_t number_in(std::uint32_t list, std::uint32_t item) {
    const auto [counted, is_new] = counted_.try_emplace(list, Counted{list + 1, 1});
    Counted& at = counted->second;
    if (is_new && nodes_[list].has("start")) at.number = span_of(nodes_[list].attribute("start"));
    for (; at.child < item; at.child = nodes_[at.child].end) {
      if (nodes_[at.child].tag == "li") ++at.number;
    }
    return at.number;
  }

  template <class Take>
  void each_row(std::uint32_t table, Take take) const {
    for (std::uint32_t i = table + 1; i < nodes_[table].end;) {
      const bool left_out = main_.left_out[i];
      if (nodes_[i].tag == "tr" && !left_out) take(i);
      i = nodes_[i].tag == "tr" || left_out || nodes_[i].is_text() ? nodes_[i].end : i + 1;
    }
  }

  template <class Take>
  void each_cell(std::uint32_t row, Take take) const {
    for (std::uint32_t i = row + 1; i < nodes_[row].end; i = nodes_[i].end) {
      if (nodes_[i].tag == "td" || nodes_[i].tag == "th") take(i);
    }
  }

  /// A table of figures or words, and not one that only puts the parts of a page side by side.
  [[nodiscard]] bool is_data(std::uint32_t table) const {
    constexpr std::size_t kLongest = 200;  // bytes that a cell has on the average
    if (nodes_[table].attribute("role") == "presentation" || page_.find("table", table) != 0) return false;
    std::size_t rows = 0, cells = 0, bytes = 0, widest = 0;
    each_row(table, [&](std::uint32_t row) {
      ++rows;
      std::size_t in_row = 0;
      each_cell(row, [&](std::uint32_t cell) {
        ++in_row;
        bytes += page_.text_of(cell).size();
      });
      cells += in_row;
      widest = std::max(widest, in_row);
    });
    return rows >= 2 && widest >= 2 && bytes <= cells * kLongest;
  }

  void table(std::uint32_t table) {
    out_.begin_table();
    std::vector<TableCell> cells;
    each_row(table, [&](std::uint32_t row) {
      cells.clear();
      each_cell(row, [&](std::uint32_t cell) {
        cells.push_back({page_.text_of(cell), span_of(nodes_[cell].attribute("colspan")),
                         span_of(nodes_[cell].attribute("rowspan"))});
      });
      out_.row(cells);
    });
    out_.end_table();
  }

  const HtmlTree& page_;
  const std::vector<HtmlNode>& nodes_;
  const MainText& main_;
  TextBuilder out_;
  std::string line_;
  struct Counted {
    std::uint32_t child = 0, number = 0;
  };
  std::unordered_map<std::uint32_t, Counted> counted_;  ///< of ordered lists: a child, and the number of the item there
  PieceKind kind_ = PieceKind::Paragraph;
  std::vector<std::uint32_t> open_;  ///< blocks that the walk is in
  int in_pre_ = 0;                   ///< how many of them keep white space as it stands
};

}  // namespace

Result<Rendition> render_html(std::string_view file, std::string_view utf8) {
  TRY(page, HtmlTree::parse(utf8, file));
  return PageText(page, find_main_text(page)).write().finish(FileFormat::Html, find_page_fields(page));
}

}  // namespace chancery
