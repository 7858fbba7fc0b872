// Pages of glyphs and rules that stand anywhere: lines, columns, tables and paragraphs are made of them without
// Poppler, which is a hundred times as fast. An input is a row of steps of four bytes: a glyph beside the one before
// it, a move, a change of the letters, a rule, a new page.
#include <array>
#include <limits>

#include "fuzz/check.h"
#include "intake/formats/pdf_furniture.h"
#include "intake/formats/pdf_reader.h"
#include "intake/formats/pdf_trust.h"

namespace {

using namespace chancery;

constexpr std::array<std::string_view, 24> kTexts = {" ",
                                                     "-",
                                                     "\xC2\xAD",
                                                     "\xC2\xA0",
                                                     "",
                                                     "\xEF\xAC\x83",
                                                     "(1)",
                                                     "\xE2\x80\xA2",
                                                     "Ng\xC3\xA0y",
                                                     "\xE1\xBA\xBF",
                                                     "\xE0\xB8\x81",
                                                     "\xE0\xB8\xB3",
                                                     "\xE0\xB9\x88",
                                                     "\xE0\xBA\x81",
                                                     "\xE0\xBA\xB3",
                                                     "\xE1\x9E\x80",
                                                     "\xE1\x9F\x92",
                                                     "\xE1\x9F\x94",
                                                     "\xEF\x80\x81",
                                                     "\xEF\xBF\xBD",
                                                     "a b\tc",
                                                     "\xE0\xB9\x91",
                                                     "\xC2\xAE",
                                                     "\xF0\x9F\x98\x80"};

/// Takes the steps; what a page's own reader would leave out is left out here too.
class PageMaker {
 public:
  std::vector<PdfPage> make(std::span<const std::uint8_t> steps) {
    begin_page();
    for (std::size_t at = 0; at + 4 <= steps.size(); at += 4) {
      step(steps[at], static_cast<std::int8_t>(steps[at + 1]), steps[at + 2], steps[at + 3]);
    }
    return std::move(pages_);
  }

 private:
  void begin_page() {
    PdfPage& page = pages_.emplace_back();
    page.width = 600;
    page.height = 800;
    page.fonts = {{"Times", true, false},
                  {"Times-Bold", true, true},
                  {".VnTime", true, false},
                  {"VNI-Times", true, false},
                  {"Unknown", false, false}};
    x_ = 50;
    y_ = 50;
  }

  void step(unsigned what, int by, unsigned third, unsigned fourth) {
    PdfPage& page = pages_.back();
    switch (what % 8) {
      case 0:
        x_ = static_cast<float>(by) * 5;
        y_ = static_cast<float>(third * 256 + fourth) / 64;
        break;
      case 1:
        size_ = static_cast<float>(third + 1) / 8;
        font_ = static_cast<std::uint16_t>(fourth % page.fonts.size());
        turn_ = static_cast<std::uint8_t>(what / 8 % 4);
        break;
      case 2:
        if (page.rules.size() < kMostRules) rule(page, third, fourth);
        break;
      case 3:
        if (pages_.size() < kMostPages) begin_page();
        break;
      default:
        glyph(page, by, third, fourth);
    }
  }

  void rule(PdfPage& page, unsigned length, unsigned across) const {
    const float far = length == 255 ? std::numeric_limits<float>::max() : static_cast<float>(length) * 2;
    const float end = across % 2 == 0 ? x_ + far : x_;
    page.rules.push_back({x_, y_, end, across % 2 == 0 ? y_ : y_ + far});
  }

  void glyph(PdfPage& page, int gap, unsigned text, unsigned width) {
    PdfGlyph made;
    made.begin = static_cast<std::uint32_t>(page.text.size());
    if (text >= 0x20 && text < 0x7F) {
      page.text += static_cast<char>(text);
    } else {
      page.text += kTexts[text % kTexts.size()];
    }
    made.end = static_cast<std::uint32_t>(page.text.size());
    made.code = text;
    made.font = font_;
    made.turn = turn_;
    made.left = x_ + static_cast<float>(gap) * size_ / 64;
    made.right = made.left + static_cast<float>(width) * size_ / 128;
    if (width == 255) made.right = std::numeric_limits<float>::infinity();
    made.baseline = y_;
    made.size = size_;
    page.glyphs.push_back(made);
    x_ = std::min(made.right, 10'000.0F);
  }

  static constexpr std::size_t kMostRules = 300;
  static constexpr std::size_t kMostPages = 8;
  std::vector<PdfPage> pages_;
  float x_ = 0, y_ = 0, size_ = 12;
  std::uint16_t font_ = 0;
  std::uint8_t turn_ = 0;
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::vector<PdfPage> pages = PageMaker().make({data, size});
  std::vector<PdfPageRows> rows;
  PdfText text;
  for (PdfPage& page : pages) {
    const auto number = static_cast<std::uint32_t>(rows.size() + 1);
    static_cast<void>(pdf_trust(page));
    static_cast<void>(pdf_is_picture(page));
    rows.push_back({number, page.height, pdf_rows(page, 0)});
    PdfPageText& made = text.pages.emplace_back();
    made.page = number;
    for (std::uint8_t turn = 1; turn < 4; ++turn) {
      for (PdfBlock& block : pdf_blocks(pdf_rows(page, turn), {})) made.blocks.push_back(std::move(block));
    }
    made.sizes = std::move(page);
  }
  remove_furniture(rows);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    PdfPageText& page = text.pages[i];
    for (PdfBlock& block : pdf_blocks(std::move(rows[i].rows), page.sizes.rules))
      page.blocks.push_back(std::move(block));
  }
  require(is_possible(put_together(text)));
  return 0;
}
