#include <algorithm>

#include "reading/fields/official_fields.h"
#include "text/chars.h"

namespace chancery {
namespace {

constexpr std::size_t kLongest = 40;  // characters
constexpr std::size_t kMostWords = 4;
constexpr std::size_t kLongestCode = 4;  // characters of an office's letters before its number (นพ ๐๐๑๗)

bool is_unspaced(CharClass cls) {
  return cls == CharClass::Base || cls == CharClass::Leading || cls == CharClass::Dependent || cls == CharClass::Joiner;
}

struct Shape {
  bool digit = false, unspaced = false, latin = false, small = false, bar = false, point = false, odd = false;
};

/// What a word of a symbol is made of.
Shape shape_of(std::string_view word) {
  Shape out;
  for (std::size_t i = 0; i < word.size();) {
    const Char c = char_at(word, i);
    const char byte = word[i];
    if (c.cls == CharClass::Latin && !out.latin) out.small = begins_small(word.substr(i));
    out.latin = out.latin || c.cls == CharClass::Latin;
    out.digit = out.digit || c.cls == CharClass::Digit;
    out.unspaced = out.unspaced || is_unspaced(c.cls);
    out.bar = out.bar || byte == '/' || byte == '-';
    out.point = out.point || byte == '.';
    out.odd = out.odd || c.cls == CharClass::OtherLetter ||
              (c.cls == CharClass::Mark && std::string_view("/-._()").find(byte) == std::string_view::npos);
    i += c.size;
  }
  return out;
}

bool goes_on(std::string_view word, const Shape& shape) {
  constexpr std::size_t kLongestPart = 12;
  return word.front() == '/' || word.front() == '-' || (word.front() >= '0' && word.front() <= '9') ||
         (shape.unspaced && !shape.latin && count_characters(word) <= kLongestPart);
}

bool is_symbol(std::string_view text) {
  if (text.empty() || count_characters(text) > kLongest) return false;
  Shape all;
  std::size_t words = 0;
  bool office = false;  // so far nothing but the letters of an office
  for (std::size_t at = 0; at < text.size();) {
    const std::string_view word = text.substr(at, text.find(' ', at) - at);
    at += word.size() + 1;
    if (word.empty()) continue;
    const Shape shape = shape_of(word);
    if (shape.odd || shape.small || ++words > kMostWords) return false;
    const bool numbered = word.front() == '/' || (word.front() >= '0' && word.front() <= '9');
    if (words == 1) {
      office = !numbered && shape.unspaced && count_characters(word) <= kLongestCode;
      if (!numbered && !office) return false;
    } else if (office ? !numbered : !goes_on(word, shape)) {
      return false;
    } else {
      office = false;
    }
    all.latin = all.latin || shape.latin;
    all.unspaced = all.unspaced || shape.unspaced;
    all.digit = all.digit || shape.digit;
    all.bar = all.bar || shape.bar;
    all.point = all.point || shape.point;
  }
  if (office || !(all.latin || all.unspaced)) return false;
  if (!all.digit && text.front() != '/') return false;
  return all.bar || (all.point && all.unspaced && !all.latin);
}

}  // namespace

Stroke number_and_symbol(std::string_view text, Stroke behind) {
  bool colon = false;
  while (!behind.empty()) {
    const Char c = char_at(text, behind.begin);
    const bool sign = text[behind.begin] == ':' || text[behind.begin] == '.' || text[behind.begin] == ' ' ||
                      (c.cls == CharClass::Mark && c.size > 1);
    const bool spoken = c.cls == CharClass::Dependent;  // Khmer yuukaleapintu, which stands for a colon
    if (!sign && !spoken) break;
    colon = colon || text[behind.begin] == ':' || c.size > 1;
    behind.begin += c.size;
  }
  behind = trimmed(text, {std::min(behind.begin, behind.end), behind.end});
  if (is_symbol(behind.of(text))) return behind;
  if (!colon) return {};
  // What follows in the same cell is of another line.
  Stroke first = behind;
  first.end = first.begin + static_cast<std::uint32_t>(std::min(behind.of(text).find(' '), behind.of(text).size()));
  return is_symbol(first.of(text)) ? first : Stroke{};
}

}  // namespace chancery
