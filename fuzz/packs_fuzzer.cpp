// Compiled packs of arbitrary bytes. The checksum is made right again, so that what lies behind it is reached: an image
// that is accepted must be safe to read by.
//
// An input is either a whole image (it begins as one), or a row of changes to a good small image: six bytes each, four
// for the place, one for the width (1, 2, 4 or 8 bytes), one that chooses the value.
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>
#include <string_view>

#include "reading/out/json.h"
#include "reading/reader.h"
#include "tests/reading/small_pack.h"
#include "text/fold.h"

namespace {

using namespace chancery;

constexpr std::string_view kText =
    "Mr. Nguyen, Governor of Khon Kaen province, led 20 delegates to Thailand on 2 May 2024.\n"
    "about $2 million, twenty percent; article 2; first, 9th; two hundred and one years; 2-9 September 2025; in 2024\n"
    "Ministry of Foreign Affairs, ASEAN, Khon Kaen Station, Prime Minister, Deputy Governor, Thai people 1.5 half\n"
    "xqa xqb xqc xqd xqba xqca xqda xqea visit MAY May 2024 CE 5/9/2024 -2 point one minus two\n"
    "นาย ผู้ว่าราชการ จังหวัดขอนแก่น วันที่ 2 พฤษภาคม พ.ศ. 2567 สองร้อยคน 10 บาท กระทรวง\n";

const std::string& good_image() {
  static const std::string image = [] {
    const PackCompilation made = SmallPack().compile();
    for (const Error& problem : made.problems) std::fprintf(stderr, "%s\n", problem.message().c_str());
    if (made.image.empty()) std::abort();
    return made.image;
  }();
  return image;
}

std::uint64_t value_for(std::uint8_t choice, std::uint64_t old) {
  constexpr std::array<std::uint64_t, 8> kEdges = {0, 1, 7, 8, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFF, ~std::uint64_t{0}};
  if (choice < kEdges.size()) return kEdges[choice];
  if (choice < 72) return old ^ (std::uint64_t{1} << (choice - 8U));
  return choice < 160 ? old + choice - 72U : old - choice + 160U;
}

void change(std::string& image, const std::uint8_t* step) {
  std::uint32_t place = 0;
  std::memcpy(&place, step, sizeof place);
  const std::size_t width = std::size_t{1} << (step[4] % 4U);
  // Half of the changes go to the header, whose sections hold everything up.
  const std::size_t limit = (step[4] & 0x80U) != 0 ? sizeof(PackHeader) : image.size() - 8;
  const std::size_t at = place % (limit / width) * width;
  std::uint64_t old = 0;
  std::memcpy(&old, image.data() + at, width);
  const std::uint64_t value = value_for(step[5], old);
  std::memcpy(image.data() + at, &value, width);
}

void repair(std::string& image) {
  PackHeader header;
  if (image.size() < sizeof header) return;
  std::memcpy(&header, image.data(), sizeof header);
  header.size = image.size();
  header.checksum = pack_checksum(std::string_view(image).substr(offsetof(PackHeader, section)));
  std::memcpy(image.data(), &header, sizeof header);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string image;
  if (size >= 8 && std::memcmp(data, &kPackMagic, 8) == 0) {
    image.assign(reinterpret_cast<const char*>(data), size);
  } else {
    image = good_image();
    for (std::size_t at = 0; at + 6 <= size; at += 6) change(image, data + at);
  }
  repair(image);
  const auto packs = Packs::from_image(std::move(image));
  if (!packs) {
    if (packs.error().kind != ErrorKind::BadPack || packs.error().sentence.empty()) std::abort();
    return 0;
  }
  const ReadingTools tools(*packs);
  Reader reader(tools);
  const FoldedText folded = fold(kText);
  const PictureText picture{{{0, static_cast<std::uint32_t>(folded.text.size())}}, {}};
  (void)reader.read(folded.text, {}, picture);
  const Reading reading = reader.read(folded.text);
  std::string out;
  append_json(out, *packs, reading, SourceText{kText, &folded.map, nullptr}, "text", "", Explain::Yes);
  return 0;
}
