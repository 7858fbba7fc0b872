#include "desk/screen_text.h"

#include <algorithm>

#include "text/utf8.h"

namespace chancery {
namespace {

constexpr std::uint32_t kStep = 512;
constexpr char32_t kFirstOfTwoUnits = 0x10000;

Utf8Char letter_at(std::string_view text, std::size_t at) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  return read_utf8(bytes + at, bytes + text.size());
}

std::uint32_t units_of(char32_t letter) { return letter >= kFirstOfTwoUnits ? 2 : 1; }

}  // namespace

ScreenText::ScreenText(const DecodedFile& file) : file_(file) {
  const std::string_view text = file.text();
  text_.reserve(text.size());
  std::uint32_t unit = 0;
  for (std::size_t at = 0; at < text.size();) {
    if (marks_.empty() || at - marks_.back().byte >= kStep) marks_.push_back({static_cast<std::uint32_t>(at), unit});
    const Utf8Char letter = letter_at(text, at);
    append_utf8(text_, letter.code);
    unit += units_of(letter.code);
    at += letter.length;
  }
}

std::int64_t ScreenText::to_units(std::int64_t file_byte) const {
  const std::string_view text = file_.text();
  auto byte = static_cast<std::uint32_t>(std::max<std::int64_t>(file_byte, 0));
  if (file_.encoding() != Encoding::Utf8) {
    // The map leads to the file alone, and never back: the first byte of the text that lies there.
    std::uint32_t low = 0;
    auto high = static_cast<std::uint32_t>(text.size());
    while (low < high) {
      const std::uint32_t middle = low + (high - low) / 2;
      if (file_.map().to_file_begin(middle) < byte) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    byte = low;
  }
  const auto behind =
      std::upper_bound(marks_.begin(), marks_.end(), byte, [](std::uint32_t b, const Mark& m) { return b < m.byte; });
  if (behind == marks_.begin()) return 0;
  Mark at = *(behind - 1);
  while (at.byte < text.size()) {
    const Utf8Char letter = letter_at(text, at.byte);
    if (at.byte + letter.length > byte) break;
    at.byte += letter.length;
    at.unit += units_of(letter.code);
  }
  return at.unit;
}

std::int64_t ScreenText::to_file(std::int64_t unit) const {
  const std::string_view text = file_.text();
  const auto wanted = static_cast<std::uint32_t>(std::max<std::int64_t>(unit, 0));
  const auto behind =
      std::upper_bound(marks_.begin(), marks_.end(), wanted, [](std::uint32_t u, const Mark& m) { return u < m.unit; });
  if (behind == marks_.begin()) return 0;
  Mark at = *(behind - 1);
  while (at.byte < text.size() && at.unit < wanted) {
    const Utf8Char letter = letter_at(text, at.byte);
    at.byte += letter.length;
    at.unit += units_of(letter.code);
  }
  return file_.encoding() == Encoding::Utf8 ? at.byte : file_.map().to_file_begin(at.byte);
}

}  // namespace chancery
