#include "tests/intake/drawn_pages.h"

#include "tests/folder.h"

namespace chancery {
namespace {

constexpr int kWidth = 1654;
constexpr int kHeight = 2339;

}  // namespace

PixPtr drawn_page(const std::vector<std::string>& lines) {
  constexpr int kFontSize = 12;  // points at 300 dots an inch
  constexpr int kStep = 90;
  constexpr l_uint32 kInk = 0;
  L_Bmf* font = bmfCreate(nullptr, kFontSize);
  PixPtr page(pixCreate(kWidth, kHeight, 8));
  pixSetAllGray(page.get(), 255);
  int y = kHeight / 10 + kStep / 2;
  for (const std::string& line : lines) {
    pixSetTextline(page.get(), font, line.c_str(), kInk, kWidth / 10, y, nullptr, nullptr);
    y += kStep;
  }
  bmfDestroy(&font);
  pixSetResolution(page.get(), 200, 200);
  return page;
}

std::string picture_bytes(const Pix& pix, int format) {
  l_uint8* data = nullptr;
  std::size_t size = 0;
  pixWriteMem(&data, &size, const_cast<Pix*>(&pix), format);
  std::string out(reinterpret_cast<const char*>(data), size);
  lept_free(data);
  return out;
}

std::string tiff_of(const std::vector<const Pix*>& pages) {
  const test::Folder folder;
  const std::string path = folder.path("pages.tif");
  const char* mode = "w";
  for (const Pix* page : pages) {
    pixWriteTiff(path.c_str(), const_cast<Pix*>(page), IFF_TIFF_ZIP, mode);
    mode = "a";
  }
  return test::contents(path);
}

}  // namespace chancery
