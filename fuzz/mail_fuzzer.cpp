// Saved e-mails and web archives of arbitrary bytes: their text, and what came with them.
#include "fuzz/check.h"
#include "intake/formats/formats.h"
#include "intake/formats/mail_reader.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace chancery;
  const std::string mail = "MIME-Version: 1.0\n" + text_of(data, size);
  const WorkbookLimits limits = small_limits();
  check(render_document({"file", bytes_of(mail), limits}));
  ArchiveLimits archive;
  archive.bytes = 8U << 20U;
  const auto unpacked = unpack_mail("file", bytes_of(mail), archive);
  if (!unpacked) check(unpacked.error());
  require(!unpacked || is_possible(*unpacked, "file"));
  return 0;
}
