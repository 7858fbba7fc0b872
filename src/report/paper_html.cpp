#include <map>
#include <vector>

#include "report/markup_text.h"
#include "report/paper.h"
#include "report/script_runs.h"

namespace chancery {
namespace {

constexpr const char* kStyle = R"css(
@page{size:A4;margin:20mm}
body{margin:2rem auto;max-width:48rem;padding:0 1rem;font:12pt/1.5 "Times New Roman","Chancery Latin","Chancery Lao","Chancery Thai","Chancery Khmer","Noto Serif",serif;color:#000;background:#fff}
:lang(lo){line-height:1.7}:lang(th){line-height:1.65}:lang(km){line-height:1.9}
h1{font-size:15pt;text-align:center;margin:0}.under{text-align:center;font-style:italic;margin:.2rem 0 1rem}
h2{font-size:13pt;margin:1.2rem 0 .4rem;break-after:avoid}
table{border-collapse:collapse;width:100%;margin:.4rem 0 .8rem;font-size:10.5pt}
th,td{border:1px solid #000;padding:.15rem .4rem;text-align:left;vertical-align:top;overflow-wrap:anywhere}
table.sides td{border:0;text-align:center;font-size:12pt;min-height:1.2em;padding:0 .4rem;width:50%}
td.n{text-align:right;white-space:nowrap}thead{display:table-header-group}tr{break-inside:avoid}
p{margin:.3rem 0}ul{margin:.3rem 0;padding-left:1.2rem;list-style:"– "}
sup a{text-decoration:none;color:inherit}.notes{border-top:1px solid #000;margin-top:1.5rem;font-size:9pt;padding-left:1.6rem}
@media print{body{margin:0;max-width:none;padding:0}}
)css";

/// The text, each stretch of another script said to be of its language.
std::string marked_up(std::string_view text) {
  std::string out;
  for (const ScriptRun& run : script_runs(text)) {
    if (run.script == nullptr) {
      out += escaped(run.text);
    } else {
      out += "<span lang=\"" + std::string(run.script->language) + "\">" + escaped(run.text) + "</span>";
    }
  }
  return out;
}

class PageWriter {
 public:
  std::string write(const Paper& paper, std::string_view fonts) {
    out_ = "<!DOCTYPE html>\n<html lang=\"" + escaped(paper.language) + "\">\n<head>\n<meta charset=\"utf-8\">\n";
    // The page asks for nothing outside itself, and browsers hold it to that.
    out_ +=
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; "
        "font-src data:\">\n<title>" +
        escaped(paper.title) + "</title>\n<style>" + std::string(fonts) + kStyle + "</style>\n</head>\n<body>\n";
    for (const PaperBlock& block : paper.blocks) add(block);
    end_list();
    if (!notes_.empty()) {
      out_ += "<ol class=\"notes\">\n";
      for (std::size_t i = 0; i < notes_.size(); ++i)
        out_ += "<li id=\"n" + std::to_string(i + 1) + "\">" + marked_up(notes_[i]) + "</li>\n";
      out_ += "</ol>\n";
    }
    return out_ + "</body>\n</html>\n";
  }

 private:
  std::string words(const PaperText& text) {
    std::string out = marked_up(text.text);
    if (text.note.empty()) return out;
    const auto [known, is_new] = numbers_.try_emplace(text.note, std::to_string(numbers_.size() + 1));
    if (is_new) notes_.push_back(text.note);
    const std::string& number = known->second;
    return out + "<sup><a href=\"#n" + number + "\">" + number + "</a></sup>";
  }
  void end_list() {
    if (in_list_) out_ += "</ul>\n";
    in_list_ = false;
  }
  void add(const PaperBlock& block) {
    if (block.kind != PaperBlock::Kind::Item) end_list();
    switch (block.kind) {
      case PaperBlock::Kind::Title:
        out_ += "<h1>" + words(block.text) + "</h1>\n";
        break;
      case PaperBlock::Kind::Subtitle:
        out_ += "<p class=\"under\">" + words(block.text) + "</p>\n";
        break;
      case PaperBlock::Kind::Heading:
        out_ += "<h2>" + words(block.text) + "</h2>\n";
        break;
      case PaperBlock::Kind::Paragraph:
        out_ += "<p>" + words(block.text) + "</p>\n";
        break;
      case PaperBlock::Kind::Item:
        if (!in_list_) out_ += "<ul>\n";
        in_list_ = true;
        out_ += "<li>" + words(block.text) + "</li>\n";
        break;
      case PaperBlock::Kind::Table:
        add_table(block);
        break;
      case PaperBlock::Kind::Sides:
        add_sides(block);
        break;
    }
  }
  void add_sides(const PaperBlock& sides) {
    out_ += "<table class=\"sides\" role=\"presentation\">\n";
    for (const auto& row : sides.rows) {
      out_ += "<tr>";
      for (const PaperText& cell : row)
        out_ += "<td>" + (cell.strong ? "<b>" + words(cell) + "</b>" : words(cell)) +
                (cell.text.empty() ? "&nbsp;" : "") + "</td>";
      out_ += "</tr>\n";
    }
    out_ += "</table>\n";
  }
  void add_table(const PaperBlock& table) {
    out_ += "<table>\n";
    if (!table.head.empty()) {
      out_ += "<thead><tr>";
      for (const std::string& head : table.head) out_ += "<th>" + marked_up(head) + "</th>";
      out_ += "</tr></thead>\n";
    }
    for (const auto& row : table.rows) {
      out_ += "<tr>";
      for (const PaperText& cell : row) out_ += (cell.number ? "<td class=\"n\">" : "<td>") + words(cell) + "</td>";
      out_ += "</tr>\n";
    }
    out_ += "</table>\n";
  }

  std::string out_;
  std::vector<std::string> notes_;
  std::map<std::string, std::string> numbers_;  ///< of the notes
  bool in_list_ = false;
};

}  // namespace

std::string to_html(const Paper& paper, std::string_view fonts) { return PageWriter().write(paper, fonts); }

}  // namespace chancery
