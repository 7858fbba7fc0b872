#include "intake/formats/pdf_furniture.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <string>

#include "text/utf8.h"

namespace chancery {
namespace {

constexpr float kEdge = 0.15F;  ///< of the page's height
constexpr std::size_t kMostLines = 4;
constexpr float kSamePlace = 2.5F;  ///< points

/// A line with its figures taken out of the words.
struct Candidate {
  std::size_t page = 0, row = 0;
  float baseline = 0;
  std::string words;
  std::vector<long> figures;
};

Candidate candidate_of(const PdfRow& row) {
  Candidate out;
  out.baseline = row.front().baseline;
  bool in_figure = false;
  for (const PdfSegment& segment : row) {
    const std::string text = segment.text();
    const auto* at = reinterpret_cast<const std::uint8_t*>(text.data());
    const auto* end = at + text.size();
    while (at < end) {
      const Utf8Char c = read_utf8(at, end);
      const int digit = u_charDigitValue(static_cast<UChar32>(c.code));
      if (digit < 0) {
        append_utf8(out.words, c.code);
      } else if (!in_figure) {
        out.words += '#';
        out.figures.push_back(digit);
      } else if (out.figures.back() < 100'000'000) {
        out.figures.back() = out.figures.back() * 10 + digit;
      }
      in_figure = digit >= 0;
      at += c.length;
    }
    in_figure = false;
    out.words += '|';
  }
  return out;
}

bool agree(const Candidate& a, const Candidate& b, long apart) {
  if (std::abs(a.baseline - b.baseline) > kSamePlace || a.words != b.words || a.figures.size() != b.figures.size()) {
    return false;
  }
  for (std::size_t i = 0; i < a.figures.size(); ++i) {
    if (a.figures[i] != b.figures[i] && b.figures[i] - a.figures[i] != apart) return false;
  }
  return true;
}

/// A page's number, alone or between dashes.
bool is_number_alone(const Candidate& line) {
  return line.figures.size() == 1 && line.words.find_first_not_of("#|- ") == line.words.npos;
}

std::vector<Candidate> candidates_of(const PdfPageRows& page, std::size_t index) {
  std::vector<Candidate> out;
  const std::size_t count = page.rows.size();
  for (std::size_t i = 0; i < count; ++i) {
    if (i >= kMostLines && i + kMostLines < count) continue;
    const float baseline = page.rows[i].front().baseline;
    if (baseline > kEdge * page.height && baseline < (1 - kEdge) * page.height) continue;
    Candidate line = candidate_of(page.rows[i]);
    line.page = index;
    line.row = i;
    out.push_back(std::move(line));
  }
  return out;
}

}  // namespace

void remove_furniture(std::vector<PdfPageRows>& pages) {
  std::map<std::string, std::vector<Candidate>> alike;
  for (std::size_t i = 0; i < pages.size(); ++i) {
    for (Candidate& line : candidates_of(pages[i], i)) alike[line.words].push_back(std::move(line));
  }
  std::vector<std::pair<std::size_t, std::size_t>> taken;
  for (const auto& [words, lines] : alike) {
    for (std::size_t i = 0; i < lines.size(); ++i) {
      // The nearest pages before and behind are enough: what runs, runs on, on every page or on every other one.
      std::size_t others = 0;
      for (std::size_t j = i < 6 ? 0 : i - 6; j < std::min(lines.size(), i + 7); ++j) {
        if (lines[j].page == lines[i].page) continue;
        const long apart = static_cast<long>(pages[lines[j].page].page) - static_cast<long>(pages[lines[i].page].page);
        if (agree(lines[i], lines[j], apart)) ++others;
      }
      const std::size_t needed = is_number_alone(lines[i]) || pages.size() == 2 ? 1 : 2;
      if (others >= needed) taken.emplace_back(lines[i].page, lines[i].row);
    }
  }
  std::sort(taken.rbegin(), taken.rend());
  for (const auto& [page, row] : taken) {
    pages[page].rows.erase(pages[page].rows.begin() + static_cast<std::ptrdiff_t>(row));
  }
}

}  // namespace chancery
