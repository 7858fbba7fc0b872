// Web pages of arbitrary bytes, in any encoding: the text is well-formed, and the pieces of its layout lie in it one
// behind the other.
#include "fuzz/check.h"
#include "intake/formats/formats.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const chancery::WorkbookLimits limits = chancery::small_limits();
  const std::string page = "<html>" + chancery::text_of(data, size);
  chancery::check(chancery::render_document({"file", chancery::bytes_of(page), limits}));
  return 0;
}
