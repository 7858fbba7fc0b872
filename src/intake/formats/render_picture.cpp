#include "intake/formats/render_picture.h"

#include "intake/formats/page_reader.h"
#include "intake/formats/picture_file.h"

namespace chancery {

Result<std::vector<PageReading>> read_pages(std::size_t count,
                                            const std::function<Result<Picture>(std::size_t)>& picture_of) {
  return read_page_pictures(count, [&](std::size_t page) -> Result<PixPtr> {
    TRY(picture, picture_of(page));
    return to_pix(picture);
  });
}

Result<std::optional<Rendition>> render_picture(const WorkbookSource& source) {
  TRY(file, PictureFile::open(source.file, source.bytes));
  if (!file) return std::optional<Rendition>();
  const auto of_this = [&](Error error) {
    error.place = source.file;
    return error;
  };
  if (file->page_count() == 1) {  // a damaged picture is an error of the file, not of a page
    const Result<PixPtr> page = file->page(0);
    if (!page) return of_this(page.error());
  }
  auto pages = read_page_pictures(file->page_count(), [&](std::size_t page) { return file->page(page); });
  if (!pages) return of_this(pages.error());
  Rendition out;
  out.format = file->format();
  for (std::size_t i = 0; i < pages->size(); ++i) append_page(out, (*pages)[i], static_cast<std::uint32_t>(i + 1));
  if (out.text.empty()) {
    const std::string why = out.gaps.empty() ? "holds no text that can be read" : out.gaps.front().reason;
    return source.error(ErrorKind::Empty, why);
  }
  return std::optional(std::move(out));
}

}  // namespace chancery
