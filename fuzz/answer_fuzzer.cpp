#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "intake/answer_check.h"
#include "intake/message_fields.h"

// What a process that reads a document sends back, written by anyone: it is refused, or what it holds can be sent and
// taken again as it is.
namespace {

template <class T, class Read>
void check(const std::optional<T>& made, Read value_in) {
  if (!made) return;
  chancery::MessageWriter writer;
  writer(*made);
  const std::string message = writer.take();
  const std::optional<T> back = value_in(message);
  if (!back) std::abort();
  chancery::MessageWriter again;
  again(*back);
  if (again.take() != message) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view message(reinterpret_cast<const char*>(data), size);
  check<chancery::Rendition>(chancery::rendition_in(message), chancery::rendition_in);
  check<chancery::Workbook>(chancery::workbook_in(message), chancery::workbook_in);
  const auto archive_in = [](std::string_view bytes) { return chancery::archive_in(bytes, "file"); };
  check<chancery::ArchiveFile>(archive_in(message), archive_in);
  return 0;
}
