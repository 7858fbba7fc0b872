#include "cli/page_fonts.h"

#include <array>
#include <fstream>
#include <iterator>
#include <string_view>

#include "base/base64.h"
#include "base/data_file.h"

namespace chancery {
namespace {

/// Subsets made by the build (cmake/fonts.cmake), one a script.
struct PageFont {
  std::string_view family, file, range;
};
constexpr std::array<PageFont, 4> kFonts = {
    {{"Chancery Latin", "fonts/latin.woff2", "U+0-24F,U+300-36F,U+1E00-1EFF,U+2000-22FF,U+2713"},
     {"Chancery Lao", "fonts/lao.woff2", "U+E80-EFF"},
     {"Chancery Thai", "fonts/thai.woff2", "U+E00-E7F"},
     {"Chancery Khmer", "fonts/khmer.woff2", "U+1780-17FF,U+19E0-19FF"}}};

void append_font(std::string& out, const PageFont& font) {
  std::ifstream in(find_data_file(std::string(font.file)), std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  if (bytes.empty()) return;  // built without fonts: those of the machine are used
  ((out += "@font-face{font-family:\"") += font.family) += "\";src:url(data:font/woff2;base64,";
  out += to_base64(bytes);
  ((out += ") format(\"woff2\");unicode-range:") += font.range) += "}\n";
}

}  // namespace

void append_page_fonts(std::string& out) {
  for (const PageFont& font : kFonts) append_font(out, font);
}

}  // namespace chancery
