#include "intake/formats/line_strips.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

#include "intake/formats/ink_pieces.h"

namespace chancery {
namespace {

/// Four times as many as a page full of small letters has; more are grain or a picture, and would take long.
constexpr std::size_t kMostPieces = 15'000;

int height_of(const PixelBox& box) { return box.bottom - box.top; }
int width_of(const PixelBox& box) { return box.right - box.left; }
int shared(int a_begin, int a_end, int b_begin, int b_end) {
  return std::min(a_end, b_end) - std::max(a_begin, b_begin);
}

void widen(PixelBox& box, const PixelBox& by) {
  box = {std::min(box.left, by.left), std::min(box.top, by.top), std::max(box.right, by.right),
         std::max(box.bottom, by.bottom)};
}

int median_of(std::vector<int> values) {
  if (values.empty()) return 0;
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

/// Is it more than a speck?
bool is_ink(const PixelBox& piece) {
  constexpr int kSpeck = 3;  // pixels, at 300 dots an inch
  return width_of(piece) > kSpeck || height_of(piece) > kSpeck;
}

/// A line by the band that its letters stand in, without the signs above and below.
struct Band {
  PixelBox letters;
  int block = 0;
  PixelBox ink;
  std::vector<std::size_t> pieces;
};

class StripCutter {
 public:
  StripCutter(Pix* grey, const std::vector<LayoutLine>& layout) : grey_(grey), pieces_(pieces_of_ink(grey)) {
    std::erase_if(pieces_, [](const PixelBox& piece) { return !is_ink(piece); });
    if (pieces_.size() > kMostPieces) return;
    find_letter_height(layout);
    if (letter_ == 0) return;
    for (const LayoutLine& line : layout) add_band(line);
    drop_rows_of_signs();
    line_of_.assign(pieces_.size(), kNone);
    give_letters();
    known_ = bands_.size();
    find_lost_lines();
    give_signs();
    put_in_order();
    join_blocks();
  }

  std::vector<LineStrip> cut() const {
    std::vector<LineStrip> out;
    for (const Band& band : bands_) {
      if (band.pieces.empty()) continue;
      std::optional<LineStrip> strip = strip_of(band);
      if (strip) out.push_back(std::move(*strip));
    }
    return out;
  }

 private:
  /// The height of letters without signs: the most frequent one of what is large enough.
  void find_letter_height(const std::vector<LayoutLine>& layout) {
    constexpr int kLeast = 12;
    constexpr int kMost = 120;
    std::vector<int> heights;
    for (const PixelBox& piece : pieces_)
      if (height_of(piece) >= kLeast && height_of(piece) <= kMost && width_of(piece) <= 4 * kMost)
        heights.push_back(height_of(piece));
    if (!layout.empty()) letter_ = median_of(std::move(heights));
  }

  [[nodiscard]] bool is_letter(const PixelBox& piece, int letter) const {
    return height_of(piece) * 4 >= letter * 3 && height_of(piece) <= letter * 5 / 2;
  }

  /// The height of the letters of one line: a heading's are larger.
  [[nodiscard]] int letter_height_in(const PixelBox& box) const {
    std::vector<int> heights;
    for (const PixelBox& piece : pieces_) {
      const int middle = (piece.top + piece.bottom) / 2;
      if (middle >= box.top && middle < box.bottom && piece.left < box.right && piece.right > box.left &&
          height_of(piece) * 2 >= letter_ && height_of(piece) <= 4 * letter_)
        heights.push_back(height_of(piece));
    }
    return heights.empty() ? letter_ : median_of(std::move(heights));
  }

  void add_band(const LayoutLine& line) {
    if (!line.upright) return;
    const int letter = letter_height_in(line.box);
    std::vector<int> bottoms;
    for (const PixelBox& piece : pieces_) {
      const int middle = (piece.top + piece.bottom) / 2;
      if (middle < line.box.top || middle >= line.box.bottom) continue;
      if (piece.right <= line.box.left || piece.left >= line.box.right || !is_letter(piece, letter)) continue;
      bottoms.push_back(piece.bottom);
    }
    if (bottoms.empty()) return;
    const int bottom = median_of(std::move(bottoms));
    bands_.push_back({{line.box.left, bottom - letter, line.box.right, bottom}, line.block, {}, {}});
  }

  /// Of two bands that share most of their height and stand one above the other, the wider one is the line.
  void drop_rows_of_signs() {
    std::vector<Band> kept;
    for (std::size_t i = 0; i < bands_.size(); ++i) {
      const PixelBox& a = bands_[i].letters;
      const auto holds = [&](std::size_t k) {
        const PixelBox& b = bands_[k].letters;
        const bool wider = width_of(b) > width_of(a) || (width_of(b) == width_of(a) && k < i);
        return k != i && wider && shared(a.left, a.right, b.left, b.right) * 2 > width_of(a) &&
               shared(a.top, a.bottom, b.top - letter_ / 2, b.bottom + letter_ / 4) > 0;
      };
      bool held = false;
      for (std::size_t k = 0; k < bands_.size() && !held; ++k) held = holds(k);
      if (!held) kept.push_back(bands_[i]);
    }
    bands_ = std::move(kept);
  }

  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);

  void give(std::size_t piece, std::size_t line) {
    Band& band = bands_[line];
    line_of_[piece] = line;
    if (band.pieces.empty()) band.ink = pieces_[piece];
    band.pieces.push_back(piece);
    widen(band.ink, pieces_[piece]);
  }

  /// What stands in the band of a line's letters, or on both sides of it as far as a wide space, is of that line.
  void give_letters() {
    constexpr int kSpace = 4;  // letters
    for (std::size_t i = 0; i < pieces_.size(); ++i) {
      const PixelBox& piece = pieces_[i];
      std::size_t best = kNone;
      int least = 0;
      for (std::size_t line = 0; line < bands_.size(); ++line) {
        const PixelBox& letters = bands_[line].letters;
        const int apart = std::max(0, -shared(piece.left, piece.right, letters.left, letters.right));
        const int within = shared(piece.top, piece.bottom, letters.top, letters.bottom);
        if (height_of(piece) > 4 * height_of(letters) || apart > kSpace * height_of(letters)) continue;
        if (within * 2 < std::min(height_of(piece), height_of(letters))) continue;
        if (best != kNone && apart >= least) continue;
        best = line;
        least = apart;
      }
      if (best != kNone) give(i, best);
    }
  }

  /// Lines that Tesseract took for part of a picture or a table: letters beside each other that no line has.
  void find_lost_lines() {
    constexpr int kSpace = 6;  // letters
    constexpr int kLeast = 3;  // letters in a row
    std::vector<std::size_t> free;
    for (std::size_t i = 0; i < pieces_.size(); ++i)
      if (line_of_[i] == kNone && is_letter(pieces_[i], letter_) && width_of(pieces_[i]) < 4 * letter_)
        free.push_back(i);
    std::stable_sort(free.begin(), free.end(),
                     [&](std::size_t a, std::size_t b) { return pieces_[a].left < pieces_[b].left; });
    std::vector<std::vector<std::size_t>> rows;
    for (const std::size_t piece : free) {
      const auto goes_on = [&](const std::vector<std::size_t>& row) {
        const PixelBox& last = pieces_[row.back()];
        const PixelBox& box = pieces_[piece];
        return box.left - last.right < kSpace * letter_ &&
               shared(box.top, box.bottom, last.top, last.bottom) * 2 > std::min(height_of(box), height_of(last));
      };
      const auto row = std::find_if(rows.begin(), rows.end(), goes_on);
      if (row == rows.end()) {
        rows.push_back({piece});
      } else {
        row->push_back(piece);
      }
    }
    for (const std::vector<std::size_t>& row : rows)
      if (row.size() >= kLeast) add_lost_line(row);
  }

  void add_lost_line(const std::vector<std::size_t>& row) {
    LayoutLine line{pieces_[row.front()], next_block(), true};
    for (const std::size_t piece : row) widen(line.box, pieces_[piece]);
    const std::size_t before = bands_.size();
    add_band(line);
    if (bands_.size() == before) return;
    for (const std::size_t piece : row)
      if (line_of_[piece] == kNone) give(piece, before);
  }

  [[nodiscard]] int next_block() const {
    int block = 0;
    for (const Band& band : bands_) block = std::max(block, band.block);
    return block + 1;
  }

  /// Signs stand close above or below a letter or another sign: the closest ones are given first, so that those that
  /// stand on them find them in their line. Between two lines that are as close it is the upper sign of the lower one.
  void give_signs() {
    constexpr std::array kGaps = {0.15, 0.3, 0.5, 0.8, 1.1};  // letters
    constexpr int kMostOnEachOther = 4;
    for (const double gap : kGaps) {
      const int most = static_cast<int>(gap * letter_);
      bool again = true;
      for (int round = 0; again && round < kMostOnEachOther; ++round) {
        again = false;
        for (std::size_t i = 0; i < pieces_.size(); ++i) {
          if (line_of_[i] != kNone || height_of(pieces_[i]) > 2 * letter_) continue;
          const std::size_t line = line_close_to(pieces_[i], most);
          if (line == kNone) continue;
          give(i, line);
          again = true;
        }
      }
    }
  }

  [[nodiscard]] std::size_t line_close_to(const PixelBox& sign, int most) const {
    std::size_t best = kNone;
    int least = most + 1;
    const int beside = letter_ / 4;
    for (std::size_t line = 0; line < bands_.size(); ++line) {
      if (-shared(sign.top, sign.bottom, bands_[line].ink.top, bands_[line].ink.bottom) > most) continue;
      for (const std::size_t piece : bands_[line].pieces) {
        const PixelBox& box = pieces_[piece];
        if (shared(sign.left, sign.right, box.left - beside, box.right + beside) <= 0) continue;
        const int gap = std::max(0, -shared(sign.top, sign.bottom, box.top, box.bottom));
        if (gap > least || (gap == least && sign.bottom > box.top)) continue;
        best = line;
        least = gap;
      }
    }
    return least <= most ? best : kNone;
  }

  /// Lines found later stand where they are read, below the lowest one above them; and so does a line whose block
  /// Tesseract put behind one that holds lines below it.
  void put_in_order() {
    const auto are_in_column = [](const PixelBox& a, const PixelBox& b) {
      return shared(a.left, a.right, b.left, b.right) * 2 > std::min(width_of(a), width_of(b));
    };
    for (std::size_t i = 1; i < bands_.size(); ++i) {
      const PixelBox line = bands_[i].letters;
      std::size_t at = i;
      while (at > 0 && bands_[at - 1].letters.top > line.top &&
             (i >= known_ || are_in_column(bands_[at - 1].letters, line)))
        --at;
      std::rotate(bands_.begin() + static_cast<std::ptrdiff_t>(at), bands_.begin() + static_cast<std::ptrdiff_t>(i),
                  bands_.begin() + static_cast<std::ptrdiff_t>(i) + 1);
    }
  }

  /// Blocks that were torn apart by rows of signs become one again: lines below each other that begin together.
  void join_blocks() {
    for (std::size_t i = 1; i < bands_.size(); ++i) {
      const Band& above = bands_[i - 1];
      Band& band = bands_[i];
      const int letter = std::max(height_of(above.letters), height_of(band.letters));
      const int step = band.letters.bottom - above.letters.bottom;
      if (step > letter && step < 5 * letter && std::abs(band.ink.left - above.ink.left) < 4 * letter) {
        const int old = band.block;
        for (std::size_t k = i; k < bands_.size(); ++k)
          if (bands_[k].block == old) bands_[k].block = above.block;
      }
    }
  }

  [[nodiscard]] std::optional<LineStrip> strip_of(const Band& band) const {
    // A little more than most signs need, so that a line without them is shown to the network at the same size.
    constexpr double kAbove = 0.6;  // of a letter
    constexpr double kBelow = 0.5;
    constexpr double kPad = 0.1;
    constexpr int kSide = 4;  // pixels; in wider margins the network sees letters and full stops
    const int letter = height_of(band.letters);
    const int pad = static_cast<int>(kPad * letter);
    const int top = std::min(band.ink.top, band.letters.top - static_cast<int>(kAbove * letter)) - pad;
    const int bottom = std::max(band.ink.bottom, band.letters.bottom + static_cast<int>(kBelow * letter)) + pad;
    const int left = band.ink.left - kSide;
    const int right = band.ink.right + kSide;
    PixPtr strip(pixCreate(right - left, bottom - top, 8));
    if (!strip) return {};
    pixSetAllArbitrary(strip.get(), kPaper);
    constexpr int kRim = 3;  // pixels of half shadow around ink
    for (const std::size_t number : band.pieces) {
      const PixelBox& piece = pieces_[number];
      const int x = std::max(0, piece.left - kRim);
      const int y = std::max(0, piece.top - kRim);
      pixRasterop(strip.get(), x - left, y - top, piece.right + kRim - x, piece.bottom + kRim - y, PIX_SRC, grey_, x,
                  y);
    }
    constexpr int kDots = 300;
    pixSetResolution(strip.get(), kDots, kDots);
    const PixelBox box = {band.ink.left, band.letters.top - letter / 2, band.ink.right,
                          band.letters.bottom + letter / 3};
    return LineStrip{std::move(strip), left, top, box, band.block};
  }

  Pix* const grey_;
  std::vector<PixelBox> pieces_;
  std::vector<std::size_t> line_of_;  // by piece
  std::vector<Band> bands_;
  std::size_t known_ = 0;  // bands that Tesseract saw
  int letter_ = 0;
};

}  // namespace

std::vector<LineStrip> cut_line_strips(Pix* grey, const std::vector<LayoutLine>& layout) {
  return StripCutter(grey, layout).cut();
}

}  // namespace chancery
