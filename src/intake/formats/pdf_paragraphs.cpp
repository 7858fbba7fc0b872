#include "intake/formats/pdf_paragraphs.h"

#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <cmath>
#include <memory>

#include "text/utf8.h"

namespace chancery {
namespace {

// In ems.
constexpr float kIndent = 0.7F;
constexpr float kLevel = 0.5F;  ///< lines that end no further apart than this are made equally long
constexpr float kSpaceWidth = 0.25F;
constexpr float kUnspacedWord = 4;
constexpr float kWider = 1.22F;    ///< of the usual distance of lines: that between paragraphs
constexpr float kWideLine = 1.8F;  ///< lines further apart are rarely those of one paragraph
constexpr float kOtherSize = 1.12F;

char32_t last_char(std::string_view text) {
  std::size_t at = text.size();
  while (at > 0 && (static_cast<unsigned char>(text[--at]) & 0xC0U) == 0x80U) continue;
  const auto* data = reinterpret_cast<const std::uint8_t*>(text.data());
  return text.empty() ? 0 : read_utf8(data + at, data + text.size()).code;
}

char32_t first_char(std::string_view text) {
  const auto* data = reinterpret_cast<const std::uint8_t*>(text.data());
  return text.empty() ? 0 : read_utf8(data, data + text.size()).code;
}

bool sets_no_spaces(char32_t c) {
  return (c >= 0x0E00 && c < 0x0F00 && !u_isdigit(static_cast<UChar32>(c))) ||
         (c >= 0x1780 && c < 0x17E0);  // Thai, Lao; Khmer without its digits
}

bool is_small_latin(char32_t c) { return c >= 'a' && c <= 'z'; }

std::string_view without_edges(std::string_view word) {
  const auto is_edge = [](char c) { return static_cast<unsigned char>(c) < 0x80 && u_isalnum(c) == 0; };
  while (!word.empty() && is_edge(word.front())) word.remove_prefix(1);
  while (!word.empty() && is_edge(word.back())) word.remove_suffix(1);
  return word;
}

/// A hyphen at the end of a line broke a word if the document has the whole word, or neither of its parts; a compound
/// keeps it.
bool breaks_word(std::string_view before, std::string_view after, const KnownWords& known) {
  if (!is_small_latin(last_char(before)) || !is_small_latin(first_char(after))) return false;
  const auto ascii = [](std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  };
  before = without_edges(before);
  after = without_edges(after);
  if (!ascii(before) || !ascii(after) || before.find('-') != before.npos) return false;
  const std::string left(before);
  const std::string right(after);
  if (known.contains(left + right)) return true;
  if (known.contains(left + "-" + right)) return false;
  return !(known.contains(left) && known.contains(right));
}

/// How much of a word cannot be broken off at its beginning: where a script sets no spaces, lines break within.
float first_part(std::string_view word) {
  if (!sets_no_spaces(first_char(word))) return 1;
  thread_local const auto kBreaks = [] {
    UErrorCode status = U_ZERO_ERROR;
    return std::unique_ptr<UBreakIterator, decltype(&ubrk_close)>(ubrk_open(UBRK_LINE, "", nullptr, 0, &status),
                                                                  &ubrk_close);
  }();
  const icu::UnicodeString text = icu::UnicodeString::fromUTF8({word.data(), static_cast<int32_t>(word.size())});
  UErrorCode status = U_ZERO_ERROR;
  if (kBreaks == nullptr) return 1;
  ubrk_setText(kBreaks.get(), text.getBuffer(), text.length(), &status);
  const int32_t next = U_FAILURE(status) ? UBRK_DONE : ubrk_next(kBreaks.get());
  return next == UBRK_DONE ? 1 : static_cast<float>(next) / static_cast<float>(text.length());
}

bool would_have_fit(const PdfSegment& line, const PdfSegment& next, float right) {
  const PdfWord& word = next.words.front();
  const bool unspaced = sets_no_spaces(first_char(word.text));
  float needed = kSpaceWidth * line.size + word.rect.width() * first_part(word.text);
  // Programs differ in where a line may break there.
  if (unspaced) needed = std::max(needed, kUnspacedWord * line.size);
  return line.rect.right + needed < right - 0.05F * line.size;
}

bool ends_sentence(std::string_view text) {
  const char32_t c = last_char(text);
  return c == '.' || c == ':' || c == ';' || c == '!' || c == '?' || c == 0x17D4 || c == 0x17D6;
}

bool is_label_line(const PdfSegment& line) { return line.words.size() > 1 && is_list_label(line.words.front().text); }

bool other_size(const PdfSegment& a, const PdfSegment& b) {
  return std::max(a.size, b.size) > kOtherSize * std::min(a.size, b.size);
}

/// What was cut off behind the last word is no part of it any more.
void cut_words(PdfParagraph& to) {
  if (to.words.empty()) return;
  PageWord& last = to.words.back();
  last.end = std::min(last.end, static_cast<std::uint32_t>(to.text.size()));
  if (last.begin >= last.end) to.words.pop_back();
}

}  // namespace

void join_line(PdfParagraph& to, const PlacedLine& placed, const KnownWords& known) {
  const PdfSegment& line = *placed.line;
  bool first = to.text.empty();
  if (first) {
    to.size = line.size;
    to.page = placed.page;
    to.label = is_label_line(line);
  }
  to.bold = to.bold && line.bold;
  for (const PdfWord& word : line.words) {
    const bool at_end = &word == line.words.data();
    if (!to.text.empty() && !(at_end && !first)) to.text += ' ';
    if (at_end && !first) {
      const std::size_t space = to.text.find_last_of(' ');
      const std::string_view last = std::string_view(to.text).substr(space == std::string::npos ? 0 : space + 1);
      if (to.text.ends_with("\xC2\xAD")) {
        to.text.resize(to.text.size() - 2);
      } else if (last.size() > 1 && last.ends_with('-')) {
        // A figure or name goes on behind its hyphen without a space.
        if (breaks_word(last.substr(0, last.size() - 1), word.text, known)) to.text.pop_back();
      } else if (!(sets_no_spaces(last_char(last)) && sets_no_spaces(first_char(word.text)))) {
        to.text += ' ';
      }
    }
    PageWord place;
    cut_words(to);
    place.begin = static_cast<std::uint32_t>(to.text.size());
    to.text += word.text;
    place.end = static_cast<std::uint32_t>(to.text.size());
    place.page = placed.page;
    place.box = to_box(*placed.sizes, word.rect, placed.turn);
    to.words.push_back(place);
  }
}

bool begins_paragraph(const PdfSegment& line, const PdfSegment& next, const PdfBlock& block, bool first, float pitch) {
  const float size = line.size;
  if (other_size(line, next)) return true;
  const float step = next.baseline - line.baseline;
  if (pitch > 0 && step > kWider * pitch && step > 1.3F * size) return true;
  if (step <= 0 || step > 4 * size) return true;
  if (step > kWideLine * size && ends_sentence(line.words.back().text)) return true;
  const bool hangs = first && is_label_line(line);
  const float indent = next.rect.left - line.rect.left;
  if (is_label_line(next) && (std::abs(indent) > kIndent * size || ends_sentence(line.words.back().text))) return true;
  if (indent > kIndent * size && !hangs) return true;
  if (indent < -kIndent * size && !first) return true;
  const bool level = std::abs(line.rect.right - next.rect.right) < kLevel * size && std::abs(indent) < kLevel * size &&
                     line.words.size() > 3;
  return !level && would_have_fit(line, next, block.right);
}

bool goes_on(const PdfSegment& line, const PdfBlock& block, const PdfSegment& next, const PdfBlock& other) {
  return !other_size(line, next) && line.bold == next.bold && !ends_sentence(line.words.back().text) &&
         !is_label_line(next) && next.rect.left < other.rect.left + kIndent * next.size &&
         !would_have_fit(line, next, block.right) && line.words.size() > 1;
}

float line_pitch(const PdfBlock& block) {
  float least = 0;
  for (std::size_t i = 1; i < block.lines.size(); ++i) {
    const float step = block.lines[i].baseline - block.lines[i - 1].baseline;
    if (step > 0.8F * block.lines[i].size && (least == 0 || step < least)) least = step;
  }
  return least;
}

}  // namespace chancery
