#pragma once
#include <cstddef>
#include <functional>
#include <optional>
#include <vector>

#include "intake/formats/page_text.h"
#include "intake/formats/picture.h"
#include "intake/formats/workbook_source.h"

namespace chancery {

/// A PNG, JPEG or TIFF file as the text that Tesseract reads in it; nothing where it is no such file. Errors: TooLarge,
/// Unreadable (damaged or cut short), Empty (no page holds text), NotFound (no models are installed).
[[nodiscard]] Result<std::optional<Rendition>> render_picture(const WorkbookSource& source);

/// Reads pages from their pictures, several at a time. `picture_of` is called with numbers from 0 below `count`, one
/// call at a time; a page whose picture fails has the reason as its gap. In order of the pages. Errors: NotFound.
[[nodiscard]] Result<std::vector<PageReading>> read_pages(
    std::size_t count, const std::function<Result<Picture>(std::size_t)>& picture_of);

}  // namespace chancery
