#include "intake/formats/page_text.h"

#include <algorithm>
#include <cmath>

#include "intake/formats/recognized_spelling.h"

namespace chancery {
namespace {

int height_of(const PixelBox& box) { return box.bottom - box.top; }

PixelBox joined(const PixelBox& a, const PixelBox& b) {
  return {std::min(a.left, b.left), std::min(a.top, b.top), std::max(a.right, b.right), std::max(a.bottom, b.bottom)};
}

int median(std::vector<int> values) {
  if (values.empty()) return 0;
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

/// How much of the lower of two lines stands beside the other, as a share of its height.
double beside(const PixelBox& a, const PixelBox& b) {
  const int shared = std::min(a.bottom, b.bottom) - std::max(a.top, b.top);
  return static_cast<double>(shared) / std::max(1, std::min(height_of(a), height_of(b)));
}

/// Parts of one line that Tesseract took for columns (the two heads of a letter, the cells of a row) come together:
/// where blocks stand side by side and are no columns of running text.
class RowJoiner {
 public:
  explicit RowJoiner(std::vector<RecognizedLine>& lines) : lines_(lines) {}

  void join() {
    std::vector<RecognizedLine> out;
    std::vector<char> taken(lines_.size(), 0);
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (taken[i] != 0) continue;
      RecognizedLine line = std::move(lines_[i]);
      for (std::size_t k = i + 1; k < lines_.size(); ++k) {
        if (taken[k] != 0 || lines_[k].block == line.block || !are_one(line.box, lines_[k].box) ||
            is_column(lines_[k].block))
          continue;
        taken[k] = 1;
        line.box = joined(line.box, lines_[k].box);
        std::move(lines_[k].words.begin(), lines_[k].words.end(), std::back_inserter(line.words));
      }
      std::stable_sort(line.words.begin(), line.words.end(),
                       [](const RecognizedWord& a, const RecognizedWord& b) { return a.box.left < b.box.left; });
      out.push_back(std::move(line));
    }
    lines_ = std::move(out);
  }

 private:
  static bool are_one(const PixelBox& a, const PixelBox& b) {
    constexpr double kBeside = 0.6;
    return beside(a, b) > kBeside && (a.right <= b.left || b.right <= a.left);
  }

  /// Running text: many lines, most of them as long as the longest.
  [[nodiscard]] bool is_column(int block) const {
    constexpr std::size_t kLines = 6;
    std::size_t count = 0;
    std::size_t full = 0;
    int widest = 0;
    for (const RecognizedLine& line : lines_)
      if (line.block == block) widest = std::max(widest, line.box.right - line.box.left);
    for (const RecognizedLine& line : lines_) {
      if (line.block != block) continue;
      ++count;
      if ((line.box.right - line.box.left) * 5 > widest * 4) ++full;
    }
    return count >= kLines && full * 2 > count;
  }

  std::vector<RecognizedLine>& lines_;
};

/// Puts lines together to paragraphs, and words to text.
class PageComposer {
 public:
  PageComposer(const std::vector<RecognizedLine>& lines, const PageTransform& to_shown, double width, double height)
      : lines_(lines), to_shown_(to_shown), width_(width), height_(height) {
    std::vector<int> heights;
    std::vector<int> rights;
    for (const RecognizedLine& line : lines) {
      heights.push_back(height_of(line.box));
      right_ = std::max(right_, line.box.right);
    }
    line_height_ = std::max(1, median(heights));
    for (std::size_t i = 1; i < lines.size(); ++i)
      if (const int step = lines[i].box.bottom - lines[i - 1].box.bottom; step > 0 && step < 3 * line_height_)
        rights.push_back(step);
    step_ = rights.empty() ? line_height_ * 3 / 2 : median(rights);
  }

  std::vector<PageReading::Line> compose() {
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      const bool row = is_row(i);
      if (row || out_.empty() || out_.back().row || !goes_on(lines_[i - 1], lines_[i])) {
        out_.emplace_back();
        out_.back().row = row;
      }
      add(lines_[i], row);
    }
    return std::move(out_);
  }

 private:
  [[nodiscard]] int gap_before(const RecognizedLine& line, std::size_t word) const {
    return line.words[word].box.left - line.words[word - 1].box.right;
  }
  [[nodiscard]] bool is_cell_gap(int gap) const { return gap > line_height_ * 3 / 2; }

  [[nodiscard]] std::vector<PixelBox> cell_gaps(const RecognizedLine& line) const {
    std::vector<PixelBox> out;
    for (std::size_t i = 1; i < line.words.size(); ++i)
      if (is_cell_gap(gap_before(line, i)))
        out.push_back({line.words[i - 1].box.right, line.box.top, line.words[i].box.left, line.box.bottom});
    return out;
  }

  /// A line with gaps that the line above or below has at the same places.
  [[nodiscard]] bool is_row(std::size_t i) const {
    const std::vector<PixelBox> gaps = cell_gaps(lines_[i]);
    if (gaps.empty()) return false;
    const auto shares = [&](std::size_t other) {
      if (std::abs(lines_[other].box.top - lines_[i].box.top) > 4 * line_height_) return false;
      for (const PixelBox& a : cell_gaps(lines_[other]))
        for (const PixelBox& b : gaps)
          if (std::min(a.right, b.right) - std::max(a.left, b.left) > line_height_ / 2) return true;
      return false;
    };
    return (i > 0 && shares(i - 1)) || (i + 1 < lines_.size() && shares(i + 1));
  }

  /// Does the second line go on with the paragraph of the first: close below it, not indented, and the first full?
  [[nodiscard]] bool goes_on(const RecognizedLine& above, const RecognizedLine& line) const {
    if (above.block != line.block) return false;
    const int step = line.box.bottom - above.box.bottom;
    if (step <= 0 || step * 5 > step_ * 7) return false;
    if (line.box.left > above.box.left + line_height_ && line.box.left > left_of(line) + line_height_) return false;
    if (begins_item(line.words.front().text)) return false;
    const int missing = right_ - above.box.right;
    const int next_word = line.words.front().box.right - line.words.front().box.left;
    // Where no spaces are set a line ends with the last word that fits, and the next one is long.
    return missing < std::min(next_word, (right_ - left_of(line)) / 7) + line_height_ / 2;
  }

  [[nodiscard]] int left_of(const RecognizedLine& line) const {
    int left = line.box.left;
    for (const RecognizedLine& other : lines_)
      if (other.block == line.block) left = std::min(left, other.box.left);
    return left;
  }

  static bool begins_item(std::string_view word) {
    return word == "-" || word == "+" || word == "•" || word == "*" || word == "–" || word == "—";
  }

  void add(const RecognizedLine& line, bool row) {
    PageReading::Line& to = out_.back();
    for (std::size_t i = 0; i < line.words.size(); ++i) {
      const RecognizedWord& word = line.words[i];
      std::string text = clean_spelling(word.text);
      if (text.empty()) continue;
      if (const std::string joined = joined_am(to.text, text); !joined.empty()) {
        // Both signs have three bytes, and so has the one that they make.
        to.text.resize(to.text.size() - joined.size());
        if (!to.words.empty()) to.words.back().end -= static_cast<std::uint32_t>(joined.size());
        if (!to.words.empty() && to.words.back().begin >= to.words.back().end) to.words.pop_back();
        text.replace(0, joined.size(), joined);
      }
      if (!to.text.empty()) to.text += between(to.text, text, line, i, row);
      const std::size_t begin = to.text.size();
      to.text += text;
      note_words(to, begin, word);
    }
  }

  /// What stands between a text and the word of a line that comes next.
  [[nodiscard]] std::string_view between(std::string_view before, std::string_view text, const RecognizedLine& line,
                                         std::size_t word, bool row) const {
    if (word == 0) return spaced_between(before, text) ? " " : "";
    const int gap = gap_before(line, word);
    if (row && is_cell_gap(gap)) return " | ";
    return line.words[word].space_before && !is_spurious_space(before, text, gap) ? " " : "";
  }

  /// Where no spaces are set each letter is a word of the page, so that a name in the middle of a line has its box.
  void note_words(PageReading::Line& to, std::size_t begin, const RecognizedWord& word) const {
    const auto note = [&](std::size_t from, std::size_t end, const PixelBox& box, double certainty, bool by_shape) {
      to.words.push_back({static_cast<std::uint32_t>(from), static_cast<std::uint32_t>(end), shown(box),
                          static_cast<std::uint8_t>(std::clamp(std::lround(certainty), 0L, 100L)), by_shape});
    };
    const std::string_view text = std::string_view(to.text).substr(begin);
    std::size_t letters = 0;
    for (const RecognizedLetter& letter : word.letters) letters += letter.text.size();
    if (!has_spaceless(text) || letters != text.size()) {
      const bool by_shape =
          std::any_of(word.letters.begin(), word.letters.end(), [](const auto& l) { return l.by_shape; });
      return note(begin, to.text.size(), word.box, word.certainty, by_shape);
    }
    for (const RecognizedLetter& letter : word.letters) {
      note(begin, begin + letter.text.size(), letter.box, letter.certainty, letter.by_shape);
      begin += letter.text.size();
    }
  }

  /// A sign that stands on the letter before it begins no word.
  [[nodiscard]] bool is_spurious_space(std::string_view before, std::string_view text, int gap) const {
    return begins_with_sign(text) || (lacks_spaces(before, text) && gap < line_height_ / 6);
  }

  [[nodiscard]] Box shown(const PixelBox& box) const {
    const auto corner = [&](int x, int y) { return to_shown_({static_cast<double>(x), static_cast<double>(y)}); };
    const std::array corners = {corner(box.left, box.top), corner(box.right, box.top), corner(box.left, box.bottom),
                                corner(box.right, box.bottom)};
    const auto share = [](double value, double whole) {
      constexpr double kParts = 10'000;
      return static_cast<std::uint16_t>(std::clamp(std::lround(value / whole * kParts), 0L, 10'000L));
    };
    const auto [left, right] =
        std::minmax_element(corners.begin(), corners.end(), [](auto a, auto b) { return a.x < b.x; });
    const auto [top, bottom] =
        std::minmax_element(corners.begin(), corners.end(), [](auto a, auto b) { return a.y < b.y; });
    return {share(left->x, width_), share(top->y, height_), share(right->x, width_), share(bottom->y, height_)};
  }

  const std::vector<RecognizedLine>& lines_;
  const PageTransform& to_shown_;
  const double width_, height_;
  int line_height_ = 1, step_ = 1, right_ = 0;
  std::vector<PageReading::Line> out_;
};

/// The cells of a row, as stretches of its text.
std::vector<std::pair<std::size_t, std::size_t>> cells_of(std::string_view row) {
  constexpr std::string_view kBetween = " | ";
  std::vector<std::pair<std::size_t, std::size_t>> out;
  std::size_t begin = 0;
  for (std::size_t at = row.find(kBetween); at != row.npos; at = row.find(kBetween, begin)) {
    out.emplace_back(begin, at);
    begin = at + kBetween.size();
  }
  out.emplace_back(begin, row.size());
  return out;
}

}  // namespace

std::vector<PageReading::Line> to_page_lines(std::vector<RecognizedLine> lines, const PageTransform& to_shown,
                                             double width, double height) {
  RowJoiner(lines).join();
  std::vector<PageReading::Line> out = PageComposer(lines, to_shown, width, height).compose();
  std::erase_if(out, [](const PageReading::Line& line) { return line.text.empty(); });
  return out;
}

void append_page(Rendition& out, const PageReading& reading, std::uint32_t page) {
  out.layout.pages.resize(std::max<std::size_t>(out.layout.pages.size(), page));
  out.layout.pages[page - 1] = reading.size;
  if (!reading.gap.empty()) out.gaps.push_back({page, reading.gap});
  std::uint32_t paragraph = 0;
  std::uint32_t table = 0;
  for (const Piece& piece : out.layout.pieces) {
    paragraph = std::max(paragraph, piece.paragraph);
    table = std::max(table, piece.table);
  }
  std::uint32_t row = 0;
  bool in_table = false;
  if (!out.text.empty() && !reading.lines.empty()) out.text += '\n';
  for (const PageReading::Line& line : reading.lines) {
    const auto at = static_cast<std::uint32_t>(out.text.size());
    if (line.row) {
      if (!in_table) ++table;
      row = in_table ? row + 1 : 1;
      std::uint32_t column = 0;
      for (const auto& [begin, end] : cells_of(line.text)) {
        ++column;
        if (begin < end)
          out.layout.pieces.push_back({at + static_cast<std::uint32_t>(begin), at + static_cast<std::uint32_t>(end),
                                       PieceKind::Cell, 0, table, row, column, page});
      }
    } else {
      out.layout.pieces.push_back(
          {at, at + static_cast<std::uint32_t>(line.text.size()), PieceKind::Paragraph, ++paragraph, 0, 0, 0, page});
    }
    in_table = line.row;
    for (const PageReading::Word& word : line.words)
      out.layout.words.push_back({at + word.begin, at + word.end, page, word.box, word.certainty, word.by_shape});
    out.text += line.text;
    out.text += '\n';
  }
}

}  // namespace chancery
