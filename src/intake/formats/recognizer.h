#pragma once
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "intake/formats/pix.h"

namespace tesseract {
class TessBaseAPI;
}

namespace chancery {

/// A rectangle in pixels.
struct PixelBox {
  int left = 0, top = 0, right = 0, bottom = 0;
};

/// A letter with the signs on it.
struct RecognizedLetter {
  std::string text;
  PixelBox box;
  double certainty = 0;   ///< 0 to 100
  bool by_shape = false;  ///< a digit that was told by its shape
};

/// A word as Tesseract has it: in scripts without spaces what it sets none in.
struct RecognizedWord {
  std::string text;
  PixelBox box;
  double certainty = 0;      ///< 0 to 100, about that of its worst letter
  bool space_before = true;  ///< within its line
  std::vector<RecognizedLetter> letters;
};

struct RecognizedLine {
  std::vector<RecognizedWord> words;
  PixelBox box;
  int block = 0;  ///< lines of one column or part of the page have one number
};

/// Where Tesseract sees a line, before it is read.
struct LayoutLine {
  PixelBox box;
  int block = 0;
  bool upright = true;  ///< not written from top to bottom
};

/// Reads pictures with one set of Tesseract's models (5.3, LSTM). Holds some tens of megabytes; one a thread.
class Recognizer {
 public:
  /// `models`: names of Tesseract, such as `lao+eng`. Errors: NotFound (a model is not installed).
  [[nodiscard]] static Result<Recognizer> create(const std::string& models);

  /// The lines of a page in the order in which they are read.
  [[nodiscard]] std::vector<RecognizedLine> lines_of(Pix* grey);
  /// Where the lines of a page stand.
  [[nodiscard]] std::vector<LayoutLine> layout_of(Pix* grey);
  /// The words of a picture that shows one line from edge to edge and nothing else.
  [[nodiscard]] std::vector<RecognizedWord> words_of(Pix* strip);
  /// The same of a picture that shows nothing but some lines below each other.
  [[nodiscard]] std::vector<RecognizedLine> lines_in_block(Pix* grey);

  Recognizer(Recognizer&&) noexcept;
  Recognizer& operator=(Recognizer&&) noexcept;
  Recognizer(const Recognizer&) = delete;
  Recognizer& operator=(const Recognizer&) = delete;
  ~Recognizer();

 private:
  explicit Recognizer(std::unique_ptr<tesseract::TessBaseAPI> api);

  [[nodiscard]] std::vector<RecognizedLine> lines(Pix* grey, int mode);

  std::unique_ptr<tesseract::TessBaseAPI> api_;
};

/// Is this model installed?
[[nodiscard]] bool has_model(std::string_view name);

/// Which quarter turns make a page upright, as Tesseract's own model of orientation sees it; 0 where it is not sure.
[[nodiscard]] int quarter_turns_of(Pix* grey);

}  // namespace chancery
