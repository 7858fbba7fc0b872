// JSON of arbitrary bytes: a value that is written and read again as it is, or an error with its place.
#include "base/json_value.h"
#include "fuzz/check.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace chancery;
  const auto value = parse_json(text_of(data, size), "file");
  if (!value) {
    require(value.error().kind == ErrorKind::BadArgument && !value.error().sentence.empty());
    return 0;
  }
  const std::string text = to_string(*value);
  const auto again = parse_json(text, "file");
  require(again && *again == *value && to_string(*again) == text);
  return 0;
}
