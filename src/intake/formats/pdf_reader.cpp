#include "intake/formats/pdf_reader.h"

#include <algorithm>
#include <array>
#include <chrono>

#include "intake/formats/pdf_furniture.h"
#include "intake/formats/pdf_trust.h"
#include "intake/formats/progress.h"

namespace chancery {
namespace {

using Clock = std::chrono::steady_clock;

/// The turn of most of a page's text.
std::uint8_t main_turn(const PdfPage& page) {
  std::array<std::size_t, 4> counts{};
  for (const PdfGlyph& glyph : page.glyphs) ++counts[glyph.turn];
  return static_cast<std::uint8_t>(std::max_element(counts.begin(), counts.end()) - counts.begin());
}

float height_of(const PdfPage& page, std::uint8_t turn) { return turn % 2 == 0 ? page.height : page.width; }

std::string numbered(const char* words, std::size_t count) { return words + std::to_string(count); }

/// Reads pages until a limit is met.
class PagesReader {
 public:
  PagesReader(const PdfFile& file, const PdfLimits& limits) : file_(file), limits_(limits) {}

  Result<PdfText> read() {
    const std::uint32_t count = file_.pages();
    std::uint32_t page = 1;
    for (; page <= count && reason_to_stop(page).empty(); ++page) {
      read_page(page);
      note_progress();
    }
    if (page <= count) {
      out_.gaps.push_back({0, "of its " + std::to_string(count) + " pages only " + std::to_string(page - 1) +
                                  " were read: " + reason_to_stop(page)});
    }
    std::vector<PdfPageRows> rows;
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      const PdfPageText& text = out_.pages[i];
      rows.push_back({text.page, height_of(text.sizes, text.turn), std::move(rows_[i])});
    }
    remove_furniture(rows);
    for (std::size_t i = 0; i < rows.size(); ++i) {
      PdfPageText& text = out_.pages[i];
      std::vector<PdfRule> rules;
      if (text.turn == 0) rules.swap(text.sizes.rules);
      text.blocks = pdf_blocks(std::move(rows[i].rows), rules);
      for (std::vector<PdfRow>& other : turned_[i]) {
        for (PdfBlock& block : pdf_blocks(std::move(other), {})) text.blocks.push_back(std::move(block));
      }
    }
    return std::move(out_);
  }

 private:
  std::string reason_to_stop(std::uint32_t page) const {
    if (page > limits_.pages) return numbered("more are not read of one file than ", limits_.pages);
    if (text_bytes_ > limits_.text_bytes) {
      return "it holds more text than the " + std::to_string(limits_.text_bytes >> 20U) + " MiB that are read";
    }
    if (std::chrono::duration<double>(Clock::now() - begin_).count() > limits_.seconds) {
      return "reading took longer than " + std::to_string(static_cast<int>(limits_.seconds)) + " seconds";
    }
    return {};
  }

  void read_page(std::uint32_t number) {
    PdfPageText text;
    text.page = number;
    std::vector<PdfRow> rows;
    std::vector<std::vector<PdfRow>> turned;
    Result<PdfPage> page = read_pdf_page(file_, number, limits_.page_seconds);
    if (!page) {
      out_.gaps.push_back({number, page.error().sentence});
    } else {
      text_bytes_ += page->text.size();
      if (!page->finished) out_.gaps.push_back({number, "the page is too large to be read to its end"});
      PdfTrust trust = pdf_trust(*page);
      if (!trust.missing.empty()) out_.gaps.push_back({number, std::move(trust.missing)});
      text.needs_picture = std::move(trust.distrust);
      if (text.needs_picture.empty()) text.needs_picture = pdf_is_picture(*page);
      text.turn = main_turn(*page);
      if (text.needs_picture.empty()) {
        rows = pdf_rows(*page, text.turn);
        for (std::uint8_t turn = 0; turn < 4; ++turn) {
          if (turn != text.turn) turned.push_back(pdf_rows(*page, turn));
        }
      }
      text.sizes.width = page->width, text.sizes.height = page->height;
      text.sizes.rules = std::move(page->rules);
    }
    rows_.push_back(std::move(rows));
    turned_.push_back(std::move(turned));
    out_.pages.push_back(std::move(text));
  }

  const PdfFile& file_;
  const PdfLimits& limits_;
  Clock::time_point begin_ = Clock::now();
  std::size_t text_bytes_ = 0;
  PdfText out_;
  std::vector<std::vector<PdfRow>> rows_;
  std::vector<std::vector<std::vector<PdfRow>>> turned_;
};

}  // namespace

Result<PdfText> read_pdf(const PdfFile& file, const PdfLimits& limits) { return PagesReader(file, limits).read(); }

}  // namespace chancery
