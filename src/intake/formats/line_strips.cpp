#include "intake/formats/line_strips.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace chancery {
namespace {

constexpr int kPaper = 230;  // as page_prepare makes it
constexpr int kThreshold = 150;

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

/// Pieces of ink that hang together; without specks.
std::vector<PixelBox> pieces_of(Pix* black) {
  constexpr int kSpeck = 3;  // pixels, at 300 dots an inch
  const BoxaPtr boxes(pixConnCompBB(black, 8));
  std::vector<PixelBox> out;
  for (int i = 0; boxes && i < boxaGetCount(boxes.get()); ++i) {
    int x = 0;
    int y = 0;
    int w = 0;
    int h = 0;
    boxaGetBoxGeometry(boxes.get(), i, &x, &y, &w, &h);
    if (w > kSpeck || h > kSpeck) out.push_back({x, y, x + w, y + h});
  }
  return out;
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
  StripCutter(Pix* grey, const std::vector<LayoutLine>& layout)
      : grey_(grey), black_(pixThresholdToBinary(grey, kThreshold)) {
    if (!black_) return;
    pieces_ = pieces_of(black_.get());
    find_letter_height(layout);
    if (letter_ == 0) return;
    for (const LayoutLine& line : layout) add_band(line);
    drop_rows_of_signs();
    for (std::size_t piece = 0; piece < pieces_.size(); ++piece) give(piece);
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
    std::vector<int> tops;
    std::vector<int> bottoms;
    for (const PixelBox& piece : pieces_) {
      const int middle = (piece.top + piece.bottom) / 2;
      if (middle < line.box.top || middle >= line.box.bottom) continue;
      if (piece.right <= line.box.left || piece.left >= line.box.right || !is_letter(piece, letter)) continue;
      tops.push_back(piece.bottom - letter);  // what is joined to a letter from above must not lift it
      bottoms.push_back(piece.bottom);
    }
    if (bottoms.empty()) return;
    const int bottom = median_of(std::move(bottoms));
    bands_.push_back({{line.box.left, bottom - letter, line.box.right, bottom}, line.block, {}, {}});
    if (std::abs(median_of(std::move(tops)) - bands_.back().letters.top) > letter) bands_.pop_back();
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

  /// How far a piece of ink is from a line; signs stand farther above letters than below them.
  [[nodiscard]] std::optional<double> distance(const PixelBox& piece, const Band& band) const {
    constexpr double kAbove = 0.6;
    constexpr double kMost = 1.3;  // letters
    const int letter = height_of(band.letters);
    const int apart = -shared(piece.left, piece.right, band.letters.left, band.letters.right);
    if (apart > 4 * letter) return {};
    const double middle = (piece.top + piece.bottom) / 2.0;
    double up = 0;
    if (middle < band.letters.top) up = (band.letters.top - middle) * kAbove;
    if (middle > band.letters.bottom) up = middle - band.letters.bottom;
    if (up > kMost * letter) return {};
    return up + std::max(0, apart);
  }

  void give(std::size_t piece) {
    const PixelBox& box = pieces_[piece];
    Band* best = nullptr;
    double least = 0;
    for (Band& band : bands_) {
      if (height_of(box) > 4 * height_of(band.letters)) continue;  // a rule, a seal, a picture
      const auto far = distance(box, band);
      if (!far || (best != nullptr && *far >= least)) continue;
      best = &band;
      least = *far;
    }
    if (best == nullptr) return;
    if (best->pieces.empty()) best->ink = box;
    best->pieces.push_back(piece);
    widen(best->ink, box);
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
  const PixPtr black_;
  std::vector<PixelBox> pieces_;
  std::vector<Band> bands_;
  int letter_ = 0;
};

}  // namespace

std::vector<LineStrip> cut_line_strips(Pix* grey, const std::vector<LayoutLine>& layout) {
  return StripCutter(grey, layout).cut();
}

}  // namespace chancery
