// Decoding and folding of arbitrary bytes: no crash, and the map holds what it promises.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <span>

#include "text/decode.h"

namespace {

using namespace chancery;

void require(bool holds) {
  if (!holds) std::abort();
}

void check_map(const FoldedText& folded, std::size_t file_size) {
  require(folded.map.folded_size() == folded.text.size());
  require(folded.map.file_size() == file_size);
  OffsetMap::Cursor cursor(folded.map);
  std::uint32_t begin_before = 0;
  std::uint32_t end_before = 0;
  for (std::uint32_t i = 0; i < folded.text.size(); ++i) {
    const std::uint32_t begin = cursor.to_file_begin(i);
    const std::uint32_t end = cursor.to_file_end(i + 1);
    require(begin < end && end <= file_size && begin >= begin_before && end >= end_before);
    begin_before = begin;
    end_before = end;
  }
}

void check_text(std::string_view bytes) {
  const FoldedText folded = fold(bytes);
  check_map(folded, bytes.size());
  require(folded.identical == (folded.text == bytes));
  const FoldedText again = fold(folded.text);
  require(again.identical && again.text == folded.text);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  check_text({reinterpret_cast<const char*>(data), size});
  const auto file = decode(std::as_bytes(std::span(data, size)));
  if (!file) {
    require(!file.error().sentence.empty());
    return 0;
  }
  check_map(fold(*file), size);
  return 0;
}
