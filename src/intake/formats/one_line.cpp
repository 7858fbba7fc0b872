#include "intake/formats/one_line.h"

#include "text/utf8.h"

namespace chancery {

std::string one_line(std::string_view words, std::size_t most) {
  const std::string text = valid_utf8(words);
  std::string out;
  const auto* at = reinterpret_cast<const std::uint8_t*>(text.data());
  const auto* end = at + text.size();
  while (at < end) {
    const Utf8Char c = read_utf8(at, end);
    if (out.size() + c.length > most) return out + "...";
    if (c.code < 0x20 || c.code == 0x7F) {
      if (!out.ends_with(' ')) out += ' ';
    } else {
      append_utf8(out, c.code);
    }
    at += c.length;
  }
  return out;
}

Error in_one_line(Error error, std::string_view file) {
  constexpr std::size_t kLongest = 1000;
  error.sentence = one_line(error.sentence, kLongest);
  if (error.place.starts_with(file))
    error.place.replace(file.size(), error.place.npos, one_line(std::string_view(error.place).substr(file.size())));
  return error;
}

}  // namespace chancery
