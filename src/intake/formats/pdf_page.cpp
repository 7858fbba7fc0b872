#include "intake/formats/pdf_page.h"

#include <GfxFont.h>
#include <GfxState.h>
#include <OutputDev.h>
#include <PDFDoc.h>
#include <PDFDocEncoding.h>
#include <UTF.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <unordered_map>

#include "text/utf8.h"

namespace chancery {
namespace {

using Clock = std::chrono::steady_clock;

constexpr double kPointsPerInch = 72;
constexpr std::size_t kMostGlyphs = 400'000;  ///< of a page; a dense one has 10,000
constexpr std::size_t kMostRules = 5'000;
constexpr float kThin = 3;   ///< points: what is no wider is a line
constexpr float kShort = 6;  ///< points: what is no longer is none
constexpr int kHidden = 3;   ///< the text rendering mode that shows nothing (ISO 32000-1, table 106)

std::string to_utf8(const Unicode* codes, int count) {
  std::string out;
  for (int i = 0; i < count; ++i) {
    const char32_t code = codes[i];
    append_utf8(out, code > 0x10FFFF || (code >= 0xD800 && code < 0xE000) ? U'\uFFFD' : code);
  }
  return out;
}

/// A text string: UTF-16 behind its mark, or PDFDocEncoding (ISO 32000-1, 7.9.2.2).
std::string of_text_string(const GooString& text) {
  Unicode* codes = nullptr;
  const int count = TextStringToUCS4(text.toStr(), &codes);
  std::string out = to_utf8(codes, count);
  gfree(codes);
  return out;
}

/// Turns a point of the page back so that text that runs with `turn` runs to the right.
void turn_back(const PdfPage& page, std::uint8_t turn, double& x, double& y) {
  const double was_x = x;
  const double was_y = y;
  if (turn == 1) x = was_y, y = page.width - was_x;
  if (turn == 2) x = page.width - was_x, y = page.height - was_y;
  if (turn == 3) x = page.height - was_y, y = was_x;
}

std::uint8_t turn_of(double dx, double dy) {
  if (std::abs(dx) >= std::abs(dy)) return dx >= 0 ? 0 : 2;
  return dy >= 0 ? 1 : 3;
}

/// Takes down what a page draws.
class PageDevice : public OutputDev {
 public:
  PageDevice(PdfPage& page, Clock::time_point end) : page_(page), end_(end) {}

  bool upsideDown() override { return true; }
  bool useDrawChar() override { return true; }
  bool interpretType3Chars() override { return false; }
  bool needNonText() override { return true; }

  void updateFont(GfxState* state) override { font_ = font_index(state->getFont()); }
  void restoreState(GfxState* state) override { updateFont(state); }

  void drawChar(GfxState* state, double x, double y, double dx, double dy, double /*originX*/, double /*originY*/,
                CharCode code, int /*nBytes*/, const Unicode* u, int u_len) override {
    if (page_.glyphs.size() >= kMostGlyphs) return;
    PdfGlyph glyph;
    if (!place(state, x, y, dx, dy, code, glyph)) return;
    if (stated_depth_ > 0) {
      add_stated(glyph);
      return;
    }
    glyph.begin = static_cast<std::uint32_t>(page_.text.size());
    page_.text += to_utf8(u, u_len);
    glyph.end = static_cast<std::uint32_t>(page_.text.size());
    page_.glyphs.push_back(glyph);
  }

  void beginActualText(GfxState* /*state*/, const GooString* text) override {
    if (stated_depth_++ > 0) return;
    stated_ = of_text_string(*text);
    any_stated_ = false;
  }

  void endActualText(GfxState* /*state*/) override {
    if (stated_depth_ == 0 || --stated_depth_ > 0 || !any_stated_) return;
    PdfGlyph& glyph = stated_glyph_;
    glyph.stated = true;
    glyph.begin = static_cast<std::uint32_t>(page_.text.size());
    page_.text += stated_;
    glyph.end = static_cast<std::uint32_t>(page_.text.size());
    page_.glyphs.push_back(glyph);
  }

  void stroke(GfxState* state) override { rules_of(state, true); }
  void fill(GfxState* state) override { rules_of(state, false); }
  void eoFill(GfxState* state) override { rules_of(state, false); }

  void drawImageMask(GfxState* state, Object* ref, Stream* str, int width, int height, bool invert, bool interpolate,
                     bool inline_image) override {
    picture(state);
    if (inline_image) OutputDev::drawImageMask(state, ref, str, width, height, invert, interpolate, inline_image);
  }
  void drawImage(GfxState* state, Object* ref, Stream* str, int width, int height, GfxImageColorMap* colours,
                 bool interpolate, const int* mask, bool inline_image) override {
    picture(state);
    if (inline_image) OutputDev::drawImage(state, ref, str, width, height, colours, interpolate, mask, inline_image);
  }
  void drawMaskedImage(GfxState* state, Object* /*ref*/, Stream* /*str*/, int /*width*/, int /*height*/,
                       GfxImageColorMap* /*colours*/, bool /*interpolate*/, Stream* /*mask*/, int /*mask_width*/,
                       int /*mask_height*/, bool /*invert*/, bool /*mask_interpolate*/) override {
    picture(state);
  }
  void drawSoftMaskedImage(GfxState* state, Object* /*ref*/, Stream* /*str*/, int /*width*/, int /*height*/,
                           GfxImageColorMap* /*colours*/, bool /*interpolate*/, Stream* /*mask*/, int /*mask_width*/,
                           int /*mask_height*/, GfxImageColorMap* /*mask_colours*/,
                           bool /*mask_interpolate*/) override {
    picture(state);
  }

  [[nodiscard]] bool is_late() const { return Clock::now() > end_; }

 private:
  std::uint16_t font_index(const std::shared_ptr<GfxFont>& font) {
    if (font == nullptr) return 0;
    const auto found = fonts_.find(font);
    if (found != fonts_.end()) return found->second;
    PdfFont seen;
    seen.name = font->getNameWithoutSubsetTag();
    if (seen.name.empty() && font->getName()) seen.name = *font->getName();
    // Without a map, a font with codes of several bytes means its own glyphs by them, whatever the library guesses.
    seen.says_unicode = font->hasToUnicodeCMap() || !font->isCIDFont();
    seen.bold = font->isBold() || seen.name.find("Bold") != seen.name.npos || font->getWeight() >= GfxFont::W700;
    page_.fonts.push_back(std::move(seen));
    const auto index = static_cast<std::uint16_t>(std::min<std::size_t>(page_.fonts.size() - 1, 0xFFFF));
    fonts_.emplace(font, index);
    return index;
  }

  bool place(GfxState* state, double x, double y, double dx, double dy, CharCode code, PdfGlyph& glyph) const {
    if (state->getFont() == nullptr || state->getRender() == kHidden) return false;
    // The spaces that are set between characters and words are no part of the glyph.
    double spacing = state->getCharSpace() + (code == ' ' ? state->getWordSpace() : 0);
    spacing *= state->getHorizScaling();
    double space_x = 0;
    double space_y = 0;
    state->textTransformDelta(spacing, 0, &space_x, &space_y);
    double left = 0;
    double top = 0;
    double wide = 0;
    double high = 0;
    state->transform(x, y, &left, &top);
    state->transformDelta(dx - space_x, dy - space_y, &wide, &high);
    const double* text = state->getTextMat();
    double along_x = 0;
    double along_y = 0;
    state->transformDelta(text[0], text[1], &along_x, &along_y);
    glyph.turn = turn_of(along_x, along_y);
    double right = left + wide;
    double bottom = top + high;
    turn_back(page_, glyph.turn, left, top);
    turn_back(page_, glyph.turn, right, bottom);
    glyph.left = static_cast<float>(std::min(left, right));
    glyph.right = static_cast<float>(std::max(left, right));
    glyph.baseline = static_cast<float>(top);
    glyph.size = static_cast<float>(std::abs(state->getTransformedFontSize()));
    glyph.font = font_;
    glyph.code = code;
    const double reach = 20.0 * (page_.width + page_.height);
    return std::isfinite(left) && std::isfinite(top) && std::isfinite(right) && std::abs(left) < reach &&
           std::abs(top) < reach && glyph.size > 0 && glyph.size < reach;
  }

  void add_stated(const PdfGlyph& glyph) {
    if (!any_stated_) {
      stated_glyph_ = glyph;
      any_stated_ = true;
      return;
    }
    stated_glyph_.left = std::min(stated_glyph_.left, glyph.left);
    stated_glyph_.right = std::max(stated_glyph_.right, glyph.right);
  }

  void rule(double left, double top, double right, double bottom) {
    if (page_.rules.size() >= kMostRules) return;
    page_.rules.push_back({static_cast<float>(std::min(left, right)), static_cast<float>(std::min(top, bottom)),
                           static_cast<float>(std::max(left, right)), static_cast<float>(std::max(top, bottom))});
  }

  void rules_of(GfxState* state, bool drawn) {
    const GfxPath* path = state->getPath();
    for (int i = 0; i < path->getNumSubpaths(); ++i) {
      const GfxSubpath* part = path->getSubpath(i);
      if (drawn) {
        edges_of(state, part);
      } else {
        thin_box(state, part);
      }
    }
  }

  void edges_of(GfxState* state, const GfxSubpath* part) {
    for (int i = 1; i < part->getNumPoints(); ++i) {
      double from_x = 0;
      double from_y = 0;
      double to_x = 0;
      double to_y = 0;
      state->transform(part->getX(i - 1), part->getY(i - 1), &from_x, &from_y);
      state->transform(part->getX(i), part->getY(i), &to_x, &to_y);
      const double wide = std::abs(to_x - from_x);
      const double high = std::abs(to_y - from_y);
      if (std::min(wide, high) <= 1 && std::max(wide, high) > kShort) rule(from_x, from_y, to_x, to_y);
    }
  }

  void thin_box(GfxState* state, const GfxSubpath* part) {
    double left = 1e9;
    double top = 1e9;
    double right = -1e9;
    double bottom = -1e9;
    bool curved = false;
    for (int i = 0; i < part->getNumPoints(); ++i) {
      double x = 0;
      double y = 0;
      state->transform(part->getX(i), part->getY(i), &x, &y);
      left = std::min(left, x), right = std::max(right, x);
      top = std::min(top, y), bottom = std::max(bottom, y);
      curved = curved || part->getCurve(i);
    }
    if (curved) ++page_.shapes;
    if (std::min(right - left, bottom - top) <= kThin && std::max(right - left, bottom - top) > kShort) {
      rule(left, top, right, bottom);
    }
  }

  /// A picture is drawn on the unit square of its coordinates (ISO 32000-1, 8.9.5).
  void picture(const GfxState* state) {
    const double* m = state->getCTM();
    const double share = std::abs(m[0] * m[3] - m[1] * m[2]) / (double{page_.width} * page_.height);
    page_.pictures = std::min(1.0, page_.pictures + share);
  }

  PdfPage& page_;
  Clock::time_point end_;
  std::unordered_map<std::shared_ptr<GfxFont>, std::uint16_t> fonts_;  ///< kept, so that no other takes its address
  std::uint16_t font_ = 0;
  int stated_depth_ = 0;
  bool any_stated_ = false;
  std::string stated_;
  PdfGlyph stated_glyph_;
};

void read_into(const PdfFile& file, std::uint32_t page, double seconds, PdfPage& out) {
  PageDevice device(out,
                    Clock::now() + std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(seconds)));
  const auto is_late = [](void* data) { return static_cast<PageDevice*>(data)->is_late(); };
  file.document().displayPage(&device, static_cast<int>(page), kPointsPerInch, kPointsPerInch, 0, false, true, false,
                              is_late, &device);
  out.finished = !device.is_late() && out.glyphs.size() < kMostGlyphs;
}

}  // namespace

void PdfRect::add(const PdfRect& other) {
  left = std::min(left, other.left);
  top = std::min(top, other.top);
  right = std::max(right, other.right);
  bottom = std::max(bottom, other.bottom);
}

Result<PdfPage> read_pdf_page(const PdfFile& file, std::uint32_t page, double seconds) {
  try {
    Page* shown = file.document().getPage(static_cast<int>(page));
    if (shown == nullptr || !shown->isOk()) {
      return file.error(ErrorKind::Unreadable, "page " + std::to_string(page) + " is damaged");
    }
    PdfPage out;
    const bool lies = shown->getRotate() % 180 != 0;
    out.width = static_cast<float>(lies ? shown->getCropHeight() : shown->getCropWidth());
    out.height = static_cast<float>(lies ? shown->getCropWidth() : shown->getCropHeight());
    if (!(out.width > 0 && out.height > 0)) {
      return file.error(ErrorKind::Unreadable, "page " + std::to_string(page) + " has no size");
    }
    read_into(file, page, seconds, out);
    if (out.fonts.empty()) out.fonts.emplace_back();
    return out;
  } catch (const std::exception&) {
    return file.error(ErrorKind::Unreadable, "page " + std::to_string(page) + " is damaged");
  }
}

Box to_box(const PdfPage& page, const PdfRect& rect, std::uint8_t turn) {
  PdfRect at = rect;
  if (turn == 1) at = {page.width - rect.bottom, rect.left, page.width - rect.top, rect.right};
  if (turn == 2)
    at = {page.width - rect.right, page.height - rect.bottom, page.width - rect.left, page.height - rect.top};
  if (turn == 3) at = {rect.top, page.height - rect.right, rect.bottom, page.height - rect.left};
  const auto part = [](float value, float whole) {
    return static_cast<std::uint16_t>(std::clamp(value / whole * 10'000.0F, 0.0F, 10'000.0F));
  };
  return {part(at.left, page.width), part(at.top, page.height), part(at.right, page.width),
          part(at.bottom, page.height)};
}

}  // namespace chancery
