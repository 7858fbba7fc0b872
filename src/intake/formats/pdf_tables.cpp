#include <algorithm>
#include <cmath>

#include "intake/formats/pdf_blocks.h"

namespace chancery {
namespace {

constexpr float kTouch = 3;  ///< points within which rules meet
constexpr std::size_t kMostLines = 400;

void add_line(std::vector<float>& lines, float at) {
  for (const float line : lines) {
    if (std::abs(line - at) < kTouch) return;
  }
  lines.push_back(at);
}

/// Rules that touch each other, and the rows and columns that they make.
struct Grid {
  PdfRect rect;
  std::vector<PdfRule> rules;
  std::vector<float> across, down;  ///< where its lines stand: tops of rows, lefts of columns

  [[nodiscard]] bool touches(const PdfRule& rule) const {
    return rule.left < rect.right + kTouch && rule.right > rect.left - kTouch && rule.top < rect.bottom + kTouch &&
           rule.bottom > rect.top - kTouch;
  }
  void add(const PdfRule& rule) {
    if (rules.empty()) rect = {rule.left, rule.top, rule.right, rule.bottom};
    rect.add({rule.left, rule.top, rule.right, rule.bottom});
    rules.push_back(rule);
  }
  void find_lines() {
    for (const PdfRule& rule : rules) {
      if (rule.is_level()) {
        add_line(across, (rule.top + rule.bottom) / 2);
      } else {
        add_line(down, (rule.left + rule.right) / 2);
      }
    }
    std::sort(across.begin(), across.end());
    std::sort(down.begin(), down.end());
  }
  [[nodiscard]] bool is_table() const {
    return across.size() >= 2 && down.size() >= 2 && across.size() + down.size() >= 5 && across.size() < kMostLines &&
           down.size() < kMostLines;
  }
  /// Is there a line down at `x` beside the height `y`, or one across at `y`?
  [[nodiscard]] bool parts(float x, float y, bool level) const {
    return std::any_of(rules.begin(), rules.end(), [&](const PdfRule& rule) {
      if (rule.is_level() != level) return false;
      if (level) return std::abs((rule.top + rule.bottom) / 2 - y) < kTouch && rule.left < x && rule.right > x;
      return std::abs((rule.left + rule.right) / 2 - x) < kTouch && rule.top < y && rule.bottom > y;
    });
  }
};

std::vector<Grid> grids_of(const std::vector<PdfRule>& rules) {
  std::vector<Grid> grids;
  for (const PdfRule& rule : rules) {
    Grid merged;
    merged.add(rule);
    for (std::size_t i = 0; i < grids.size();) {
      if (!grids[i].touches(rule)) {
        ++i;
        continue;
      }
      for (const PdfRule& other : grids[i].rules) merged.add(other);
      grids.erase(grids.begin() + static_cast<std::ptrdiff_t>(i));
    }
    grids.push_back(std::move(merged));
    if (grids.size() > kMostLines) return {};
  }
  for (Grid& grid : grids) grid.find_lines();
  std::erase_if(grids, [](const Grid& grid) { return !grid.is_table(); });
  std::sort(grids.begin(), grids.end(), [](const Grid& a, const Grid& b) { return a.rect.top < b.rect.top; });
  return grids;
}

std::size_t band(const std::vector<float>& lines, float at) {
  const auto next = std::upper_bound(lines.begin(), lines.end(), at);
  const auto found = static_cast<std::size_t>(next - lines.begin());
  return std::clamp<std::size_t>(found, 1, lines.size() - 1) - 1;
}

/// The cells of a grid; those that reach over several rows or columns are led back to their first.
class Cells {
 public:
  explicit Cells(const Grid& grid)
      : grid_(grid), rows_(grid.across.size() - 1), columns_(grid.down.size() - 1), lines_(rows_ * columns_) {}

  void add(const PdfSegment& part) {
    const float x = (part.rect.left + part.rect.right) / 2;
    std::size_t row = band(grid_.across, part.baseline - part.size * 0.3F);
    std::size_t column = band(grid_.down, x);
    while (column > 0 && !grid_.parts(grid_.down[column], middle(grid_.across, row), false)) --column;
    while (row > 0 && !grid_.parts(middle(grid_.down, column), grid_.across[row], true)) --row;
    lines_[row * columns_ + column].push_back(part);
  }

  [[nodiscard]] PdfBlock block() {
    PdfBlock out;
    out.rect = grid_.rect;
    for (std::size_t row = 0; row < rows_; ++row) {
      out.table.emplace_back();
      for (std::size_t column = 0; column < columns_; ++column) {
        PdfCell cell;
        for (PdfRow& line : in_rows(std::move(lines_[row * columns_ + column]))) {
          for (PdfSegment& part : line) cell.lines.push_back(std::move(part));
        }
        out.table.back().push_back(std::move(cell));
      }
    }
    return out;
  }

 private:
  static float middle(const std::vector<float>& lines, std::size_t at) { return (lines[at] + lines[at + 1]) / 2; }

  const Grid& grid_;
  std::size_t rows_, columns_;
  std::vector<std::vector<PdfSegment>> lines_;
};

bool is_inside(const PdfRect& outer, const PdfSegment& segment) {
  const float x = (segment.rect.left + segment.rect.right) / 2;
  const float y = segment.baseline - segment.size * 0.3F;
  return x > outer.left && x < outer.right && y > outer.top && y < outer.bottom;
}

/// Cuts a line of several cells at the lines down.
std::vector<PdfSegment> cut(const PdfSegment& segment, const std::vector<float>& down) {
  std::vector<PdfSegment> out;
  std::size_t column = 0;
  for (const PdfWord& word : segment.words) {
    const std::size_t at = band(down, (word.rect.left + word.rect.right) / 2);
    if (out.empty() || at != column) {
      out.push_back(segment);
      out.back().words.clear();
      out.back().rect = word.rect;
    }
    column = at;
    out.back().rect.add(word.rect);
    out.back().words.push_back(word);
  }
  return out;
}

PdfBlock table_of(const Grid& grid, std::vector<PdfRow>& rows) {
  Cells cells(grid);
  for (PdfRow& row : rows) {
    for (const PdfSegment& segment : row) {
      if (!is_inside(grid.rect, segment)) continue;
      for (const PdfSegment& part : cut(segment, grid.down)) cells.add(part);
    }
    std::erase_if(row, [&](const PdfSegment& segment) { return is_inside(grid.rect, segment); });
  }
  std::erase_if(rows, [](const PdfRow& row) { return row.empty(); });
  return cells.block();
}

}  // namespace

std::vector<PdfBlock> take_ruled_tables(std::vector<PdfRow>& rows, const std::vector<PdfRule>& rules) {
  std::vector<PdfBlock> out;
  for (const Grid& grid : grids_of(rules)) out.push_back(table_of(grid, rows));
  return out;
}

}  // namespace chancery
