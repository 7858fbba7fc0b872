#include <algorithm>
#include <map>

#include "intake/formats/pdf_paragraphs.h"
#include "intake/formats/pdf_reader.h"
#include "intake/formats/render_formats.h"
#include "intake/formats/render_picture.h"
#include "intake/formats/text_builder.h"

namespace chancery {
namespace {

constexpr float kHeading = 1.15F;             ///< of the usual size of letters
constexpr std::size_t kLongestHeading = 300;  ///< bytes

template <class Visit>
void each_line(const PdfText& text, Visit visit) {
  for (const PdfPageText& page : text.pages) {
    for (const PdfBlock& block : page.blocks) {
      for (const PdfSegment& line : block.lines) visit(line);
      for (const auto& row : block.table) {
        for (const PdfCell& cell : row) {
          for (const PdfSegment& line : cell.lines) visit(line);
        }
      }
    }
  }
}

/// The size that most words of a document have.
float usual_size(const PdfText& text) {
  std::map<int, std::size_t> counts;
  each_line(text, [&](const PdfSegment& line) { counts[static_cast<int>(line.size * 4)] += line.words.size(); });
  const auto most =
      std::max_element(counts.begin(), counts.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
  return most == counts.end() ? 0 : static_cast<float>(most->first) / 4;
}

/// The words of the document, where any of its lines ends with a hyphen.
KnownWords known_words(const PdfText& text) {
  bool any = false;
  each_line(text, [&](const PdfSegment& line) { any = any || line.words.back().text.ends_with('-'); });
  KnownWords out;
  if (!any) return out;
  each_line(text, [&](const PdfSegment& line) {
    for (const PdfWord& word : line.words) {
      std::string letters = word.text;
      while (!letters.empty() && std::string_view(".,;:!?)\"'").find(letters.back()) != std::string_view::npos) {
        letters.pop_back();
      }
      if (!letters.ends_with('-')) out.insert(std::move(letters));
    }
  });
  return out;
}

/// Puts blocks into paragraphs, over the ends of columns and pages.
class TextMaker {
 public:
  TextMaker(const PdfText& text, const AddPicture& add_picture)
      : text_(text), add_picture_(add_picture), usual_(usual_size(text)), known_(known_words(text)) {}

  Rendition make() {
    for (const PdfPageText& page : text_.pages) add_page(page);
    end_paragraph();
    Rendition made = out_.finish(FileFormat::Pdf, {});
    made.gaps.insert(made.gaps.end(), text_.gaps.begin(), text_.gaps.end());
    std::stable_sort(made.gaps.begin(), made.gaps.end(), [](const Gap& a, const Gap& b) { return a.page < b.page; });
    return made;
  }

 private:
  void add_page(const PdfPageText& page) {
    if (!page.needs_picture.empty()) {
      end_paragraph();
      if (add_picture_ && add_picture_(out_.rendition(), page.page)) return;
      out_.rendition().gaps.push_back({page.page, "this page was not read: " + page.needs_picture});
    }
    out_.rendition().layout.pages.push_back({page.sizes.width, page.sizes.height, false});
    for (const PdfBlock& block : page.blocks) {
      if (block.table.empty()) {
        add_lines(page, block);
      } else {
        add_table(page, block);
      }
    }
  }

  void add_lines(const PdfPageText& page, const PdfBlock& block) {
    const float pitch = line_pitch(block);
    for (std::size_t i = 0; i < block.lines.size(); ++i) {
      const PdfSegment& line = block.lines[i];
      if (last_ != nullptr) {
        const bool new_one = i > 0 ? begins_paragraph(*last_, line, block, lines_ == 1, pitch)
                                   : !goes_on(*last_, *last_block_, line, block);
        if (new_one) end_paragraph();
      }
      join_line(paragraph_, {&line, page.page, &page.sizes, page.turn}, known_);
      ++lines_;
      last_ = &line;
      last_block_ = &block;
    }
  }

  void end_paragraph() {
    if (!paragraph_.text.empty()) {
      const bool heading = paragraph_.size > kHeading * usual_ && paragraph_.text.size() < kLongestHeading;
      out_.paragraph(heading            ? PieceKind::Heading
                     : paragraph_.label ? PieceKind::ListItem
                                        : PieceKind::Paragraph,
                     paragraph_.text, paragraph_.page, paragraph_.words);
    }
    paragraph_ = {};
    lines_ = 0;
    last_ = nullptr;
  }

  void add_table(const PdfPageText& page, const PdfBlock& block) {
    end_paragraph();
    out_.begin_table();
    std::vector<TableCell> cells;
    for (const auto& row : block.table) {
      cells.clear();
      for (const PdfCell& cell : row) {
        PdfParagraph joined;
        for (const PdfSegment& line : cell.lines) join_line(joined, {&line, page.page, &page.sizes, page.turn}, known_);
        cells.push_back({std::move(joined.text), cell.columns, cell.rows, page.page, std::move(joined.words)});
      }
      out_.row(cells);
    }
    out_.end_table();
  }

  const PdfText& text_;
  const AddPicture& add_picture_;
  float usual_ = 0;
  KnownWords known_;
  TextBuilder out_;
  PdfParagraph paragraph_;
  std::size_t lines_ = 0;  ///< of the paragraph
  const PdfSegment* last_ = nullptr;
  const PdfBlock* last_block_ = nullptr;
};

/// The pages that need their pictures, as they are read there; none where no models are installed.
Result<std::map<std::uint32_t, PageReading>> read_pictures(const PdfFile& file, const PdfText& text) {
  constexpr float kDpi = 300;
  std::vector<std::uint32_t> pages;
  for (const PdfPageText& page : text.pages)
    if (!page.needs_picture.empty()) pages.push_back(page.page);
  std::map<std::uint32_t, PageReading> out;
  auto read =
      read_pages(pages.size(), [&](std::size_t i) { return file.picture(pages[i], kDpi, PictureColours::Rgb); });
  if (!read && read.error().kind == ErrorKind::NotFound) return out;
  if (!read) return read.error();
  for (std::size_t i = 0; i < pages.size(); ++i)  // where nothing was read, why its text is not used says more
    if (!(*read)[i].lines.empty()) out.emplace(pages[i], std::move((*read)[i]));
  return out;
}

}  // namespace

Rendition put_together(const PdfText& text, const AddPicture& add_picture) {
  return TextMaker(text, add_picture).make();
}

Result<Rendition> render_pdf(const WorkbookSource& source) {
  TRY(file, PdfFile::open(source.file, source.bytes));
  TRY(text, read_pdf(file));
  TRY(pictures, read_pictures(file, text));
  const auto add_picture = [&](Rendition& out, std::uint32_t page) {
    const auto read = pictures.find(page);
    if (read == pictures.end()) return false;
    append_page(out, read->second, page);
    return true;
  };
  Rendition made = put_together(text, add_picture);
  if (made.text.empty() && !made.gaps.empty()) {
    const Gap& gap = made.gaps.front();
    const std::string where = gap.page == 0 ? std::string() : "page " + std::to_string(gap.page) + ": ";
    return source.error(ErrorKind::Empty, "holds no text that can be read: " + where + gap.reason);
  }
  return made;
}

}  // namespace chancery
