#pragma once
#include <functional>
#include <vector>

#include "intake/formats/page_text.h"

namespace chancery {

using PageSource = std::function<Result<PixPtr>(std::size_t)>;

/// Reads the pages of a document from their pictures, as many at a time as there are processors. `source` gives the
/// picture of a page, as it is shown, and is called by one thread at a time. Errors: NotFound (no models at all).
[[nodiscard]] Result<std::vector<PageReading>> read_page_pictures(std::size_t count, const PageSource& source);

}  // namespace chancery
