#include "intake/formats/native_digits.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

#include "intake/formats/ink_pieces.h"
#include "intake/formats/recognized_spelling.h"
#include "intake/formats/thai_digit_shapes.h"

namespace chancery {
namespace {

constexpr std::size_t kFields = static_cast<std::size_t>(kShapeWidth) * kShapeHeight;

/// What a letter that Tesseract read may have been.
struct Confusion {
  std::string_view read;
  std::string_view digits;
};
// Seen in fonts-noto-core, fonts-thai-tlwg and fonts-arundina. ๐ ๑ ๓ are read as they are; ๓ is also written for ๙.
constexpr Confusion kConfusions[] = {{"๐", "0"},    {"๑", "1"}, {"๒", "267"}, {"๓", "39"}, {"๔", "4"},
                                     {"๕", "4589"}, {"๖", "6"}, {"๗", "7"},   {"๘", "8"},  {"๙", "9"},
                                     {"ญ", "7"},    {"ฒ", "7"}, {"9", "69"},  {"6", "6"}};
constexpr std::string_view kAll = "0123456789";
constexpr std::string_view kThaiDigits[] = {"๐", "๑", "๒", "๓", "๔", "๕", "๖", "๗", "๘", "๙"};

std::string_view digits_of(std::string_view letter) {
  for (const Confusion& confusion : kConfusions)
    if (confusion.read == letter) return confusion.digits;
  return {};
}

bool is_thai_digit(std::string_view letter) {
  return std::find(std::begin(kThaiDigits), std::end(kThaiDigits), letter) != std::end(kThaiDigits);
}

using Shape = std::array<float, kFields + 1>;

/// How a piece of ink looks, as bench/digit_shapes.py measures it.
Shape shape_of(Pix* grey, const PixelBox& box) {
  constexpr float kInk = 200;  // between paper and the darkest ink
  constexpr float kMost = 15;
  Shape out{};
  const double width = box.right - box.left;
  const double height = box.bottom - box.top;
  for (int y = box.top; y < box.bottom; ++y) {
    for (int x = box.left; x < box.right; ++x) {
      l_uint32 value = 0;
      pixGetPixel(grey, x, y, &value);
      const float ink = std::clamp((static_cast<float>(kPaper) - static_cast<float>(value)) / kInk, 0.0F, 1.0F) * kMost;
      // The pixel's share of each field that it lies in.
      const double left = (x - box.left) * kShapeWidth / width;
      const double right = (x + 1 - box.left) * kShapeWidth / width;
      const double top = (y - box.top) * kShapeHeight / height;
      const double bottom = (y + 1 - box.top) * kShapeHeight / height;
      for (int row = static_cast<int>(top); row < kShapeHeight && row < bottom; ++row) {
        for (int column = static_cast<int>(left); column < kShapeWidth && column < right; ++column) {
          const double part = (std::min(right, column + 1.0) - std::max(left, static_cast<double>(column))) *
                              (std::min(bottom, row + 1.0) - std::max(top, static_cast<double>(row)));
          out[static_cast<std::size_t>(row) * kShapeWidth + static_cast<std::size_t>(column)] +=
              ink * static_cast<float>(std::max(0.0, part));
        }
      }
    }
  }
  out[kFields] = std::min(kMost, static_cast<float>(8 * width / height));
  return out;
}

double distance(const Shape& shape, std::string_view fields) {
  double sum = 0;
  for (std::size_t i = 0; i < shape.size() && i < fields.size(); ++i) {
    const char c = fields[i];
    const double apart = shape[i] - static_cast<double>(c <= '9' ? c - '0' : c - 'a' + 10);
    sum += apart * apart;
  }
  return std::sqrt(sum / static_cast<double>(shape.size()));
}

struct Told {
  std::size_t digit = 0;
  double certainty = 0;
};

/// Which of `digits` looks most like the shape.
Told tell(const Shape& shape, std::string_view digits) {
  constexpr double kLikeAny = 5.5;  // farther than that a shape is no digit
  std::array<double, 10> far{};
  far.fill(1e9);
  for (const DigitShape& known : kThaiDigitShapes) {
    double& best = far[static_cast<std::size_t>(known.digit)];
    best = std::min(best, distance(shape, known.fields));
  }
  Told out;
  double least = 1e9;
  for (const char c : digits) {
    const auto digit = static_cast<std::size_t>(c - '0');
    if (far[digit] >= least) continue;
    least = far[digit];
    out.digit = digit;
  }
  double next = kLikeAny * 2;
  for (const char c : digits)
    if (static_cast<std::size_t>(c - '0') != out.digit) next = std::min(next, far[static_cast<std::size_t>(c - '0')]);
  // As sure as the nearest digit is nearer than the next: all from half as far, half where both are as far.
  const double share = std::clamp(2 * (1 - least / next), 0.0, 1.0);
  out.certainty = least > kLikeAny ? 0 : 50 + (kShapeCertainty - 50) * share;
  return out;
}

/// A letter by its place in the line.
struct At {
  std::size_t word = 0, letter = 0;
};

class DigitReader {
 public:
  DigitReader(std::vector<RecognizedWord> words, Pix* strip) : words_(std::move(words)), strip_(strip) {
    for (std::size_t w = 0; w < words_.size(); ++w)
      for (std::size_t l = 0; l < words_[w].letters.size(); ++l) line_.push_back({w, l});
  }

  std::vector<RecognizedWord> read() {
    for (std::size_t begin = 0; begin < line_.size();) {
      std::size_t end = begin;
      while (end < line_.size() && !digits_of(letter(end).text).empty() && (end == begin || !is_spaced(end))) ++end;
      if (end > begin && is_number(begin, end)) read_run(begin, end);
      begin = std::max(end, begin + 1);
    }
    return finish();
  }

 private:
  [[nodiscard]] RecognizedLetter& letter(std::size_t at) { return words_[line_[at].word].letters[line_[at].letter]; }
  [[nodiscard]] bool is_spaced(std::size_t at) const {
    return line_[at].letter == 0 && words_[line_[at].word].space_before;
  }
  /// Is there a letter of Thai directly behind?
  [[nodiscard]] bool goes_on(std::size_t end) {
    return end < line_.size() && !is_spaced(end) && has_spaceless(letter(end).text);
  }

  /// A run with a digit, or one letter alone that a digit is taken for. One at its end that begins a word is not of it.
  bool is_number(std::size_t begin, std::size_t& end) {
    bool digit = false;
    for (std::size_t i = begin; i < end; ++i) digit = digit || is_thai_digit(letter(i).text);
    while (end > begin && !is_thai_digit(letter(end - 1).text) && goes_on(end)) --end;
    if (begin == end) return false;
    const bool alone = end == begin + 1 && has_spaceless(letter(begin).text) && !goes_on(end) &&
                       (begin == 0 || is_spaced(begin) || !has_spaceless(letter(begin - 1).text));
    return digit || alone;
  }

  void find_pieces() {
    pieces_ = pieces_of_ink(strip_);
    std::sort(pieces_->begin(), pieces_->end(), [](const PixelBox& a, const PixelBox& b) { return a.left < b.left; });
  }

  /// The ink of a run, a piece for each digit: without points and signs, broken pieces joined. Boxes of letters are
  /// about half a letter exact.
  std::vector<PixelBox> pieces_of(std::size_t begin, std::size_t end) {
    if (!pieces_) find_pieces();
    int left = letter(begin).box.left;
    int right = letter(end - 1).box.right;
    const int half = (right - left) / static_cast<int>(2 * (end - begin));
    left = begin > 0 ? std::max(left - half, (letter(begin - 1).box.right + left) / 2) : left - half;
    right = end < line_.size() ? std::min(right + half, (letter(end).box.left + right) / 2) : right + half;
    std::vector<PixelBox> out;
    int tallest = 0;
    for (const PixelBox& piece : *pieces_) {
      const int middle = (piece.left + piece.right) / 2;
      if (middle < left || middle >= right) continue;
      tallest = std::max(tallest, piece.bottom - piece.top);
      if (!out.empty() && piece.left < (out.back().left + 3 * out.back().right) / 4) {
        out.back() = {out.back().left, std::min(out.back().top, piece.top), std::max(out.back().right, piece.right),
                      std::max(out.back().bottom, piece.bottom)};
      } else {
        out.push_back(piece);
      }
    }
    std::erase_if(out, [&](const PixelBox& piece) { return (piece.bottom - piece.top) * 5 < tallest * 3; });
    return out;
  }

  void read_run(std::size_t begin, std::size_t end) {
    constexpr double kSure = 55;
    const std::vector<PixelBox> pieces = pieces_of(begin, end);
    const bool one_each = pieces.size() == end - begin;
    std::vector<RecognizedLetter> digits;
    for (std::size_t i = 0; i < pieces.size(); ++i) {
      const std::string_view read = one_each ? std::string_view(letter(begin + i).text) : std::string_view();
      const Told told = tell(shape_of(strip_, pieces[i]), one_each ? digits_of(read) : kAll);
      const bool as_read = one_each && digits_of(read).size() == 1 && is_thai_digit(read);
      const double certainty = as_read ? letter(begin + i).certainty : told.certainty;
      digits.push_back({std::string(kThaiDigits[told.digit]), pieces[i], certainty, !as_read});
    }
    const bool sure =
        std::all_of(digits.begin(), digits.end(), [](const RecognizedLetter& d) { return d.certainty >= kSure; });
    if (digits.empty() || (!one_each && !sure)) return doubt(begin, end);
    if (one_each && std::any_of(digits.begin(), digits.end(), [](const auto& d) { return d.certainty == 0; }))
      return doubt(begin, end);
    for (std::size_t i = begin; i < end; ++i) letter(i).text.clear();
    RecognizedLetter& first = letter(begin);
    first.text = kMark;
    runs_.push_back(std::move(digits));
  }

  /// What cannot be told may be any digit.
  void doubt(std::size_t begin, std::size_t end) {
    constexpr double kDoubtful = 50;
    for (std::size_t i = begin; i < end; ++i)
      if (digits_of(letter(i).text).size() > 1) letter(i).certainty = std::min(letter(i).certainty, kDoubtful);
  }

  /// Puts the digits that were read where their marks stand.
  std::vector<RecognizedWord> finish() {
    std::size_t run = 0;
    for (RecognizedWord& word : words_) {
      std::vector<RecognizedLetter> letters;
      for (RecognizedLetter& letter : word.letters) {
        if (letter.text == kMark) {
          std::move(runs_[run].begin(), runs_[run].end(), std::back_inserter(letters));
          ++run;
        } else if (!letter.text.empty()) {
          letters.push_back(std::move(letter));
        }
      }
      word.letters = std::move(letters);
      word.text.clear();
      for (const RecognizedLetter& letter : word.letters) {
        word.text += letter.text;
        word.certainty = std::min(word.certainty, letter.certainty);
      }
    }
    std::erase_if(words_, [](const RecognizedWord& word) { return word.letters.empty(); });
    return std::move(words_);
  }

  static constexpr std::string_view kMark = "\x01";  // no letter that Tesseract writes

  std::vector<RecognizedWord> words_;
  Pix* strip_;
  std::vector<At> line_;
  std::optional<std::vector<PixelBox>> pieces_;
  std::vector<std::vector<RecognizedLetter>> runs_;
};

}  // namespace

std::vector<RecognizedWord> with_thai_digits(std::vector<RecognizedWord> words, Pix* strip) {
  return DigitReader(std::move(words), strip).read();
}

}  // namespace chancery
