// Lines that were recognized on a picture, put together to paragraphs and rows, wherever their boxes stand and whatever
// letters they hold. An input is a row of words: five bytes for the box, one for the line, the text up to a line end.
#include "fuzz/check.h"
#include "intake/formats/page_text.h"
#include "text/utf8.h"

namespace {

using namespace chancery;

std::vector<RecognizedLine> lines_of(std::span<const std::uint8_t> input) {
  constexpr std::size_t kHead = 6;
  std::vector<RecognizedLine> out;
  for (std::size_t at = 0; at + kHead < input.size();) {
    const auto head = input.subspan(at, kHead);
    const auto rest = input.subspan(at + kHead);
    const auto end = std::find(rest.begin(), rest.end(), std::uint8_t{'\n'});
    const auto length = static_cast<std::size_t>(end - rest.begin());
    at += kHead + length + 1;
    if (out.empty() || head[5] % 4 == 0) {
      out.emplace_back();
      out.back().block = head[5] / 4 % 8;
    }
    const int left = head[0] * 8;
    const int top = (head[1] * 256 + head[2]) / 8;
    RecognizedWord word{valid_utf8(text_of(rest.data(), length)),
                        {left, top, left + head[3] * 4, top + head[4]},
                        static_cast<double>(head[5]),
                        head[5] % 2 == 0,
                        {}};
    if (head[5] % 3 == 0) word.letters.push_back({word.text, word.box, 50});
    RecognizedLine& line = out.back();
    if (line.words.empty()) line.box = word.box;
    line.box = {std::min(line.box.left, word.box.left), std::min(line.box.top, word.box.top),
                std::max(line.box.right, word.box.right), std::max(line.box.bottom, word.box.bottom)};
    line.words.push_back(std::move(word));
  }
  return out;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  PageReading reading;
  reading.lines = to_page_lines(lines_of({data, size}), PageTransform(), 2000, 8000);
  Rendition out;
  append_page(out, reading, 1);
  append_page(out, reading, 2);
  require(is_possible(out));
  return 0;
}
