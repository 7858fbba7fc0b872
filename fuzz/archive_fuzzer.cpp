// Archives of arbitrary bytes: what libarchive makes of them stays within the limits, and no name leads out.
#include "fuzz/check.h"
#include "intake/formats/archive_reader.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace chancery;
  const std::string file = text_of(data, size);
  ArchiveLimits limits;
  limits.members = 200;
  limits.bytes = 8U << 20U;
  limits.free_bytes = 1U << 20U;
  const auto unpacked = unpack_archive("file", bytes_of(file), limits);
  if (!unpacked) {
    check(unpacked.error());
    return 0;
  }
  require(is_possible(*unpacked, "file") && unpacked->members.size() <= limits.members);
  std::size_t bytes = 0;
  for (const ArchiveMember& member : unpacked->members) bytes += member.bytes.size();
  require(bytes <= limits.bytes);
  return 0;
}
