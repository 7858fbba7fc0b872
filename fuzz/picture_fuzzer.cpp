// Pictures of arbitrary bytes: by their headers they are refused where they are too large, and a camera's note of how
// it was held is read. Small ones are decoded, which shows that what the header said was so; nothing is recognized.
#include "fuzz/check.h"
#include "intake/formats/exif.h"
#include "intake/formats/picture_file.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace chancery;
  const Orientation orientation = jpeg_orientation({data, size});
  require(orientation.quarter_turns < 4);
  const std::string file = text_of(data, size);
  const auto picture = PictureFile::open("file", bytes_of(file));
  if (!picture) {
    check(picture.error());
    return 0;
  }
  if (!*picture) return 0;
  require((*picture)->page_count() > 0 && (*picture)->page_count() <= kMaxPicturePages);
  return 0;
}
