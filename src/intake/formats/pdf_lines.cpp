#include "intake/formats/pdf_lines.h"

#include <algorithm>
#include <cmath>

#include "intake/formats/legacy_font.h"

namespace chancery {
namespace {

// In ems, that is, in sizes of the letters.
constexpr float kAscent = 0.9F, kDescent = 0.3F;  ///< what a line of text takes above and below its baseline
constexpr float kSameLine = 0.4F;                 ///< between baselines, for signs and raised figures
constexpr float kBack = 1.0F;                     ///< how far a sign may go back over its base
constexpr float kOn = 0.1F;                       ///< how far the next glyph of a stretch may be
constexpr float kSpace = 0.2F;                    ///< a gap as wide as this is a space
constexpr float kWideGap = 1.8F;                  ///< wider than a space is drawn out where lines are made equally long
constexpr float kTwice = 0.12F;

/// Glyphs that were drawn one after another along a line.
struct Stretch {
  std::size_t begin = 0, end = 0;  ///< glyphs
  float left = 0, right = 0, baseline = 0, size = 0;
};

bool is_shown(const PdfPage& page, const PdfGlyph& glyph) {
  const bool lies = glyph.turn % 2 == 1;
  const float width = lies ? page.height : page.width;
  const float height = lies ? page.width : page.height;
  return glyph.right > 0 && glyph.left < width && glyph.baseline > 0 && glyph.baseline - glyph.size < height;
}

bool goes_on(const Stretch& stretch, const PdfGlyph& glyph) {
  const float size = std::max(stretch.size, glyph.size);
  return std::abs(glyph.baseline - stretch.baseline) < kSameLine * size && glyph.left > stretch.right - kBack * size &&
         glyph.left < stretch.right + kOn * size;
}

std::vector<Stretch> stretches_of(const PdfPage& page, std::uint8_t turn) {
  std::vector<Stretch> out;
  bool open = false;
  for (std::size_t i = 0; i < page.glyphs.size(); ++i) {
    const PdfGlyph& glyph = page.glyphs[i];
    if (glyph.turn != turn || !is_shown(page, glyph)) {
      open = false;
      continue;
    }
    if (!open || !goes_on(out.back(), glyph)) {
      out.push_back({i, i, glyph.left, glyph.right, glyph.baseline, glyph.size});
      open = true;
    }
    Stretch& last = out.back();
    last.end = i + 1;
    last.left = std::min(last.left, glyph.left);
    last.right = std::max(last.right, glyph.right);
    if (glyph.size > last.size) last.size = glyph.size, last.baseline = glyph.baseline;
  }
  return out;
}

std::string_view text_of(const PdfPage& page, const Stretch& stretch) {
  const std::uint32_t begin = page.glyphs[stretch.begin].begin;
  return std::string_view(page.text).substr(begin, page.glyphs[stretch.end - 1].end - begin);
}

bool is_blank(std::string_view text) {
  return text == " " || text == "\t" || text == "\n" || text == "\r" || text == "\xC2\xA0" || text == "\xE2\x80\x89";
}

/// Letters that are joined for the look of it (Unicode, Alphabetic Presentation Forms).
std::string_view plain_letters(std::string_view text) {
  constexpr std::string_view kForms[] = {"ff", "fi", "fl", "ffi", "ffl"};
  if (text.size() == 3 && text.starts_with("\xEF\xAC") && static_cast<unsigned char>(text[2]) <= 0x84) {
    return kForms[static_cast<unsigned char>(text[2]) - 0x80];
  }
  return text;
}

/// Puts the stretches of one line into words.
class LineWords {
 public:
  LineWords(const PdfPage& page, PdfRow& out) : page_(page), out_(out) {}

  void add(const Stretch& stretch) {
    for (std::size_t i = stretch.begin; i < stretch.end; ++i) add(page_.glyphs[i]);
  }

  void finish() {
    end_word();
    if (!segment_.words.empty()) out_.push_back(std::move(segment_));
    segment_ = {};
  }

 private:
  void add(const PdfGlyph& glyph) {
    const std::string_view text = std::string_view(page_.text).substr(glyph.begin, glyph.end - glyph.begin);
    if (is_blank(text)) {
      end_word();
      return;
    }
    if (text.empty()) return;
    if (has_word() && glyph.left > word_.rect.right + kSpace * glyph.size) end_word();
    if (glyph.font != font_) decode();
    const PdfRect rect = {glyph.left, glyph.baseline - kAscent * glyph.size, glyph.right,
                          glyph.baseline + kDescent * glyph.size};
    if (!has_word()) begin_word(glyph, rect);
    word_.rect.add(rect);
    font_ = glyph.font;
    if (glyph.size > size_) size_ = glyph.size, baseline_ = glyph.baseline;
    for (const char c : plain_letters(text)) {
      // An ActualText may hold several words.
      if (c == ' ' || (c >= '\t' && c <= '\r')) {
        end_word();
        begin_word(glyph, rect);
      } else {
        raw_ += c;
      }
    }
  }

  [[nodiscard]] bool has_word() const { return !word_.text.empty() || !raw_.empty(); }

  void begin_word(const PdfGlyph& glyph, const PdfRect& rect) {
    word_.rect = rect;
    size_ = glyph.size, baseline_ = glyph.baseline;
    bold_ = page_.fonts[glyph.font].bold;
  }

  /// Text in an old Vietnamese font is decoded by the font's name.
  void decode() {
    if (raw_.empty()) return;
    const auto legacy = legacy_font(page_.fonts[font_].name);
    word_.text += legacy ? text_in_font(raw_, *legacy) : raw_;
    raw_.clear();
  }

  void end_word() {
    decode();
    if (word_.text.empty()) return;
    if (!segment_.words.empty() && word_.rect.left > segment_.rect.right + kWideGap * std::max(size_, segment_.size)) {
      out_.push_back(std::move(segment_));
      segment_ = {};
    }
    if (segment_.words.empty()) {
      segment_.rect = word_.rect;
      segment_.bold = bold_;
    }
    if (size_ > segment_.size) segment_.size = size_, segment_.baseline = baseline_;
    segment_.bold = segment_.bold && bold_;
    segment_.rect.add(word_.rect);
    segment_.words.push_back(std::move(word_));
    word_ = {};
  }

  const PdfPage& page_;
  PdfRow& out_;
  PdfSegment segment_;
  PdfWord word_;
  std::string raw_;  ///< the end of the word, as its font has it
  std::uint16_t font_ = 0;
  float size_ = 0, baseline_ = 0;
  bool bold_ = false;
};

PdfRow row_of(const PdfPage& page, std::vector<Stretch>& line) {
  std::stable_sort(line.begin(), line.end(), [](const Stretch& a, const Stretch& b) { return a.left < b.left; });
  PdfRow row;
  LineWords words(page, row);
  const Stretch* before = nullptr;
  for (const Stretch& stretch : line) {
    const bool twice = before != nullptr && std::abs(stretch.left - before->left) < kTwice * stretch.size &&
                       std::abs(stretch.baseline - before->baseline) < kTwice * stretch.size &&
                       text_of(page, stretch) == text_of(page, *before);
    if (!twice) words.add(stretch);
    before = &stretch;
  }
  words.finish();
  return row;
}

}  // namespace

std::string PdfSegment::text() const {
  std::string out;
  for (const PdfWord& word : words) {
    if (!out.empty()) out += ' ';
    out += word.text;
  }
  return out;
}

std::vector<PdfRow> pdf_rows(const PdfPage& page, std::uint8_t turn) {
  std::vector<Stretch> stretches = stretches_of(page, turn);
  std::stable_sort(stretches.begin(), stretches.end(),
                   [](const Stretch& a, const Stretch& b) { return a.baseline < b.baseline; });
  std::vector<PdfRow> out;
  std::vector<Stretch> line;
  const auto end_line = [&] {
    PdfRow row = row_of(page, line);
    if (!row.empty()) out.push_back(std::move(row));
    line.clear();
  };
  float baseline = 0;
  float size = 0;
  for (const Stretch& stretch : stretches) {
    if (!line.empty() && stretch.baseline - baseline > kSameLine * std::min(size, stretch.size)) end_line();
    if (line.empty() || stretch.size > size) baseline = stretch.baseline, size = stretch.size;
    line.push_back(stretch);
  }
  end_line();
  return out;
}

std::vector<PdfRow> in_rows(std::vector<PdfSegment> segments) {
  std::stable_sort(segments.begin(), segments.end(),
                   [](const PdfSegment& a, const PdfSegment& b) { return a.baseline < b.baseline; });
  std::vector<PdfRow> out;
  for (PdfSegment& segment : segments) {
    const bool same = !out.empty() && segment.baseline - out.back().front().baseline <
                                          kSameLine * std::min(segment.size, out.back().front().size);
    if (!same) out.emplace_back();
    out.back().push_back(std::move(segment));
  }
  for (PdfRow& row : out) {
    std::stable_sort(row.begin(), row.end(),
                     [](const PdfSegment& a, const PdfSegment& b) { return a.rect.left < b.rect.left; });
  }
  return out;
}

}  // namespace chancery
