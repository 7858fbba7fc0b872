// TOML of arbitrary bytes: a value or a complaint with its line, no crash.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "reading/packs/toml_file.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  const auto file = chancery::parse_toml(text, "a.toml");
  const bool fine = file ? file->root.table() != nullptr : file.error().place.starts_with("a.toml:");
  if (!fine) std::abort();
  return 0;
}
