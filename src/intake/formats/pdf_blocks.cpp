#include "intake/formats/pdf_blocks.h"

#include <algorithm>
#include <cmath>

namespace chancery {
namespace {

constexpr float kGutter = 0.8F;          ///< ems: the least space between two columns
constexpr std::size_t kColumnLines = 4;  ///< fewer lines side by side are no columns
constexpr float kFilled = 0.6F;          ///< of its column's width that a line of running text takes
constexpr float kSameRow = 1.5F;         ///< ems to the line above within a row of a table
constexpr int kMostDepth = 6;

using Rows = std::vector<PdfRow>;

struct Gap {
  float left = 0, right = 0;
};

/// What is left of the gaps where this row has none of its segments.
std::vector<Gap> without(const std::vector<Gap>& gaps, const PdfRow& row) {
  std::vector<Gap> out;
  for (Gap gap : gaps) {
    for (const PdfSegment& segment : row) {
      if (segment.rect.right <= gap.left || segment.rect.left >= gap.right) continue;
      if (segment.rect.left - gap.left > kGutter * segment.size) out.push_back({gap.left, segment.rect.left});
      gap.left = segment.rect.right;
    }
    if (!row.empty() && gap.right - gap.left > kGutter * row.front().size) out.push_back(gap);
  }
  return out;
}

/// The lines at one side of a gutter.
struct Side {
  std::vector<PdfSegment> lines;
  float left = 1e9F, right = -1e9F;

  void add(const PdfSegment& segment) {
    lines.push_back(segment);
    left = std::min(left, segment.rect.left);
    right = std::max(right, segment.rect.right);
  }
  /// Is this running text, most of whose lines fill the column?
  [[nodiscard]] bool runs() const {
    if (lines.size() < kColumnLines) return false;
    const auto full = std::count_if(lines.begin(), lines.end(), [&](const PdfSegment& line) {
      return line.rect.width() > kFilled * (right - left) && line.words.size() > 1;
    });
    return static_cast<std::size_t>(full) * 5 > lines.size() * 3;
  }
};

struct Columns {
  std::size_t end = 0;  ///< row behind them
  Side left, right;
};

/// Two columns that begin with the row `begin`; `end` is 0 where there are none.
Columns columns_at(const Rows& rows, std::size_t begin) {
  std::vector<Gap> gaps = {{-1e9F, 1e9F}};
  std::vector<Gap> last;
  std::size_t end = begin;
  for (; end < rows.size(); ++end) {
    std::vector<Gap> left = without(gaps, rows[end]);
    // Two gaps go on for ever at the sides of the page.
    const auto inner = [](const Gap& gap) { return gap.left > -1e8F && gap.right < 1e8F; };
    const bool had = std::any_of(gaps.begin(), gaps.end(), inner);
    const bool has = std::any_of(left.begin(), left.end(), inner);
    if (had && !has) break;
    gaps = std::move(left);
  }
  Columns best;
  for (const Gap& gap : gaps) {
    if (gap.left < -1e8F || gap.right > 1e8F) continue;
    Columns found;
    found.end = end;
    for (std::size_t i = begin; i < end; ++i) {
      for (const PdfSegment& segment : rows[i])
        (segment.rect.right <= gap.left ? found.left : found.right).add(segment);
    }
    if (found.left.runs() && found.right.runs()) return found;
  }
  return best;
}

bool is_label_alone(const PdfSegment& segment) {
  return segment.words.size() == 1 && is_list_label(segment.words[0].text);
}

/// A label stands apart from its text without being a cell.
void join_labels(PdfRow& row) {
  if (row.size() < 2 || !is_label_alone(row[0])) return;
  row[0].words.insert(row[0].words.end(), row[1].words.begin(), row[1].words.end());
  row[0].rect.add(row[1].rect);
  row.erase(row.begin() + 1);
}

/// A row of a table without rules on its way: where its columns stand.
class OpenTable {
 public:
  explicit OpenTable(const PdfRow& row) { add(row); }

  /// Does a row of one or more segments stand in these columns?
  [[nodiscard]] bool takes(const PdfRow& row) const {
    if (row.front().baseline - baseline_ > 3 * kSameRow * row.front().size) return false;
    if (row.size() == 1) return continues(row) && column_of(row.front()) > 0;
    return std::all_of(row.begin(), row.end(), [&](const PdfSegment& s) { return touched(s) < 2; });
  }

  void add(const PdfRow& row) {
    const bool more = !block_.table.empty() && continues(row);
    if (!more) block_.table.emplace_back();
    for (const PdfSegment& segment : row) {
      const std::size_t column = place(segment);
      auto& cells = block_.table.back();
      if (cells.size() <= column) cells.resize(column + 1);
      cells[column].lines.push_back(segment);
      if (block_.table.size() == 1 && block_.table.front().size() == 1 && cells[0].lines.size() == 1)
        block_.rect = segment.rect;
      block_.rect.add(segment.rect);
    }
    baseline_ = row.front().baseline;
  }

  [[nodiscard]] PdfBlock finish() && {
    for (auto& row : block_.table) row.resize(columns_.size());
    return std::move(block_);
  }

 private:
  /// A line that has nothing in the first column and stands close belongs to the row above.
  [[nodiscard]] bool continues(const PdfRow& row) const {
    return row.front().baseline - baseline_ < kSameRow * row.front().size && column_of(row.front()) > 0 &&
           column_of(row.front()) < columns_.size();
  }
  [[nodiscard]] std::size_t column_of(const PdfSegment& segment) const {
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      if (segment.rect.left < columns_[i].right && segment.rect.right > columns_[i].left) return i;
    }
    return columns_.size();
  }
  [[nodiscard]] std::size_t touched(const PdfSegment& segment) const {
    return static_cast<std::size_t>(std::count_if(columns_.begin(), columns_.end(), [&](const Gap& column) {
      return segment.rect.left < column.right && segment.rect.right > column.left;
    }));
  }
  /// The column of a segment; a new one, at its place among them, where it stands in none.
  std::size_t place(const PdfSegment& segment) {
    const std::size_t found = column_of(segment);
    if (found < columns_.size()) {
      columns_[found].left = std::min(columns_[found].left, segment.rect.left);
      columns_[found].right = std::max(columns_[found].right, segment.rect.right);
      return found;
    }
    std::size_t at = 0;
    while (at < columns_.size() && columns_[at].left < segment.rect.left) ++at;
    columns_.insert(columns_.begin() + static_cast<std::ptrdiff_t>(at), {segment.rect.left, segment.rect.right});
    for (auto& row : block_.table) {
      if (row.size() > at) row.insert(row.begin() + static_cast<std::ptrdiff_t>(at), PdfCell{});
    }
    return at;
  }

  PdfBlock block_;
  std::vector<Gap> columns_;
  float baseline_ = 0;
};

class BlockFinder {
 public:
  explicit BlockFinder(std::vector<PdfBlock>& out) : out_(out) {}

  void read(const Rows& rows, int depth) {
    float right = -1e9F;
    for (const PdfRow& row : rows) right = std::max(right, row.back().rect.right);
    for (std::size_t i = 0; i < rows.size();) {
      const Columns columns = depth < kMostDepth && rows[i].size() > 1 ? columns_at(rows, i) : Columns{};
      if (columns.end > 0) {
        end_text();
        read(in_rows(columns.left.lines), depth + 1);
        end_text();
        read(in_rows(columns.right.lines), depth + 1);
        end_text();
        i = columns.end;
        continue;
      }
      i = rows[i].size() > 1 ? table(rows, i) : text(rows[i].front(), right, i);
    }
    end_text();
  }

  void end_text() {
    if (!text_.lines.empty()) out_.push_back(std::move(text_));
    text_ = {};
  }

 private:
  std::size_t text(const PdfSegment& line, float right, std::size_t at) {
    if (text_.lines.empty()) text_.rect = line.rect;
    text_.rect.add(line.rect);
    text_.lines.push_back(line);
    text_.right = right;
    return at + 1;
  }

  std::size_t table(const Rows& rows, std::size_t at) {
    end_text();
    OpenTable open(rows[at]);
    for (++at; at < rows.size() && open.takes(rows[at]); ++at) open.add(rows[at]);
    out_.push_back(std::move(open).finish());
    return at;
  }

  std::vector<PdfBlock>& out_;
  PdfBlock text_;
};

}  // namespace

bool is_list_label(std::string_view word) {
  constexpr std::string_view kBullets[] = {"-",
                                           "+",
                                           "*",
                                           "\xE2\x80\xA2",
                                           "\xE2\x80\x93",
                                           "\xE2\x80\x94",
                                           "\xE2\x97\x8F",
                                           "\xE2\x96\xAA",
                                           "\xE2\x97\xA6",
                                           "\xEF\x82\xB7",
                                           "\xE2\x88\x92",
                                           "\xC2\xB7"};
  for (const std::string_view bullet : kBullets) {
    if (word == bullet) return true;
  }
  if (word.size() < 2 || word.size() > 9) return false;
  if (word.back() != '.' && word.back() != ')' && word.back() != '/') return false;
  const std::string_view label = word.substr(word.front() == '(' ? 1 : 0, word.size() - (word.front() == '(' ? 2 : 1));
  if (label.empty()) return false;
  const auto is_digit = [](char c) { return (c >= '0' && c <= '9') || c == '.'; };
  if (std::all_of(label.begin(), label.end(), is_digit)) return true;
  if (label.size() == 1) return (label[0] | 0x20) >= 'a' && (label[0] | 0x20) <= 'z';
  return label.find_first_not_of("IVXivx") == label.npos;
}

std::vector<PdfBlock> pdf_blocks(std::vector<PdfRow> rows, const std::vector<PdfRule>& rules) {
  std::vector<PdfBlock> tables = take_ruled_tables(rows, rules);
  for (PdfRow& row : rows) join_labels(row);
  std::vector<PdfBlock> out;
  BlockFinder finder(out);
  Rows part;
  auto table = tables.begin();
  for (PdfRow& row : rows) {
    while (table != tables.end() && table->rect.top < row.front().rect.top) {
      finder.read(part, 0);
      part.clear();
      out.push_back(std::move(*table++));
    }
    part.push_back(std::move(row));
  }
  finder.read(part, 0);
  for (; table != tables.end(); ++table) out.push_back(std::move(*table));
  return out;
}

}  // namespace chancery
